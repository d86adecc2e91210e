"""Every screen at every size: nothing fails, nothing is lost."""

import random
from pathlib import Path

import pytest
from rich.cells import cell_len as cells

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions.session import Session, new_session
from tests.support.app import Running, keep, running
from tests.support.screens import SCREENS

SMALL = [(columns, rows) for rows in (24, 1) for columns in range(1, 13)]
LARGE = [
    (20, 7),
    (29, 24),
    (30, 8),
    (40, 15),
    (79, 23),
    (79, 80),
    (80, 8),
    (80, 17),
    (120, 18),
    (250, 1),
    (250, 80),
]
FEATURES = frozenset({Feature.ORM, Feature.SOCIAL})


@pytest.fixture
def session(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session with something in every field, beside another one."""
    monkeypatch.chdir(tmp_path)
    mine = new_session().with_features(FEATURES).with_name("Shop 日本語 [/foo]").with_note("two\nlines " * 40)
    return keep(database, new_session().with_name("Blog"), mine)[-1]


async def at(run: Running, size: tuple[int, int]) -> None:
    await run.pilot.resize_terminal(*size)
    await run.pilot.pause()


@pytest.mark.slow
@pytest.mark.parametrize("screen", SCREENS)
async def test_every_size_comes_to_rest_drawn_in_full_and_leaves_all_as_it_was(
    screen: str, database: Path, session: Session
) -> None:
    async with running(database, session=session) as run:
        await run.press(*SCREENS[screen])
        await run.app.workers.wait_for_complete()  # the first checklist of a process has no figures at first
        await run.pilot.pause()
        before = run.text
        for columns, rows in SMALL + LARGE:
            await run.pilot.resize_terminal(columns, rows)
            assert await run.comes_to_rest(), (columns, rows)
            lines = run.text.split("\n")
            assert len(lines) == rows
            assert all(cells(line) <= columns for line in lines), (columns, rows)
        await at(run, (80, 24))
        assert run.text.splitlines()[1:] == before.splitlines()[1:]
        assert run.app.history.session == session


@pytest.mark.parametrize("seed", range(3))
async def test_a_storm_of_resizes_among_keys_keeps_the_state(
    seed: int, database: Path, session: Session
) -> None:
    chance = random.Random(seed)
    async with running(database, session=session) as run:
        ticked = set(FEATURES)
        for _ in range(30):
            # without waiting for one to be drawn before the next
            await run.pilot.resize_terminal(chance.randint(1, 200), chance.randint(1, 60))
            number = chance.randint(1, 5)
            await run.pilot.press(str(number))
            ticked ^= {list(Feature)[number - 1]}
        await at(run, (80, 24))
        assert run.app.history.session.features == ticked
        for feature in Feature:
            assert f"[{'x' if feature in ticked else ' '}] {feature.number}" in run.text


@pytest.mark.parametrize("size", [(29, 24), (80, 7), (5, 3), (24, 1)])
async def test_below_30_by_8_one_line_says_the_verdict(
    size: tuple[int, int], database: Path, session: Session
) -> None:
    async with running(database, session=session, size=size) as run:
        limits, word = "too small (needs 30x8)", "DJANGO"
        line = f"{limits}: {word}" if size[0] >= 30 else f"{word}: {limits}"
        assert run.lines[0] == line[: size[0]].ljust(size[0])
        assert not "".join(run.lines[1:]).strip()
        await run.press("2")
        for columns, said in ((40, "too small (needs 30x8): FLASK"), (29, "FLASK: too small (needs 30x8)")):
            await at(run, (columns, 7))
            assert run.lines[0].rstrip() == said


@pytest.mark.parametrize(("columns", "is_beside"), [(79, False), (80, True)])
async def test_the_panes_stand_beside_each_other_from_80_columns(
    columns: int, is_beside: bool, database: Path
) -> None:
    async with running(database, size=(columns, 24)) as run:
        assert any("What does the project" in line and "Verdict" in line for line in run.lines) is is_beside
