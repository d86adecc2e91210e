"""Keys and clicks that come before what they are meant for is drawn, or after it is gone: nothing fails."""

import asyncio
from pathlib import Path

import pytest
from rich.style import Style
from textual import events
from textual.widgets import OptionList

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions.session import new_session
from tests.support.app import PATIENCE, Running, keep, running

DIALOGS = {
    "name": (("r",), ("enter", "escape")),
    "note": (("m",), ("escape",)),
    "decision": (("f",), ("enter", "escape")),
    "reason": (("f", "tab"), ("enter",)),
    "file": (("w",), ("enter", "escape")),
    "help": (("question_mark",), ("escape", "q")),
    "help over a dialog": (("r", "f1"), ("escape",)),
    "palette": (("ctrl+p",), ("escape",)),
    "themes": (("t",), ("enter", "escape")),
}
QUICK = (
    *("enter", "escape", "f1", "question_mark", "pageup", "pagedown", "up", "down", "shift+end"),
    *("a", "t", "ctrl+p", "e", "s", "r"),
)


def stack(run: Running) -> list[str]:
    return [type(screen).__name__ for screen in run.app.screen_stack]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("opening", "key"),
    [(opening, key) for opening, keys in DIALOGS.values() for key in keys],
    ids=[f"{name}-{key}" for name, (_, keys) in DIALOGS.items() for key in keys],
)
@pytest.mark.parametrize("screen", [(), ("s",), ("s", "e")], ids=["checklist", "sessions", "explanation"])
async def test_a_key_that_comes_thrice_at_once_leaves_a_dialog_and_no_screen_below_it(
    screen: tuple[str, ...], opening: tuple[str, ...], key: str, database: Path
) -> None:
    keep(database, new_session().with_name("Shop"))
    async with running(database) as run:
        await run.press(*screen)
        before = stack(run)
        await run.press(*opening)
        depth = len(run.app.screen_stack) - len(before)
        assert depth
        await run.press_at_once(key, key, key)
        await run.until(lambda _: len(run.app.screen_stack) < len(before) + depth)
        assert stack(run)[: len(before)] == before


async def test_enter_pressed_twice_at_once_in_the_palette_runs_the_command_once(database: Path) -> None:
    async with running(database) as run:
        await run.press("ctrl+p")
        await run.type("toggle user")
        await run.until(lambda _: run.app.screen.query_one(OptionList).option_count == 1)
        await run.press_at_once("enter", "enter", "enter")
        await run.until_shown("[x] 1")
        await run.pilot.pause()
        assert run.app.history.session.features == {Feature.ACCOUNTS}
        assert len(run.app.history.past) == 1


@pytest.mark.usefixtures("impatient")
async def test_quitting_twice_asks_once_whether_to_leave_unsaved() -> None:
    async with running(None, reason="no disk", is_unsaved=True) as run:
        await run.press("1", "escape")
        await run.press_at_once("ctrl+q", "ctrl+q")
        await run.until_shown("Quit without saving?")
        await run.press("ctrl+q")
        await run.press("escape")
        await run.until(lambda _: stack(run) == ["ChecklistScreen"])
        run.app.leave()


@pytest.mark.parametrize("opening", ["ctrl+p", "t"])
@pytest.mark.parametrize("direction", ["up", "down"])
async def test_a_page_is_turned_in_a_list_of_options_that_is_not_laid_out_yet(
    direction: str, opening: str, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(database) as run:
        monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 1 / 60)
        run.app.post_message(events.Key(opening, None))
        async with asyncio.timeout(PATIENCE):
            while not (found := run.app.screen.query(OptionList)) or not found.first().option_count:  # noqa: ASYNC110
                await asyncio.sleep(0)
        assert not found.first().size
        await run.app.run_action(f"page_{direction}", found.first())
        await run.until(lambda text: "earch for" in text or "Keep" in text)


@pytest.mark.slow
@pytest.mark.parametrize("opening", [("e",), ("s",), ("ctrl+p",), ("t",), ("r",), ("f",)])
async def test_whatever_is_pressed_at_once_behind_a_key_that_opens_something_nothing_fails(
    opening: tuple[str, ...], database: Path
) -> None:
    keep(database, new_session().with_name("Shop"))
    async with running(database) as run:
        for key in QUICK:
            await run.press_at_once(*opening, key, key, "pagedown")
            await run.press("escape", "escape", "escape", "escape")
            assert stack(run)[0] == "ChecklistScreen"


@pytest.mark.parametrize(("opening", "place"), [("ctrl+p", (5, 6)), ("t", (0, 0))])
async def test_a_click_that_arrives_after_its_place_is_gone_does_nothing(
    opening: str, place: tuple[int, int], database: Path
) -> None:
    async with running(database) as run:
        await run.press(opening)
        await run.until(
            lambda _: (
                bool(run.app.screen.query(OptionList))
                and run.app.screen.query_one(OptionList).option_count > 0
            )
        )
        await run.pilot.resize_terminal(40, 15)
        run.app.screen.post_message(click(79, 23))
        run.app.screen.query_one(OptionList).post_message(click(*place, option=999))
        await run.pilot.pause()
        assert len(stack(run)) == 2


def click(x: int, y: int, **meta: int) -> events.Click:
    return events.Click(
        None,
        x,
        y,
        0,
        0,
        1,
        shift=False,
        meta=False,
        ctrl=False,
        screen_x=x,
        screen_y=y,
        style=Style(meta=meta),
    )
