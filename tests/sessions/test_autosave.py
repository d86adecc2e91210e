"""The saving thread: what is told, when it writes, and that it never gives up what it owes."""

import queue
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions import autosave as autosave_module
from stackpick_tui.sessions import writing
from stackpick_tui.sessions.access import Mode
from stackpick_tui.sessions.autosave import Autosave
from stackpick_tui.sessions.errors import StoreError, StoreUnavailable, Superseded
from stackpick_tui.sessions.reports import (
    ChangedElsewhere,
    Conflicted,
    Deleted,
    Opened,
    Recovered,
    Report,
    Saved,
    Trouble,
)
from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.store import SessionStore

R = TypeVar("R")
Make = Callable[..., Session]
PATIENCE = 20


class Listener:
    """Collects reports, and waits for one of a kind."""

    def __init__(self) -> None:
        self._queue: queue.Queue[Report] = queue.Queue()
        self.heard: list[Report] = []

    def __call__(self, report: Report) -> None:
        self._queue.put(report)

    def next(self, kind: type[R]) -> R:
        while True:
            report = self._queue.get(timeout=PATIENCE)
            self.heard.append(report)
            if isinstance(report, kind):
                return report

    def rest(self) -> list[Report]:
        while not self._queue.empty():
            self.heard.append(self._queue.get())
        return self.heard

    def count(self, kind: type[object]) -> int:
        return sum(isinstance(report, kind) for report in self.rest())


@pytest.fixture
def listener() -> Listener:
    return Listener()


Start = Callable[..., Autosave]


