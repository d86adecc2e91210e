"""Text selected with the mouse is the text that lights up; lists and frames have none to select."""

from pathlib import Path

import pytest
from textual.geometry import Offset

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions.session import new_session
from tests.support.app import Running, cells, keep, running

PICKED = {Feature.ACCOUNTS, Feature.ORM}


def find(run: Running, words: str) -> Offset:
    row = next(row for row, line in enumerate(run.lines) if words in line)
    return Offset(run.lines[row].index(words), row)


async def drag(run: Running, start: Offset, end: Offset) -> None:
    await run.pilot.mouse_down(offset=start)
    for offset in (Offset(start.x + 1, start.y), end):
        await run.pilot.hover(offset=offset)
    await run.pilot.mouse_up(offset=end)
    await run.pilot.pause()


def grounds(run: Running) -> list[list[str]]:
    """Return the background of each cell."""
    return [
        [str(style.bgcolor if style else None) for text, style, _ in strip for _ in text]
        for strip in cells(run.app)
    ]


@pytest.mark.parametrize(
    ("keys", "first", "last"),
    [
        ((), "2 of 5", "Close call"),
        (("e",), "Close call", "11 packages"),
        (("e", "4"), "For Flask", "Against Flask"),
    ],
    ids=["verdict", "explanation", "both cases"],
)
async def test_what_lights_up_is_what_is_selected(
    keys: tuple[str, ...], first: str, last: str, database: Path
) -> None:
    async with running(database, session=new_session().with_features(PICKED), size=(100, 40)) as run:
        await run.press(*keys)
        start, end = find(run, first), find(run, last) + Offset(4, 0)
        plain = grounds(run)
        await drag(run, start, end)
        text = run.app.screen.get_selected_text() or ""
        lines = text.splitlines()
        assert lines[0].startswith(first)
        assert lines[-1].endswith(last[:5])
        assert len(lines) == end.y - start.y + 1
        lit = {y for y, (now, then) in enumerate(zip(grounds(run), plain, strict=True)) if now != then}
        assert {start.y, end.y} <= lit <= set(range(start.y, end.y + 1))


@pytest.mark.parametrize(
    ("keys", "first", "last", "selected"),
    [
        ((), "User accounts", "Database migrations", False),
        ((), "Close call", "Database migrations", True),
        ((), "Verdict: ", "What does", False),
        (("s",), "Shop", "Blog", False),
        (("s",), "2 of 5", "Blog", True),
    ],
    ids=["features", "from the panel", "frame", "sessions", "from the preview"],
)
async def test_lists_and_frames_are_not_selected(
    keys: tuple[str, ...], first: str, last: str, selected: bool, database: Path
) -> None:
    keep(database, *(new_session().with_features(PICKED).with_name(name) for name in ("Blog", "Shop")))
    async with running(database, session=new_session().with_features(PICKED), size=(120, 36)) as run:
        await run.press(*keys)
        start, end = find(run, first), find(run, last)
        plain = grounds(run)[end.y][: end.x + 2]
        await drag(run, start, end)
        await run.pilot.hover(offset=(end.x, 0))
        await run.pilot.pause()
        assert bool(run.app.screen.get_selected_text()) is selected
        assert grounds(run)[end.y][: end.x + 2] == plain
