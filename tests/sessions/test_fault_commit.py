"""Fault 29 at its worst: a commit that fails at its last step, when what it wrote is in the file already."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from stackpick_tui.sessions.connecting import transaction
from stackpick_tui.sessions.errors import StoreUnavailable
from stackpick_tui.sessions.reports import Conflicted, Recovered
from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.store import SessionStore
from tests.support.disk import stored
from tests.support.saving import PATIENCE, Kept, Listener, Make

Failing = Callable[[], AbstractContextManager[threading.Semaphore]]


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Failing:
    """Let every commit fail at its last step, as where the folder cannot be synced, and count them."""
    commits = threading.Semaphore(0)

    @contextmanager
    def commit_and_fail(connection: sqlite3.Connection) -> Iterator[None]:
        with transaction(connection):
            yield
        commits.release()
        raise sqlite3.OperationalError("disk I/O error")

    @contextmanager
    def fail() -> Iterator[threading.Semaphore]:
        with monkeypatch.context() as patch:
            patch.setattr("stackpick_tui.sessions.database.transaction", commit_and_fail)
            yield commits

    return fail


WRITES: dict[str, Callable[[SessionStore, Session], object]] = {
    "put": lambda store, session: store.put(session),
    "delete": lambda store, session: store.delete(session.id),
    "restore": lambda store, session: store.restore(session.id),
    "import": lambda store, session: store.put_all([session]),
    "remember": lambda store, _: store.remember("theme", "nord"),
}


@pytest.mark.parametrize("what", WRITES)
def test_fault_29_a_write_tried_again_is_written_again_though_the_file_says_so_already(
    path: Path,
    store: SessionStore,
    open_store: Callable[..., SessionStore],
    make: Make,
    failing: Failing,
    what: str,
) -> None:
    session = store.put(make("Shop"))
    if what == "restore":
        store.delete(session.id)
    session = session.with_note("typed")
    with failing(), pytest.raises(StoreUnavailable):
        WRITES[what](store, session)
    other = open_store(path)
    seen, expected = other.data_version(), [*other.search(), *other.search(trashed=True)]
    WRITES[what](store, session)
    assert other.data_version() != seen
    assert [*other.search(), *other.search(trashed=True)] == expected


def test_fault_29_what_is_typed_after_such_a_commit_meets_no_other_window(
    path: Path, kept: Kept, listener: Listener, failing: Failing
) -> None:
    autosave, session = kept
    with failing() as commits:
        for note in ("typed", "typed on"):
            autosave.put(session.with_note(note))
            while stored(path)[0].note != note:
                assert commits.acquire(timeout=PATIENCE)
    autosave.put(session.with_note("typed last"))
    autosave.retry()
    listener.next(Recovered)
    assert [found.note for found in stored(path)] == ["typed last"]
    assert listener.count(Conflicted) == 0
