"""The mouse: only the left button acts, and not where it brings the window to the front."""

from pathlib import Path

import pytest
from textual import events

from stackpick_tui.sessions.session import new_session
from stackpick_tui.tui.clicks import FOCUSING
from tests.support.app import Running, keep, running
from tests.support.screens import SCREENS

MIDDLE, RIGHT = 2, 3
COLUMNS, ROWS = 80, 24


def report(run: Running, *reported: events.Event, at: float) -> None:
    """Report events that happened at a time, as the driver does."""
    for event in reported:
        event.time = at
        run.app.post_message(event)


def click(x: int, y: int, button: int = 1) -> list[events.Event]:
    return [
        kind(None, x, y, 0, 0, button, False, False, False) for kind in (events.MouseDown, events.MouseUp)
    ]


def tick_box(run: Running) -> list[events.Event]:
    """Return a click on the first feature's box."""
    row = next(row for row, line in enumerate(run.lines) if "] 1 " in line)
    return click(run.lines[row].index("] 1 "), row)


@pytest.mark.parametrize("button", [MIDDLE, RIGHT])
@pytest.mark.parametrize("screen", SCREENS)
async def test_other_buttons_do_nothing_anywhere(
    screen: str, button: int, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    keep(database, *(new_session().with_name(name) for name in ("Shop", "Blog", "Wiki")))
    async with running(database, size=(COLUMNS, ROWS)) as run:
        await run.press(*SCREENS[screen])
        before, shown, focused = run.text, run.app.screen, run.app.focused
        for row in range(ROWS):
            for column in range(0, COLUMNS, 4):
                report(run, *click(column, row, button), at=0.0)
        await run.pilot.pause()
        assert run.text == before
        assert (run.app.screen, run.app.focused) == (shown, focused)
        assert run.app.is_running


async def test_the_left_button_acts(database: Path) -> None:
    async with running(database) as run:
        report(run, *tick_box(run), at=0.0)
        await run.until_shown("[x] 1")


async def test_the_click_that_brings_the_window_to_the_front_does_nothing_else(database: Path) -> None:
    async with running(database) as run:
        report(run, events.AppBlur(), at=9.0)
        report(run, events.AppFocus(), *tick_box(run), at=10.0)
        report(run, *tick_box(run), at=10.0 + 2 * FOCUSING)
        await run.until_shown("[x] 1")


async def test_a_button_that_is_released_late_was_still_pressed_for_the_focus(database: Path) -> None:
    async with running(database) as run:
        pressed, released = tick_box(run)
        report(run, events.AppFocus(), pressed, at=10.0)
        report(run, released, at=10.0 + 3 * FOCUSING)
        await run.pilot.pause()
        assert "[x]" not in run.text
