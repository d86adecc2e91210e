"""A screen that was left is gone: nothing holds it, however often it is visited."""

import gc
import weakref
from pathlib import Path

import pytest
from textual.screen import Screen

from stackpick_tui.sessions.session import new_session
from tests.support.app import keep, running
from tests.support.screens import SCREENS

VISITS = 4
OPENED = (
    "explanation",
    "comparison",
    "filter",
    "name",
    "note",
    "decision",
    "file",
    "help",
    "palette",
    "themes",
)


@pytest.mark.parametrize("name", OPENED)
async def test_a_screen_that_was_left_is_not_kept(
    name: str, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    keep(database, new_session().renamed("Shop"), new_session().renamed("Blog"))
    async with running(database) as run:
        visited: list[weakref.ref[Screen[object]]] = []
        for _ in range(VISITS):
            await run.press(*SCREENS[name])
            visited += [weakref.ref(screen) for screen in run.app.screen_stack[1:]]
            while len(run.app.screen_stack) > 1:
                await run.press("escape")
        assert len(visited) >= VISITS
        await run.press("s", "escape")  # what was focused and pressed last is remembered, until the next
        gc.collect()
        alive = [screen for each in visited if (screen := each())]
        assert alive == []
