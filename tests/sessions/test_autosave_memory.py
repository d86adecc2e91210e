"""The saving thread where no file can be kept: everything works in memory, and stays owed."""

import pytest

from stackpick_tui.sessions import autosave as autosave_module
from stackpick_tui.sessions.access import Mode
from stackpick_tui.sessions.autosave import Autosave
from stackpick_tui.sessions.errors import StoreUnavailable
from stackpick_tui.sessions.reports import Opened, Saved, Trouble
from stackpick_tui.sessions.store import SessionStore
from tests.support.saving import PATIENCE, Listener, Make, Start


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


def test_what_memory_takes_is_listed_at_once_though_the_disk_is_not_tried_again_yet(
    start: Start, listener: Listener, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave_module, "RETRY", 1000.0)
    autosave = start(None)
    one, two = make("one"), make("two")
    autosave.put(one)
    listener.next(Trouble)
    autosave.put(two)
    assert autosave.ask(lambda store: store.list()).result(PATIENCE) == [two, one]


def test_a_place_that_cannot_be_told_is_memory_too(listener: Listener) -> None:
    def refuse() -> SessionStore:
        raise StoreUnavailable("no home directory")

    autosave = Autosave(refuse, listener)
    access = listener.next(Opened).access
    assert (access.mode, access.reason) == (Mode.MEMORY, "no home directory")
    assert autosave.close(PATIENCE)


def test_a_theme_that_cannot_be_kept_keeps_nobody_from_leaving(start: Start, listener: Listener) -> None:
    autosave = start(None)
    autosave.remember("theme", "nord")
    assert autosave.close(PATIENCE)
    assert listener.count(Trouble) == 0
