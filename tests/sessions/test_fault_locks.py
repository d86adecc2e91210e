"""Faults 25 and 26 as the saving thread meets them: a file locked by somebody else blocks nobody."""

import threading
from contextlib import closing
from pathlib import Path

import pytest

from stackpick_tui.sessions import inbox as inbox_module
from stackpick_tui.sessions.access import Mode
from stackpick_tui.sessions.reports import Conflicted, Opened, Recovered, Saved, Trouble
from stackpick_tui.sessions.store import SessionStore
from tests.support.disk import locked, stored
from tests.support.saving import PATIENCE, Kept, Listener, Make, Start


def test_fault_25_a_lock_held_elsewhere_blocks_nobody_and_the_text_is_saved_after_it(
    path: Path, kept: Kept, listener: Listener
) -> None:
    autosave, session = kept
    with locked(path):
        autosave.put(session.with_note("typed"), soon=True)
        trouble = listener.next(Trouble)
        assert trouble == Trouble("in use by another program", path)
        for number in range(50):
            autosave.put(session.with_note(f"typed {number}"), soon=True)
        assert autosave.has_unsaved
        assert not autosave.flush(0.3)
        assert not autosave.close(0) or autosave.has_unsaved
    assert listener.count(Trouble) == 1


def test_fault_25_a_lock_puts_the_daily_check_off_and_is_nothing_to_tell(
    path: Path, start: Start, listener: Listener, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox_module, "MAINTAIN_AFTER", 0.0)
    monkeypatch.setattr(inbox_module, "MAINTAIN_RETRY", 0.01)
    held, tries, maintain = threading.Event(), threading.Semaphore(0), SessionStore.maintain

    def maintain_while_held(store: SessionStore) -> None:
        held.wait(PATIENCE)
        tries.release()
        maintain(store)

    monkeypatch.setattr(SessionStore, "maintain", maintain_while_held)
    with closing(SessionStore.open(path)) as store:
        store.put(make("Shop"))
    start()
    listener.next(Opened)
    with locked(path):
        held.set()
        assert all(tries.acquire(timeout=PATIENCE) for _ in range(3))
    assert listener.count(Opened) == 1


def test_fault_25_what_a_lock_held_up_is_saved_when_it_is_gone(
    path: Path, kept: Kept, listener: Listener
) -> None:
    autosave, session = kept
    with locked(path):
        autosave.put(session.with_note("typed"))
        listener.next(Trouble)
    assert listener.next(Saved).session.note == "typed"
    listener.next(Recovered)
    assert stored(path)[0].note == "typed"
    assert not autosave.has_unsaved
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
        assert autosave.submit(lambda store: store.search()).result(PATIENCE) == [session]
        assert autosave.has_unsaved
        assert listener.count(Saved) == 0
    autosave.retry()
    assert listener.next(Saved).session == session
    listener.next(Recovered)
    assert stored(path) == [session, before]
    assert not autosave.has_unsaved
    autosave.put(session.with_name("edited"))
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
    assert autosave.submit(lambda store: store.search()).result(PATIENCE) == [before]
