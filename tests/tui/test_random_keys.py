"""Whatever is pressed and clicked: nothing fails, and what the screen calls saved is saved."""

import random
from pathlib import Path

import pytest

from stackpick_tui.advice.rule import decide
from stackpick_tui.tui.screens.checklist import ChecklistScreen
from tests.support.app import Running, running

KEYS = (
    *(
        "up",
        "down",
        "j",
        "k",
        "g",
        "G",
        "home",
        "end",
        "pageup",
        "pagedown",
        "left",
        "right",
        "tab",
        "shift+tab",
    ),
    *("space", "enter", "x", "1", "2", "3", "4", "5", "6", "u", "escape", "escape", "escape", "backspace"),
    *("e", "s", "n", "r", "m", "f", "w", "y", "t", "d", "c", "slash", "R", "J", "K"),
    *("question_mark", "f1", "ctrl+p", "a", "b", "z", "日", "left_square_bracket"),
)
SIZES = ((80, 24), (40, 15), (120, 40), (30, 8), (20, 5), (60, 20), (79, 23))
EVENTS = 250


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
async def test_random_keys_clicks_and_sizes_end_with_all_that_was_said_to_be_saved(
    seed: int, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    chance = random.Random(seed)
    async with running(database, size=chance.choice(SIZES)) as run:
        for count in range(EVENTS):
            await something(run, chance)
            if count % 10 == 0:
                check(run)
        await run.pilot.resize_terminal(80, 24)
        while not isinstance(run.app.screen, ChecklistScreen):
            await run.press("escape")
        if not run.app.history.is_untouched:
            await run.until_saved()
        check(run)
        assert f"Verdict: {decide(run.app.history.session.features).framework.value}" in run.text


async def something(run: Running, chance: random.Random) -> None:
    """Do what a cat on the keyboard does: nearly always a key, sometimes a click, rarely another size."""
    dice = chance.random()
    if dice < 0.04:
        await run.pilot.resize_terminal(*chance.choice(SIZES))
    elif dice < 0.12:
        columns, rows = run.app.size
        await run.pilot.click(offset=(chance.randrange(columns), chance.randrange(rows)))
    else:
        await run.pilot.press(chance.choice(KEYS))


def check(run: Running) -> None:
    """Hold the disk to what the bar says, and the panel to what drawing it anew shows."""
    screen = run.app.screen
    if not isinstance(screen, ChecklistScreen):
        return
    if screen.link.status(screen.history).startswith("saved"):
        session = screen.history.session
        assert {each.id: each for each in run.stored()}[session.id] == session
    panel = screen.verdict_panel
    left = panel.render_lines(panel.size.region)
    panel.refresh()
    assert panel.render_lines(panel.size.region) == left
