"""Faults 27 to 30 as the saving thread meets them: it never gives up what is unsaved."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from stackpick_tui.sessions import inbox as inbox_module
from stackpick_tui.sessions import sql
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
from tests.support.disk import stored
from tests.support.saving import PATIENCE, Kept, Listener, Make, Start


def test_a_listener_that_fails_does_not_stop_the_saving(path: Path, start: Start, make: Make) -> None:
    def fail(report: Report) -> None:
        raise RuntimeError(report)

    autosave = start(report=fail)
    autosave.put(make("one"))
    assert autosave.flush(PATIENCE)
    autosave.put(make("two"))
    assert autosave.flush(PATIENCE)
    assert len(stored(path)) == 2


def test_an_error_that_nobody_thought_of_is_told_in_words_and_the_others_are_saved(
    path: Path, start: Start, listener: Listener, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = sql.put

    def fail_for_one(connection: sqlite3.Connection, session: Session) -> Session:
        if session.name == "one":
            raise RecursionError("too deep")
        return put(connection, session)

    monkeypatch.setattr(sql, "put", fail_for_one)
    autosave = start()
    autosave.put(make("one"))
    autosave.put(make("two"))
    assert listener.next(Trouble) == Trouble("RecursionError: too deep", path)
    assert autosave.has_unsaved
    monkeypatch.setattr(sql, "put", put)
    assert autosave.flush(PATIENCE)
    assert [session.name for session in stored(path)] == ["two", "one"]


def test_deleting_what_is_gone_is_over_and_done_with(start: Start, listener: Listener, make: Make) -> None:
    autosave = start()
    autosave.restore(make("never put").id)
    listener.next(Deleted)
    assert autosave.flush(PATIENCE)


def test_a_write_that_failed_is_not_tried_again_before_its_time_unless_somebody_asks_for_it(
    path: Path, start: Start, listener: Listener, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[Session] = []

    def fail(_: sqlite3.Connection, session: Session) -> Session:
        tries.append(session)
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(inbox_module, "RETRY", 1000.0)
    autosave = start()
    with monkeypatch.context() as patch:
        patch.setattr(sql, "put", fail)
        autosave.put(make("one"))
        listener.next(Trouble)
        autosave.put(make("two"))
        assert autosave.submit(lambda store: store.count()).result(PATIENCE) == 0
        assert len(tries) == 1
    autosave.retry()
    listener.next(Recovered)
    assert [session.name for session in stored(path)] == ["two", "one"]


def test_fault_27_both_texts_of_two_windows_are_kept_and_it_is_told(
    path: Path, start: Start, listener: Listener, make: Make
) -> None:
    autosave = start()
    session = make("Shop")
    autosave.put(session)
    mine = listener.next(Saved).session
    with closing(SessionStore.open(path)) as window:
        theirs = window.put(mine.with_note("theirs"))
    autosave.put(mine.with_note("mine"))
    told = listener.next(Conflicted)
    assert told.theirs == theirs
    assert (told.mine_kept_as.note, told.mine_kept_as.name) == ("mine", "Shop (copy)")
    assert told.mine_kept_as.id != mine.id
    # typed before the screen heard of it: still mine
    autosave.put(mine.with_note("mine, longer"))
    assert listener.next(Saved).session.id == told.mine_kept_as.id
    # and the screen goes on with either
    autosave.put(told.mine_kept_as.with_note("mine, at last"))
    autosave.put(told.theirs.with_note("theirs, at last"))
    assert autosave.flush(PATIENCE)
    found = {found.name: found.note for found in stored(path)}
    assert found == {"Shop": "theirs, at last", "Shop (copy)": "mine, at last"}
    assert listener.count(Conflicted) == 1


def test_fault_28_what_a_full_disk_refused_is_saved_once_there_is_room(
    path: Path, kept: Kept, listener: Listener
) -> None:
    autosave, session = kept

    def limit(pages: int) -> None:
        def set_limit(store: SessionStore) -> None:
            used = int(str(store.database.read("PRAGMA page_count")[0][0]))
            store.database.read(f"PRAGMA max_page_count = {used + pages}")

        autosave.submit(set_limit).result(PATIENCE)

    limit(0)
    autosave.put(session.with_note("x" * 20_000))
    assert listener.next(Trouble).reason == "the disk is full"
    assert stored(path) == [session]
    limit(1000)
    listener.next(Recovered)
    assert len(stored(path)[0].note) == 20_000


def test_fault_29_an_error_of_the_disk_in_a_commit_is_tried_again(
    path: Path, start: Start, listener: Listener, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = sql.put
    tries = []

    def fail_twice(connection: sqlite3.Connection, session: Session) -> Session:
        stored = put(connection, session)
        tries.append(stored)
        if len(tries) <= 2:
            raise sqlite3.OperationalError("disk I/O error")
        return stored

    monkeypatch.setattr(sql, "put", fail_twice)
    autosave = start()
    autosave.put(make("Shop"))
    assert listener.next(Trouble).reason == "disk I/O error"
    listener.next(Recovered)
    assert [session.name for session in stored(path)] == ["Shop"]
    assert [session.revision for session in tries] == [1, 1, 1]
    assert [listener.count(kind) for kind in (Trouble, Saved)] == [1, 1]


def test_fault_30_a_file_that_went_away_is_noticed_while_watching(
    path: Path, start: Start, listener: Listener, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox_module, "POLL", 0.05)
    autosave = start()
    autosave.put(make("Shop"))
    listener.next(Saved)
    autosave.watch(on=True)
    path.rename(path.with_name("moved"))
    listener.next(ChangedElsewhere)
    [notice] = [report.access.notices for report in listener.rest() if isinstance(report, Opened)][-1]
    assert "moved away" in notice
    assert path.exists()
