"""Nothing is drawn in the colour of its own background where a terminal has only 256 or 16 colours."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.color import ColorSystem, ColorType
from rich.style import Style
from textual.theme import BUILTIN_THEMES

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions.session import Session, new_session
from tests.support.app import Running, cells, keep, running
from tests.support.screens import SCREENS

FRAMES = set("─│╭╮╰╯━╌┃╸▔▁▊▎▂▃▄▅▆▇█ ")
"""Characters of frames, bars and scroll bars, which nobody reads."""
SEEN = ("checklist", "costs", "comparison", "a reason is missing", "palette")
"""The screens that between them draw in every colour there is."""
SIZES = ((40, 15), (120, 40), (90, 30))
NAMES = {ColorSystem.EIGHT_BIT: "256", ColorSystem.STANDARD: "16"}
"""How many colours there are."""


def vanishes(style: Style, system: ColorSystem) -> bool:
    """Return whether ink and ground become one colour, mapped as a terminal with fewer colours gets them.

    The terminal's own two default colours are never one.
    """
    if style.color is None or style.bgcolor is None:
        return False
    ink, ground = style.color.downgrade(system), style.bgcolor.downgrade(system)
    return ColorType.DEFAULT not in (ink.type, ground.type) and ink.number == ground.number


def cells_in_front(run: Running) -> Iterator[tuple[str, Style]]:
    """Return what is drawn, without the page behind a dialog, which is faded on purpose."""
    screen = run.app.screen
    dialogs = screen.query(".dialog, #--input, CommandList")
    for region in [dialog.region for dialog in dialogs] if screen.is_modal else [screen.region]:
        for strip in cells(run.app)[region.y : region.bottom]:
            for text, style, _ in strip.crop(region.x, region.right):
                if style is not None and not set(text) <= FRAMES:
                    yield text.strip(), style


def shop() -> Session:
    return new_session().with_features({Feature.ORM, Feature.ADMIN}).with_name("Shop")


@pytest.mark.slow
@pytest.mark.parametrize("theme", sorted(BUILTIN_THEMES))
async def test_no_text_vanishes_where_colours_are_few(theme: str, database: Path) -> None:
    keep(database, new_session().with_name("Blog"))
    found: dict[str, set[str]] = {}
    async with running(database, session=shop(), theme=theme, size=(90, 30)) as run:
        await run.press("1")
        for name in SEEN:
            await run.press(*SCREENS[name])
            for size in SIZES:
                await run.pilot.resize_terminal(*size)
                read = list(cells_in_front(run))
                assert read, f"nothing was read on {name} at {size}"
                for system, colours in NAMES.items():
                    if lost := {text for text, style in read if vanishes(style, system)}:
                        found[f"{name} at {size}, {colours} colours"] = lost
            while run.app.screen.is_modal:
                await run.press("escape")
            while len(run.app.screen_stack) > 1:
                await run.press("escape")
    assert found == {}


@pytest.mark.parametrize(
    ("look", "colours", "expected"),
    [
        ("#303030 on #707070", ColorSystem.STANDARD, True),
        ("#303030 on #707070", ColorSystem.EIGHT_BIT, False),
        ("#777777 on #787878", ColorSystem.EIGHT_BIT, True),
        ("#ffffff on #000000", ColorSystem.STANDARD, False),
        ("default on default", ColorSystem.STANDARD, False),
        ("blue on blue", ColorSystem.STANDARD, True),
        ("blue", ColorSystem.STANDARD, False),
    ],
)
def test_what_vanishes_is_what_maps_to_one_colour(look: str, colours: ColorSystem, expected: bool) -> None:
    assert vanishes(Style.parse(look), colours) is expected
