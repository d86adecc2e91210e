"""The saving thread: queries, other processes, and what it does by itself."""

import threading
from concurrent.futures import Future, wait
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from stackpick_tui.sessions import inbox as inbox_module
from stackpick_tui.sessions.errors import StoreError, StoreUnavailable, Superseded
from stackpick_tui.sessions.reports import (
    ChangedElsewhere,
    Opened,
    Saved,
)
from stackpick_tui.sessions.store import SessionStore
from tests.support.disk import stored
from tests.support.saving import PATIENCE, Listener, Make, Start


def test_another_window_that_writes_is_noticed_while_watching_and_only_then(
    path: Path, start: Start, listener: Listener, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox_module, "POLL", 0.02)
    autosave = start()
    autosave.submit(lambda store: store.count()).result(PATIENCE)
    with closing(SessionStore.open(path)) as window:
        autosave.watch(on=True)
        autosave.put(make("my own"))
        listener.next(Saved)
        assert listener.count(ChangedElsewhere) == 0
        window.put(make("one"))
        listener.next(ChangedElsewhere)
        autosave.watch(on=False)
        window.put(make("two"))
        # it would look right after a query
        for _ in range(2):
            autosave.submit(lambda store: store.count()).result(PATIENCE)
        assert listener.count(ChangedElsewhere) == 1
        autosave.watch(on=True)
        listener.next(ChangedElsewhere)


def test_an_error_in_a_query_belongs_to_whoever_submitted_it(start: Start) -> None:
    autosave = start()
    with pytest.raises(StoreError, match="no session 'abc'"):
        autosave.submit(lambda store: store.find("abc")).result(PATIENCE)
    assert autosave.submit(lambda _: 7).result(PATIENCE) == 7


def test_a_query_that_is_replaced_before_its_turn_never_runs(start: Start) -> None:
    autosave = start()
    busy, free = threading.Event(), threading.Event()
    ran = []

    def hold(_: SessionStore) -> None:
        busy.set()
        free.wait(PATIENCE)

    autosave.submit(hold)
    assert busy.wait(PATIENCE)
    old: Future[Any] = autosave.submit(lambda _: ran.append("old"))
    new = autosave.submit(lambda _: ran.append("new"), replacing=old)
    free.set()
    new.result(PATIENCE)
    assert ran == ["new"]
    assert isinstance(old.exception(PATIENCE), Superseded)


@pytest.mark.parametrize("end", ["its turn", "the end"])
def test_a_query_that_was_cancelled_never_runs(start: Start, end: str) -> None:
    autosave = start()
    busy, free = threading.Event(), threading.Event()
    ran = []

    def hold(_: SessionStore) -> None:
        busy.set()
        free.wait(PATIENCE)

    held = autosave.submit(hold)
    assert busy.wait(PATIENCE)
    cancelled = autosave.submit(lambda _: ran.append("cancelled"))
    assert cancelled.cancel()
    if end == "the end":
        autosave.close(0)
    free.set()
    held.result(PATIENCE)
    if end == "its turn":
        autosave.submit(lambda _: ran.append("next")).result(PATIENCE)
    assert autosave.close(PATIENCE)
    assert ran == (["next"] if end == "its turn" else [])


def test_a_query_that_runs_is_interrupted_when_it_is_replaced(
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

    old = autosave.submit(search)
    assert begun.wait(PATIENCE)
    new = autosave.submit(lambda store: store.count(), replacing=old)
    for _ in range(PATIENCE * 100):
        if wait([old], timeout=0.01).done:
            break
        # it came before SQLite had begun
        new = autosave.submit(lambda store: store.count(), replacing=old)
    assert new.result(PATIENCE) == 0
    assert isinstance(old.exception(PATIENCE), Superseded)
    autosave.put(make("Shop"))
    listener.next(Saved)
    assert len(stored(path)) == 1


def test_a_query_that_has_finished_is_not_interrupted(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted: list[SessionStore] = []
    monkeypatch.setattr(SessionStore, "interrupt", interrupted.append)
    autosave = start()
    old = autosave.submit(lambda store: store.count())
    assert old.result(PATIENCE) == 0
    assert autosave.submit(lambda store: store.count(), replacing=old).result(PATIENCE) == 0
    assert not interrupted


def test_a_query_after_the_end_is_refused(start: Start) -> None:
    autosave = start()
    assert autosave.close(PATIENCE)
    with pytest.raises(StoreUnavailable):
        autosave.submit(lambda store: store.count()).result(PATIENCE)


def test_maintenance_makes_a_backup_a_while_after_opening_and_tells_what_it_found(
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
    monkeypatch.setattr(inbox_module, "MAINTAIN_AFTER", 0.0)
    start()
    listener.next(Opened)
    [notice] = listener.next(Opened).access.notices
    assert "no backup could be made" in notice
