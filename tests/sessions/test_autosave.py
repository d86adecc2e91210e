"""The saving thread: what is put is on disk when it says so, and typing is throttled."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions import backup, sql
from stackpick_tui.sessions import inbox as inbox_module
from stackpick_tui.sessions.access import Mode
from stackpick_tui.sessions.errors import StoreUnavailable
from stackpick_tui.sessions.reports import (
    Conflicted,
    Deleted,
    Opened,
    Report,
    Saved,
)
from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.store import SessionStore
from tests.support.disk import stored
from tests.support.saving import PATIENCE, Kept, Listener, Make, Start


def test_what_is_put_is_on_disk_when_saved_is_told(path: Path, start: Start, make: Make) -> None:
    seen: list[tuple[Session, list[Session]]] = []
    told = threading.Event()

    def look(report: Report) -> None:
        if isinstance(report, Saved):
            seen.append((report.session, stored(path)))
            told.set()

    autosave = start(report=look)
    autosave.put(make("Shop"))
    assert told.wait(PATIENCE)
    [(saved, found)] = seen
    assert found == [saved]
    assert saved.revision == 1


def test_reports_wait_until_somebody_listens(start: Start, listener: Listener, make: Make) -> None:
    autosave = start(report=None)
    autosave.put(make("Shop"))
    assert autosave.flush(PATIENCE)
    autosave.listen(listener)
    assert listener.next(Opened).access.mode is Mode.READ_WRITE
    assert listener.next(Saved).session.name == "Shop"


def test_a_screen_may_go_on_from_an_old_revision(
    path: Path, start: Start, listener: Listener, make: Make
) -> None:
    autosave = start()
    session = make("Shop")
    for name in ("a", "b", "c"):
        autosave.put(session.with_name(name))
        assert autosave.flush(PATIENCE)
    assert [found.name for found in stored(path)] == ["c"]
    assert listener.count(Conflicted) == 0


def test_typing_is_throttled_and_the_last_text_wins(
    path: Path, kept: Kept, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stackpick_tui.sessions.pending.THROTTLE", 1000.0)
    autosave, session = kept
    for number in range(1, 51):
        autosave.put(session.with_note(f"note {number}"), soon=True)
    assert autosave.flush(PATIENCE)
    assert listener.count(Saved) == 2
    assert stored(path)[0].note == "note 50"


def test_what_is_typed_during_a_write_is_written_too(
    path: Path, start: Start, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = sql.put
    session = make("Shop")

    def put_and_type(connection: sqlite3.Connection, written: Session) -> Session:
        monkeypatch.undo()
        autosave.put(session.with_note("typed meanwhile"))
        return put(connection, written)

    monkeypatch.setattr(sql, "put", put_and_type)
    autosave = start()
    autosave.put(session)
    assert autosave.flush(PATIENCE)
    assert stored(path)[0].note == "typed meanwhile"


def test_a_tick_after_typing_is_written_at_once_and_takes_the_text_along(
    path: Path, start: Start, listener: Listener, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stackpick_tui.sessions.pending.THROTTLE", 1000.0)
    autosave = start()
    session = make("Shop").with_note("typed")
    autosave.put(session, soon=True)
    assert autosave.has_unsaved
    autosave.put(session.toggled(Feature.ORM))
    assert listener.next(Saved).session.features == {Feature.ORM}
    assert stored(path)[0].note == "typed"
    assert not autosave.has_unsaved


@pytest.mark.parametrize("end", ["flush", "close", "query"])
def test_text_that_is_still_owed_is_written_first(
    path: Path, start: Start, make: Make, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    monkeypatch.setattr("stackpick_tui.sessions.pending.THROTTLE", 1000.0)
    autosave = start()
    autosave.put(make("Shop").with_note("typed"), soon=True)
    if end == "query":
        assert autosave.submit(lambda store: store.count()).result(PATIENCE) == 1
    else:
        assert autosave.close(PATIENCE) if end == "close" else autosave.flush(PATIENCE)
    assert stored(path)[0].note == "typed"


def test_deleting_and_restoring_follow_what_was_put(
    path: Path, start: Start, listener: Listener, make: Make
) -> None:
    autosave = start()
    session = make("Shop")
    autosave.put(session)
    autosave.delete(session.id)
    assert listener.next(Deleted).session_id == session.id
    assert autosave.submit(lambda store: store.search(trashed=True)).result(PATIENCE) == [session]
    autosave.restore(session.id)
    assert listener.next(Saved).session == session
    autosave.put(session.with_name("Blog"))
    assert autosave.flush(PATIENCE)
    assert [found.name for found in stored(path)] == ["Blog"]
    assert listener.count(Conflicted) == 0


def test_preferences_are_remembered(start: Start, path: Path) -> None:
    autosave = start()
    autosave.remember("theme", "nord")
    assert not autosave.has_unsaved
    assert autosave.close(PATIENCE)
    with closing(SessionStore.open(path)) as store:
        assert store.preference("theme") == "nord"
        assert store.preference("other") is None


def test_the_end_waits_no_longer_than_it_may(start: Start) -> None:
    autosave = start()
    busy, free = threading.Event(), threading.Event()

    def hold(_: SessionStore) -> None:
        busy.set()
        free.wait(PATIENCE)

    held = autosave.submit(hold)
    assert busy.wait(PATIENCE)
    autosave.close(0)
    assert not held.done()
    free.set()


def test_the_store_is_looked_after_when_nothing_is_owed_any_more(
    start: Start, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stackpick_tui.sessions.pending.THROTTLE", 1000.0)
    monkeypatch.setattr(inbox_module, "MAINTAIN_AFTER", 0.0)
    monkeypatch.setattr(inbox_module, "POLL", 0.0)
    begin, maintained, looks = threading.Event(), threading.Event(), threading.Semaphore(0)
    owed: list[bool] = []

    def maintain(_: SessionStore) -> None:
        owed.append(autosave.has_unsaved)
        maintained.set()

    def look(_: SessionStore) -> bool:
        looks.release()
        return False

    def wait_and_open(at: Path) -> SessionStore:
        begin.wait(PATIENCE)
        return open_now(at)

    open_now = SessionStore.open
    monkeypatch.setattr(SessionStore, "open", wait_and_open)
    monkeypatch.setattr(SessionStore, "maintain", maintain)
    monkeypatch.setattr(SessionStore, "was_replaced", look)
    autosave = start()
    autosave.put(make("Shop"), soon=True)
    autosave.watch(on=True)
    begin.set()
    assert all(looks.acquire(timeout=PATIENCE) for _ in range(5))
    assert not owed
    assert autosave.flush(PATIENCE)
    assert maintained.wait(PATIENCE)
    assert owed == [False]


def test_whoever_leaves_before_the_daily_maintenance_has_a_backup(
    path: Path, start: Start, make: Make
) -> None:
    autosave = start()
    autosave.put(make("Shop"))
    assert autosave.close(PATIENCE)
    [made] = backup.newest_first(path)
    assert [session.name for session in stored(made)] == ["Shop"]


def test_whoever_leaves_an_untouched_session_leaves_no_backup(path: Path, start: Start) -> None:
    assert start().close(PATIENCE)
    assert backup.newest_first(path) == []


def test_a_backup_that_fails_on_leaving_does_not_keep_anybody(path: Path, start: Start, make: Make) -> None:
    autosave = start()
    autosave.put(make("Shop"))
    assert autosave.flush(PATIENCE)
    path.with_name("backups").write_text("in the way")
    assert autosave.close(PATIENCE)
    with pytest.raises(StoreUnavailable):
        autosave.submit(lambda store: store.count()).result(PATIENCE)
