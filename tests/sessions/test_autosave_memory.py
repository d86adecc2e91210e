"""The saving thread where no file can be kept: everything works in memory, and stays owed."""

from contextlib import closing
from pathlib import Path

import pytest

from stackpick_tui.sessions import inbox as inbox_module
from stackpick_tui.sessions.access import Mode
from stackpick_tui.sessions.errors import StoreUnavailable
from stackpick_tui.sessions.reports import Conflicted, Opened, Recovered, Saved, Trouble
from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.store import SessionStore
from stackpick_tui.sessions.writer import start_writer
from tests.support.disk import locked, stored
from tests.support.saving import PATIENCE, Listener, Make, Start


def test_without_any_place_everything_works_in_memory_and_stays_owed(
    start: Start, listener: Listener, make: Make
) -> None:
    autosave = start(None)
    session = make("Shop")
    autosave.put(session)
    listener.next(Trouble)
    assert autosave.submit(lambda store: store.newest()).result(PATIENCE) == session
    assert not autosave.flush(0.1)
    assert not autosave.close(0.1)
    assert autosave.has_unsaved
    assert listener.count(Saved) == 0


def test_what_memory_takes_is_listed_at_once_though_the_disk_is_not_tried_again_yet(
    start: Start, listener: Listener, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox_module, "RETRY", 1000.0)
    autosave = start(None)
    one, two = make("one"), make("two")
    autosave.put(one)
    listener.next(Trouble)
    autosave.put(two)
    assert autosave.submit(lambda store: store.search()).result(PATIENCE) == [two, one]


def test_a_place_that_cannot_be_told_is_memory_too(listener: Listener) -> None:
    def refuse() -> SessionStore:
        raise StoreUnavailable("no home directory")

    autosave = start_writer(refuse, listener)
    access = listener.next(Opened).access
    assert (access.mode, access.reason) == (Mode.MEMORY, "no home directory")
    assert autosave.close(PATIENCE)


def test_a_theme_that_cannot_be_kept_keeps_nobody_from_leaving(start: Start, listener: Listener) -> None:
    autosave = start(None)
    autosave.remember("theme", "nord")
    assert autosave.close(PATIENCE)
    assert listener.count(Trouble) == 0


@pytest.fixture
def shop(store: SessionStore, make: Make) -> Session:
    """Return a session that is on disk already, at a revision of its own."""
    session = store.put(store.put(store.put(make("Shop"))).with_note("typed before"))
    store.close()
    return session


@pytest.mark.parametrize("is_listed", [False, True], ids=["as it was", "as memory lists it"])
def test_edits_of_a_session_while_its_file_is_locked_are_written_over_the_revision_they_came_from(
    path: Path, start: Start, listener: Listener, shop: Session, is_listed: bool
) -> None:
    with locked(path):
        autosave = start()
        for note in ("typed", "typed on"):
            autosave.put(shop.with_note(note))
            [listed] = autosave.submit(lambda store: store.search()).result(PATIENCE)
            assert listed.note == note
        autosave.put((listed if is_listed else shop).with_note("typed last"))
        listener.next(Trouble)
    autosave.retry()
    listener.next(Recovered)
    assert [session.note for session in stored(path)] == ["typed last"]
    autosave.put(shop.with_note("typed after"))
    assert autosave.flush(PATIENCE)
    assert [session.note for session in stored(path)] == ["typed after"]
    assert listener.count(Conflicted) == 0


def test_what_another_window_wrote_while_only_memory_took_ours_is_kept_beside_it(
    path: Path, start: Start, listener: Listener, shop: Session
) -> None:
    with locked(path):
        autosave = start()
        autosave.put(shop.with_note("ours"))
        listener.next(Trouble)
        autosave.put(shop.with_note("ours, longer"))
    with closing(SessionStore.open(path)) as window:
        theirs = window.put(shop.with_note("theirs"))
    autosave.retry()
    assert listener.next(Conflicted).theirs == theirs
    assert {session.note for session in stored(path)} == {"theirs", "ours, longer"}


def test_a_deletion_and_a_theme_are_owed_while_the_file_is_locked_too(
    path: Path, start: Start, listener: Listener, shop: Session
) -> None:
    with locked(path):
        autosave = start()
        autosave.delete(shop.id)
        autosave.remember("theme", "nord")
        listener.next(Trouble)
    autosave.retry()
    listener.next(Recovered)
    assert autosave.submit(lambda store: store.preference("theme")).result(PATIENCE) == "nord"
    assert autosave.submit(lambda store: store.search(trashed=True)).result(PATIENCE) == [shop]
