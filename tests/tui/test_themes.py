"""The list of themes: opens on the one in use, shows the one under the cursor, keeps it only when told to."""

from pathlib import Path

import pytest
from textual.theme import BUILTIN_THEMES

from stackpick_tui.sessions.store import SessionStore
from tests.support.app import Running, cells, running

NAMES = sorted(BUILTIN_THEMES)


def remembered(database: Path) -> str | None:
    store = SessionStore.open(database)
    try:
        return store.preference("theme")
    finally:
        store.close()


def background(run: Running) -> set[str]:
    return {str(style.bgcolor) for strip in cells(run.app) for _, style, _ in strip if style}


@pytest.mark.parametrize("theme", NAMES)
async def test_it_opens_on_the_theme_in_use_and_leaves_it_so(theme: str, database: Path) -> None:
    async with running(database, theme=theme) as run:
        shown: list[object] = []
        run.app.theme_changed_signal.subscribe(run.app, shown.append)
        await run.press("t")
        assert shown == []
        assert theme in run.text
        assert run.app.theme == theme
        await run.press("escape")
        assert run.app.theme == theme
    assert remembered(database) is None


@pytest.mark.parametrize(
    "keys", [("up",), ("up", "up"), ("k",), ("k", "j", "k"), ("pageup",), ("home",)], ids=str
)
async def test_moving_shows_a_theme_and_escape_brings_the_old_one_back(
    keys: tuple[str, ...], database: Path
) -> None:
    async with running(database, theme="textual-dark") as run:
        before = background(run)
        await run.press("t", *keys)
        shown = run.app.theme
        assert shown != "textual-dark"
        assert background(run) != before
        await run.press("escape")
        assert run.app.theme == "textual-dark"
        assert background(run) == before
    assert remembered(database) is None


async def test_a_key_that_moves_and_escape_at_once_leave_the_old_theme(database: Path) -> None:
    async with running(database, theme="textual-dark") as run:
        await run.press("t")
        await run.press_at_once("up", "up", "escape")
        await run.until(lambda text: "Theme" not in text)
        await run.pilot.pause()
        assert run.app.theme == "textual-dark"


@pytest.mark.parametrize("keep", ["enter", "click"])
async def test_the_kept_theme_is_remembered(keep: str, database: Path) -> None:
    async with running(database, theme="textual-dark") as run:
        await run.press("t", "up")
        kept = run.app.theme
        if keep == "click":
            await run.pilot.click("#yes")
        else:
            await run.press("enter")
        await run.until(lambda text: "Arrows show it" not in text)
        assert run.app.theme == kept
    assert remembered(database) == kept


async def test_back_is_a_button_too(database: Path) -> None:
    async with running(database, theme="textual-dark") as run:
        await run.press("t", "up")
        await run.pilot.click("#no")
        await run.until(lambda text: "Arrows show it" not in text)
        assert run.app.theme == "textual-dark"


@pytest.mark.parametrize("keys", [("t",), ("ctrl+p",)], ids=["themes", "palette"])
async def test_the_row_under_the_cursor_is_seen_without_colours(
    keys: tuple[str, ...], database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(database) as run:
        await run.press(*keys)
        await run.pilot.pause()
        underlined = [
            text
            for strip in cells(run.app)
            for text, style, _ in strip
            if style and style.underline and style.bold
        ]
        assert any(text.strip() for text in underlined)
