"""A screen that was left is gone, and all that it had drawn: however often it is visited, nothing stays."""

import gc
from pathlib import Path

import pytest
from textual.screen import Screen

from stackpick_tui.sessions.session import new_session
from tests.support.app import Running, keep, running
from tests.support.screens import SCREENS

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
VISITS = 4
FEW = 60
"""Objects that may come to stay: what is remembered of colours, or was met for the first time."""


async def visit(run: Running, name: str) -> None:
    for _ in range(VISITS):
        await run.press(*SCREENS[name])
        while len(run.app.screen_stack) > 1:
            await run.press("escape")
    # the focus and the mouse remember what they were on until they are elsewhere
    await run.press("r", "escape")
    gc.collect()


@pytest.mark.parametrize("name", OPENED)
async def test_a_screen_that_was_left_is_not_kept_nor_what_it_had_drawn(
    name: str, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    keep(database, new_session().with_name("Shop"), new_session().with_name("Blog"))
    async with running(database) as run:
        await visit(run, name)
        before = len(gc.get_objects())
        await visit(run, name)
        assert len(gc.get_objects()) - before < FEW
        kept = [each for each in gc.get_objects() if isinstance(each, Screen) and each.app is run.app]
        assert kept == run.app.screen_stack
