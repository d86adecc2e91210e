"""What each single frame shows that the terminal is sent, not only the one it comes to rest on."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pyte
import pytest
from textual._compositor import CompositorUpdate  # it has no public name
from textual.screen import Screen

from stackpick_tui.sessions.session import new_session
from tests.support.app import Running, keep, running
from tests.support.disk import locked


def frames_of(run: Running, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Collect the lines of each frame from now on."""
    app = run.app
    terminal = pyte.Screen(*app.size)
    stream, frames = pyte.Stream(terminal), list[list[str]]()

    def display(screen: Screen[object], renderable: object) -> None:
        if isinstance(renderable, CompositorUpdate) and screen is app.screen:
            stream.feed(renderable.render_segments(app.console))
            frames.append(list(terminal.display))

    monkeypatch.setattr(app, "_display", display)
    display(app.screen, app.screen._compositor.render_full_update())  # noqa: SLF001 - as is drawn at first
    return frames


@pytest.mark.parametrize("is_open", [True, False], ids=["open", "in the list"])
async def test_no_frame_shows_what_is_typed_into_a_note_under_saved(
    is_open: bool, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [shop] = keep(database, new_session().with_name("Shop"))
    keep(database, replace(new_session().with_name("Blog"), updated=shop.updated + timedelta(hours=1)))
    async with running(database, session=shop) as run:
        if not is_open:
            await run.press("s")
            await run.until_shown(">  Blog")
        await run.press("m")
        for number in range(1, 4):
            await run.until_saved()
            frames = frames_of(run, monkeypatch)
            assert " saved " in frames[0][0]
            with locked(database):
                await run.press("Z")
                await run.until(lambda text: " saved " not in text.splitlines()[0])
            typed = [lines[0] for lines in frames if "Z" * number in "".join(lines)]
            assert typed
            assert " saved " not in typed[0]


@pytest.mark.parametrize(
    "keys", [("c",), ("r", "x", "enter"), ("f", "enter"), ("m", "x"), ("d",), ("d", "u")], ids="-".join
)
async def test_the_bar_of_the_list_says_saved_only_where_every_change_made_in_it_is(
    keys: tuple[str, ...], database: Path
) -> None:
    [shop] = keep(database, new_session().with_name("Shop"))
    keep(database, replace(new_session().with_name("Blog"), updated=shop.updated + timedelta(hours=1)))
    async with running(database, session=shop) as run:
        await run.press("s")
        await run.until_shown(">  Blog")
        await run.until_saved()
        *before, last = keys
        await run.press(*before)
        await run.until_saved()
        with locked(database):
            await run.press(last)
            assert " saved " not in run.lines[0]
        await run.until_saved()
