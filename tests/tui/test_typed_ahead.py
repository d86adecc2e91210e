"""Keys that arrive faster than screens open, as over a slow line, do what they would have done in peace."""

from pathlib import Path
from threading import Event

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions.session import new_session
from stackpick_tui.tui.screens import session_finder
from tests.support.app import PATIENCE, keep, running


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key gives up waiting for a list that takes too long, as on a busy machine."""
    monkeypatch.setattr(session_finder, "SETTLE_TIMEOUT", PATIENCE)


async def test_what_is_typed_behind_the_key_of_the_filter_is_filtered_for(database: Path) -> None:
    sessions = keep(database, *(new_session().with_name(name) for name in ("Shop", "Admin drill", "Blog")))
    async with running(database) as run:
        await run.press_at_once("s", "slash", *"drill")
        await run.until_shown("Sessions: 1 match")
        assert "Admin drill" in run.text
        assert len(run.stored()) == len(sessions)


async def test_enter_behind_the_filter_opens_what_it_finds_and_nothing_else(database: Path) -> None:
    keep(database, *(new_session().with_name(f"Project {number}") for number in range(9)))
    async with running(database) as run:
        await run.press_at_once("s", "slash", *"4", "enter", "enter")
        await run.until_shown("What does the project need?")
        assert "Project 4" in run.lines[0]


@pytest.mark.parametrize("key", ["enter", "d", "e", "r", "space"])
async def test_no_key_acts_on_a_session_that_the_filter_does_not_find(
    key: str, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_finder, "SETTLE_TIMEOUT", 0)
    keep(database, *(new_session().with_name(name) for name in ("Blog", "Shop")))
    found = Event()
    async with running(database) as run:
        await run.press("s")
        run.autosave.submit(lambda _: found.wait(PATIENCE))
        await run.press_at_once("slash", *"blog", "enter", key)
        await run.until(
            lambda _: any("does not show what the filter says yet" in toast for toast in run.toasts)
        )
        found.set()
        await run.until_shown("Sessions: 1 match")
        await run.press("enter")
        assert "Blog" in run.lines[0]
        assert len(run.stored()) == 2


async def test_a_key_behind_the_one_of_the_sessions_is_about_the_list(database: Path) -> None:
    keep(database, new_session().with_name("Shop"))
    async with running(database) as run:
        await run.press_at_once("s", "d")
        await run.until_shown("Deleted Shop")


async def test_a_tick_before_the_key_of_another_screen_is_a_tick(database: Path) -> None:
    async with running(database) as run:
        await run.press_at_once("1", "j", "x", "e", "3")
        await run.until_shown("What it costs, measured")
        assert run.app.history.session.features == {Feature.ACCOUNTS, Feature.ORM}


async def test_a_name_behind_the_key_of_the_dialog_is_typed_into_it(database: Path) -> None:
    async with running(database) as run:
        await run.press_at_once("r", *"quiet", "enter")
        await run.until(lambda text: "quiet" in text.splitlines()[0])