@pytest.fixture
def start(path: Path, listener: Listener, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Start threads on the store that end with the test; they try again quickly."""
    monkeypatch.setattr(autosave_module, "RETRY", 0.05)
    monkeypatch.setattr("stackpick_tui.sessions.connecting.TIMEOUT", 0.1)
    started: list[Autosave] = []

    def start_one(at: Path | None = path, report: Callable[[Report], None] | None = listener) -> Autosave:
        started.append(Autosave(lambda: SessionStore.open(at), report))
        return started[-1]

    yield start_one
    for autosave in started:
        autosave.close(0)
        autosave.close(PATIENCE if not autosave.owes else 0.5)


def on_disk(path: Path) -> list[Session]:
    with closing(SessionStore.open(path, create=False)) as store:
        return store.list(limit=None)


@contextmanager
def locked(path: Path, kind: str = "EXCLUSIVE") -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None, timeout=PATIENCE)) as other:
        other.execute(f"BEGIN {kind}")
        yield


def test_what_is_put_is_on_disk_when_saved_is_told(path: Path, start: Start, make: Make) -> None:
    seen: list[tuple[Session, list[Session]]] = []
    told = threading.Event()

    def look(report: Report) -> None:
        if isinstance(report, Saved):
            seen.append((report.session, on_disk(path)))
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
    autosave.report = listener
    assert listener.next(Opened).access.mode is Mode.READ_WRITE
    assert listener.next(Saved).session.name == "Shop"


def test_a_listener_that_fails_does_not_stop_the_saving(path: Path, start: Start, make: Make) -> None:
    def fail(report: Report) -> None:
        raise RuntimeError(report)

    autosave = start(report=fail)
    autosave.put(make("one"))
    assert autosave.flush(PATIENCE)
    autosave.put(make("two"))
    assert autosave.flush(PATIENCE)
    assert len(on_disk(path)) == 2


def test_a_screen_may_go_on_from_an_old_revision(
    path: Path, start: Start, listener: Listener, make: Make
) -> None:
    autosave = start()
    session = make("Shop")
    for name in ("a", "b", "c"):
        autosave.put(session.renamed(name))
        assert autosave.flush(PATIENCE)
    assert [found.name for found in on_disk(path)] == ["c"]
    assert listener.count(Conflicted) == 0


def test_typing_is_throttled_and_the_last_text_wins(
    path: Path, start: Start, listener: Listener, make: Make
) -> None:
    autosave = start()
    session = make("Shop")
    autosave.put(session)
    listener.next(Saved)
    deadline = time.monotonic() + 1.2
    typed = 0
    while time.monotonic() < deadline:
        typed += 1
        autosave.put(session.noted(f"note {typed}"), soon=True)
        time.sleep(0.005)
    saved = listener.count(Saved)
    # throttled, not put off until the typing stops: and far fewer than what was typed
    assert 1 <= saved <= 8
    assert autosave.flush(PATIENCE)
    assert on_disk(path)[0].note == f"note {typed}"


def test_a_tick_after_typing_is_written_at_once_and_takes_the_text_along(
    path: Path, start: Start, listener: Listener, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stackpick_tui.sessions.ledger.THROTTLE", 1000.0)
    autosave = start()
    session = make("Shop").noted("typed")
    autosave.put(session, soon=True)
    assert autosave.owes
    autosave.put(session.toggled(Feature.ORM))
    assert listener.next(Saved).session.features == {Feature.ORM}
    assert on_disk(path)[0].note == "typed"
    assert not autosave.owes


@pytest.mark.parametrize("end", ["flush", "close", "ask"])
def test_text_that_is_still_owed_is_written_first(
    path: Path, start: Start, make: Make, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    monkeypatch.setattr("stackpick_tui.sessions.ledger.THROTTLE", 1000.0)
    autosave = start()
    autosave.put(make("Shop").noted("typed"), soon=True)
    if end == "ask":
        assert autosave.ask(lambda store: store.count()).result(PATIENCE) == 1
    else:
        assert autosave.close(PATIENCE) if end == "close" else autosave.flush(PATIENCE)
    assert on_disk(path)[0].note == "typed"


def test_deleting_and_restoring_follow_what_was_put(
    path: Path, start: Start, listener: Listener, make: Make
) -> None:
    autosave = start()
    session = make("Shop")
    autosave.put(session)
    autosave.delete(session.id)
    assert listener.next(Deleted).session_id == session.id
    assert autosave.ask(lambda store: store.list(trashed=True)).result(PATIENCE) == [session]
    autosave.restore(session.id)
    assert listener.next(Saved).session == session
    autosave.put(session.renamed("Blog"))
    assert autosave.flush(PATIENCE)
    assert [found.name for found in on_disk(path)] == ["Blog"]
    assert listener.count(Conflicted) == 0


def test_deleting_what_is_gone_settles_the_debt(start: Start, listener: Listener, make: Make) -> None:
    autosave = start()
    autosave.restore(make("never put").id)
    listener.next(Deleted)
    assert autosave.flush(PATIENCE)


def test_preferences_are_remembered(start: Start, path: Path) -> None:
    autosave = start()
    autosave.remember("theme", "nord")
    assert not autosave.owes
    assert autosave.close(PATIENCE)
    with closing(SessionStore.open(path)) as store:
        assert store.preference("theme") == "nord"
        assert store.preference("other") is None


def test_fault_25_a_lock_held_elsewhere_blocks_nobody_and_the_text_is_saved_after_it(
    path: Path, start: Start, listener: Listener, make: Make
) -> None:
    autosave = start()
    session = make("Shop")
    autosave.put(session)
    listener.next(Saved)
    with locked(path):
        autosave.put(session.noted("typed"), soon=True)
        trouble = listener.next(Trouble)
        assert trouble == Trouble("another program is using it", path)
        for number in range(50):
            autosave.put(session.noted(f"typed {number}"), soon=True)
        assert autosave.owes
        assert not autosave.flush(0.3)
        assert not autosave.close(0) or autosave.owes
    assert listener.count(Trouble) == 1


def test_fault_25_what_a_lock_held_up_is_saved_when_it_is_gone(
    path: Path, start: Start, listener: Listener, make: Make
) -> None:
    autosave = start()
    session = make("Shop")
    autosave.put(session)
    listener.next(Saved)
    with locked(path):
        autosave.put(session.noted("typed"))
        listener.next(Trouble)
    assert listener.next(Saved).session.note == "typed"
    listener.next(Recovered)
    assert on_disk(path)[0].note == "typed"
    assert not autosave.owes
    assert [listener.count(kind) for kind in (Trouble, Recovered)] == [1, 1]


def test_fault_26_a_store_locked_at_the_start_takes_what_memory_holds_when_it_is_free(
    path: Path, start: Start, listener: Listener, make: Make, store: SessionStore
) -> None:
    before = store.put(make("before"))
    store.close()
    with locked(path):
        autosave = start()
        assert listener.next(Opened).access.mode is Mode.MEMORY
        session = make("Shop")
        autosave.put(session)
        assert listener.next(Trouble).path == path
        assert autosave.ask(lambda store: store.list()).result(PATIENCE) == [session]
        assert autosave.owes
        assert listener.count(Saved) == 0
    autosave.retry()
    assert listener.next(Saved).session == session
    listener.next(Recovered)
    assert on_disk(path) == [session, before]
    assert not autosave.owes
    autosave.put(session.renamed("edited"))
    listener.next(Saved)
    assert listener.count(Conflicted) == 0


def test_retry_opens_the_file_though_nothing_is_owed(
    path: Path, start: Start, listener: Listener, make: Make, store: SessionStore
) -> None:
    before = store.put(make("before"))
    store.close()
    with locked(path):
        autosave = start()
        assert listener.next(Opened).access.mode is Mode.MEMORY
    autosave.retry()
    assert listener.next(Opened).access.mode is Mode.READ_WRITE
    assert autosave.ask(lambda store: store.list()).result(PATIENCE) == [before]


def test_without_any_place_everything_works_in_memory_and_stays_owed(
    start: Start, listener: Listener, make: Make
) -> None:
    autosave = start(None)
    session = make("Shop")
    autosave.put(session)
    listener.next(Trouble)
    assert autosave.ask(lambda store: store.newest()).result(PATIENCE) == session
    assert not autosave.flush(0.1)
    assert not autosave.close(0.1)
    assert autosave.owes
    assert listener.count(Saved) == 0


def test_a_place_that_cannot_be_told_is_memory_too(listener: Listener) -> None:
    def refuse() -> SessionStore:
        raise StoreUnavailable("no home directory")

    autosave = Autosave(refuse, listener)
    access = listener.next(Opened).access
    assert (access.mode, access.reason) == (Mode.MEMORY, "no home directory")
    assert autosave.close(PATIENCE)


def test_fault_27_both_texts_of_two_windows_are_kept_and_it_is_told(
    path: Path, start: Start, listener: Listener, make: Make
) -> None:
    autosave = start()
    session = make("Shop")
    autosave.put(session)
    mine = listener.next(Saved).session
    with closing(SessionStore.open(path)) as window:
        theirs = window.put(mine.noted("theirs"))
    autosave.put(mine.noted("mine"))
    told = listener.next(Conflicted)
    assert told.theirs == theirs
    assert (told.mine_kept_as.note, told.mine_kept_as.name) == ("mine", "Shop (copy)")
    assert told.mine_kept_as.id != mine.id
    # typed before the screen heard of it: still mine
    autosave.put(mine.noted("mine, longer"))
    assert listener.next(Saved).session.id == told.mine_kept_as.id
    # and the screen goes on with either
    autosave.put(told.mine_kept_as.noted("mine, at last"))
    autosave.put(told.theirs.noted("theirs, at last"))
    assert autosave.flush(PATIENCE)
    found = {found.name: found.note for found in on_disk(path)}
    assert found == {"Shop": "theirs, at last", "Shop (copy)": "mine, at last"}
    assert listener.count(Conflicted) == 1


def test_fault_28_what_a_full_disk_refused_is_saved_once_there_is_room(
    path: Path, start: Start, listener: Listener, make: Make
) -> None:
    autosave = start()
    session = make("Shop")
    autosave.put(session)
    listener.next(Saved)

    def limit(pages: int) -> None:
        def set_limit(store: SessionStore) -> None:
            used = int(str(store.database.read("PRAGMA page_count")[0][0]))
            store.database.read(f"PRAGMA max_page_count = {used + pages}")

        autosave.ask(set_limit).result(PATIENCE)

    limit(0)
    autosave.put(session.noted("x" * 20_000))
    assert listener.next(Trouble).reason == "the disk is full"
    assert on_disk(path) == [session]
    limit(1000)
    listener.next(Recovered)
    assert len(on_disk(path)[0].note) == 20_000


def test_fault_29_an_error_of_the_disk_in_a_commit_is_tried_again(
    path: Path, start: Start, listener: Listener, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = writing.put
    tries = []

    def fail_twice(connection: sqlite3.Connection, session: Session) -> Session:
        stored = put(connection, session)
        tries.append(stored)
        if len(tries) <= 2:
            raise sqlite3.OperationalError("disk I/O error")
        return stored

    monkeypatch.setattr(writing, "put", fail_twice)
    autosave = start()
    autosave.put(make("Shop"))
    assert listener.next(Trouble).reason == "disk I/O error"
    listener.next(Recovered)
    assert [session.name for session in on_disk(path)] == ["Shop"]
    assert [session.revision for session in tries] == [1, 1, 1]
    assert [listener.count(kind) for kind in (Trouble, Saved)] == [1, 1]


def test_a_theme_that_cannot_be_kept_keeps_nobody_from_leaving(start: Start, listener: Listener) -> None:
    autosave = start(None)
    autosave.remember("theme", "nord")
    assert autosave.close(PATIENCE)
    assert listener.count(Trouble) == 0


def test_fault_30_a_file_that_went_away_is_noticed_while_watching(
    path: Path, start: Start, listener: Listener, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave_module, "LOOK", 0.05)
    autosave = start()
    autosave.put(make("Shop"))
    listener.next(Saved)
    autosave.watch(on=True)
    path.rename(path.with_name("moved"))
    listener.next(ChangedElsewhere)
    [notice] = [report.access.notices for report in listener.rest() if isinstance(report, Opened)][-1]
    assert "moved away" in notice
    assert path.exists()


def test_another_window_that_writes_is_noticed_while_watching_and_only_then(
    path: Path, start: Start, listener: Listener, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave_module, "LOOK", 0.02)
    autosave = start()
    autosave.ask(lambda store: store.count()).result(PATIENCE)
    with closing(SessionStore.open(path)) as window:
        autosave.watch(on=True)
        autosave.put(make("my own"))
        listener.next(Saved)
        assert listener.count(ChangedElsewhere) == 0
        window.put(make("one"))
        listener.next(ChangedElsewhere)
        autosave.watch(on=False)
        window.put(make("two"))
        autosave.ask(lambda store: store.count()).result(PATIENCE)
        assert listener.count(ChangedElsewhere) == 1
        autosave.watch(on=True)
        listener.next(ChangedElsewhere)


def test_an_error_in_a_question_belongs_to_whoever_asked(start: Start) -> None:
    autosave = start()
    with pytest.raises(StoreError, match="no session 'abc'"):
        autosave.ask(lambda store: store.find("abc")).result(PATIENCE)
    assert autosave.ask(lambda _: 7).result(PATIENCE) == 7


def test_a_question_that_is_replaced_before_its_turn_is_never_asked(start: Start) -> None:
    autosave = start()
    busy, free = threading.Event(), threading.Event()
    asked = []

    def hold(_: SessionStore) -> None:
        busy.set()
        free.wait(PATIENCE)

    autosave.ask(hold)
    assert busy.wait(PATIENCE)
    old: Future[Any] = autosave.ask(lambda _: asked.append("old"))
    new = autosave.ask(lambda _: asked.append("new"), replacing=old)
    free.set()
    new.result(PATIENCE)
    assert asked == ["new"]
    assert isinstance(old.exception(PATIENCE), Superseded)


def test_a_question_that_runs_is_interrupted_when_it_is_replaced(
    path: Path, start: Start, listener: Listener, make: Make
) -> None:
    autosave = start()
    begun = threading.Event()
    endless = (
        "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number) SELECT max(n) FROM number"
    )

    def search(store: SessionStore) -> object:
        begun.set()
        return store.database.read(endless)

    old = autosave.ask(search)
    assert begun.wait(PATIENCE)
    time.sleep(0.05)
    new = autosave.ask(lambda store: store.count(), replacing=old)
    assert new.result(PATIENCE) == 0
    assert isinstance(old.exception(PATIENCE), Superseded)
    autosave.put(make("Shop"))
    listener.next(Saved)
    assert len(on_disk(path)) == 1


def test_a_question_after_the_end_is_refused(start: Start) -> None:
    autosave = start()
    assert autosave.close(PATIENCE)
    with pytest.raises(StoreUnavailable):
        autosave.ask(lambda store: store.count()).result(PATIENCE)


def test_the_thread_sleeps_when_nothing_is_wanted(start: Start, listener: Listener, make: Make) -> None:
    autosave = start()
    autosave.put(make("Shop"))
    listener.next(Saved)
    assert autosave.flush(PATIENCE)
    # what it would sleep for by itself now is the daily care alone
    with autosave._change:  # noqa: SLF001 - what it waits for shows nowhere else
        assert autosave._next() == autosave._care_at  # noqa: SLF001 - the same


def test_care_makes_a_backup_a_while_after_opening_and_tells_what_it_found(
    path: Path,
    start: Start,
    listener: Listener,
    monkeypatch: pytest.MonkeyPatch,
    store: SessionStore,
    make: Make,
) -> None:
    store.put(make("Shop"))
    store.close()
    path.with_name("backups").write_text("in the way")
    monkeypatch.setattr(autosave_module, "CARE_AFTER", 0.0)
    start()
    listener.next(Opened)
    [notice] = listener.next(Opened).access.notices
    assert "no backup could be made" in notice
