"""Text can be read in every theme: 4.5 to 1 at least, computed from the cells that are drawn."""

from pathlib import Path

import pytest
from textual.color import Color
from textual.geometry import Region
from textual.theme import BUILTIN_THEMES

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions.session import new_session
from stackpick_tui.tui.palette import TEXT, contrast, readable
from tests.support.app import Running, cells, running

DRAWN = set("─│╭╮╰╯━╌┃╸▔▁▊▎▂▃▄▅▆▇█ ")
"""Characters of frames, bars and scroll bars, which nobody reads."""


def unreadable(run: Running, region: Region) -> set[str]:
    """Return the text in a region that does not stand out enough from what is behind it."""
    found = set()
    for strip in cells(run.app)[region.y : region.bottom]:
        for text, style, _ in strip.crop(region.x, region.right):
            if style is None or style.color is None or style.bgcolor is None or set(text) <= DRAWN:
                continue
            ink, ground = (Color.from_rich_color(colour) for colour in (style.color, style.bgcolor))
            if ink.ansi is None and ground.ansi is None and contrast(ink, ground) < TEXT:
                found.add(f"{text.strip()} ({contrast(ink, ground):.1f})")
    return found


@pytest.mark.parametrize("theme", sorted(BUILTIN_THEMES))
async def test_all_text_is_readable_in_every_theme(theme: str, database: Path) -> None:
    session = new_session().with_features({Feature.ORM, Feature.ADMIN}).with_name("Shop")
    async with running(database, session=session, theme=theme, size=(90, 30)) as run:
        await run.press("1")
        for keys in ((), ("e", "3"), ("escape", "s"), ("escape",)):
            await run.press(*keys)
            assert unreadable(run, run.app.screen.region) == set()
        for key in ("f", "question_mark", "r"):
            await run.press(key)
            assert unreadable(run, run.app.screen.query_one(".dialog").region) == set()
            await run.press("escape")


MEANINGS = ("django", "flask", "caution", "danger")


@pytest.mark.parametrize("theme", sorted(BUILTIN_THEMES))
def test_each_colour_has_one_meaning(theme: str) -> None:
    colours = readable(BUILTIN_THEMES[theme].to_color_system().generate())
    named = {name: colours[name] for name in MEANINGS}
    assert len(set(named.values())) == len(MEANINGS)
    if BUILTIN_THEMES[theme].ansi:
        assert [name for name, colour in named.items() if "red" in colour] == ["danger"]
        assert colours["emphasis"] not in named.values()
        return
    flask = Color.parse(named.pop("flask")).hsl.h
    for colour in named.values():
        apart = abs(flask - Color.parse(colour).hsl.h)
        assert min(apart, 1 - apart) * 360 > 20


def test_contrast_is_that_of_wcag() -> None:
    black, white, grey = Color(0, 0, 0), Color(255, 255, 255), Color(118, 118, 118)
    assert contrast(black, white) == contrast(white, black) == pytest.approx(21)
    assert contrast(white, white) == pytest.approx(1)
    assert contrast(grey, white) == pytest.approx(4.54, abs=0.01)
