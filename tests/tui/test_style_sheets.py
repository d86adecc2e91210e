"""A style sheet is read when its screen is first opened: it must not matter what was opened before."""

from pathlib import Path

import pytest
from textual.strip import Strip

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions.session import new_session
from stackpick_tui.tui.screens.checklist import ChecklistScreen
from tests.support.app import Running, cells, keep, running
from tests.support.screens import SCREENS


async def opened(run: Running, keys: tuple[str, ...]) -> list[Strip]:
    """Open a screen from the checklist, and go back; return what it drew."""
    await run.press(*keys)
    drawn = cells(run.app)
    while not isinstance(run.app.screen, ChecklistScreen):
        await run.press("escape")
    return drawn


@pytest.mark.slow
async def test_a_screen_looks_the_same_whatever_was_opened_before(database: Path) -> None:
    keep(database, *(new_session().with_name(name) for name in ("Blog", "Shop")))
    session = new_session().with_features({Feature.ORM, Feature.ADMIN})
    first = {}
    for name, keys in SCREENS.items():
        async with running(database, session=session, size=(100, 30)) as run:
            first[name] = await opened(run, keys)
    async with running(database, session=session, size=(100, 30)) as run:
        for name in ("explanation", "beyond the rule", "sessions", "name", "palette"):
            await opened(run, SCREENS[name])
        for name, keys in SCREENS.items():
            assert await opened(run, keys) == first[name], name
