"""The explanation opens folded; each point unfolds by key and by mouse, and everything at once."""

from pathlib import Path

import pytest

from stackpick_tui.advice.blocks import Item, within
from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.explanation import explain
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.outline import outline
from stackpick_tui.advice.rule import Framework
from stackpick_tui.sessions.session import new_session
from stackpick_tui.tui.screens.explanation import ExplanationScreen
from stackpick_tui.tui.widgets.drawing import PROSE
from stackpick_tui.tui.widgets.section_view import SectionView
from tests.support.app import Running, running

SESSION = new_session().with_features({Feature.ACCOUNTS, Feature.ORM})
SIZES = [(40, 15), (80, 24), (120, 36), (200, 50)]
THOUGHT = "The thought behind it"


def drawn(run: Running) -> str:
    """Everything on the page, in sight or not."""
    views = run.app.screen.query(SectionView)
    return "\n".join(line.plain for view in views for line in view._drawing(view.size.width).lines)  # noqa: SLF001


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("size", SIZES)
async def test_enter_unfolds_the_point_under_the_cursor_and_folds_it_again(
    size: tuple[int, int], database: Path
) -> None:
    async with running(database, session=SESSION, size=size) as run:
        await run.press("e")
        assert THOUGHT not in drawn(run)
        await run.press("enter")
        assert THOUGHT in drawn(run)
        await run.press("enter")
        assert THOUGHT not in drawn(run)


@pytest.mark.parametrize("size", SIZES)
async def test_a_click_unfolds_a_point_and_folds_it_again(size: tuple[int, int], database: Path) -> None:
    async with running(database, session=SESSION, size=size) as run:
        await run.press("e")
        for is_open in (True, False):
            y = next(y for y, line in enumerate(run.lines) if "For Django" in line)
            await run.pilot.click(offset=(run.lines[y].index("For Django"), y))
            await run.pilot.pause()
            assert (THOUGHT in drawn(run)) is is_open


async def test_the_row_of_keys_says_which_way_z_goes(database: Path) -> None:
    async with running(database, session=SESSION) as run:
        await run.press("e")
        assert "z unfold all" in run.lines[-1]
        await run.press("z")
        assert "z fold all" in run.lines[-1]
        await run.press("z")
        assert "z unfold all" in run.lines[-1]
        await run.press("z", "escape", "e")
        assert "z fold all" in run.lines[-1]


async def test_a_click_beside_both_columns_unfolds_nothing(database: Path) -> None:
    async with running(database, session=SESSION, size=(200, 50)) as run:
        await run.press("e", "4")
        before = drawn(run)
        y = next(y for y, line in enumerate(run.lines) if "Accounts and ORM" in line)
        await run.pilot.click(offset=(190, y))
        await run.pilot.pause()
        assert drawn(run) == before


@pytest.mark.parametrize("side", ["left", "right"])
async def test_a_click_unfolds_the_point_of_its_own_column(side: str, database: Path) -> None:
    async with running(database, session=SESSION, size=(160, 50)) as run:
        await run.press("e", "4")
        y = next(y for y, line in enumerate(run.lines) if "Accounts and ORM" in line)
        line = run.lines[y]
        await run.pilot.click(
            offset=(line.index("Accounts and ORM") if side == "left" else line.rindex("Accounts and ORM"), y)
        )
        await run.pilot.pause()
        text = squeezed(drawn(run))
        flask, django = (explain(SESSION.features).case(each).points[0].text for each in Framework)
        assert [squeezed(flask) in text, squeezed(django) in text] == [side == "left", side == "right"]


async def test_the_rows_above_an_unfolded_point_stay_where_they_are(database: Path) -> None:
    async with running(database, session=SESSION) as run:
        await run.press("e", "4", "j", "j")
        before = run.lines
        y = next(y for y, line in enumerate(before) if "Accounts and ORM" in line)
        await run.pilot.click(offset=(before[y].index("Accounts and ORM"), y))
        await run.pilot.pause()
        assert run.lines[1:y] == before[1:y]
        assert run.lines[y + 1] != before[y + 1]


async def test_unfolded_every_sentence_and_source_is_on_the_page(
    features: frozenset[Feature], database: Path
) -> None:
    explanation = explain(features, {Constraint.NOSQL})
    session = new_session().with_features(features).with_constraints({Constraint.NOSQL})
    async with running(database, session=session) as run:
        await run.press("e", "z")
        text = squeezed(drawn(run))
    for section in outline(explanation):
        for block in within(section.blocks):
            if isinstance(block, Item):
                assert squeezed(block.text) in text


@pytest.mark.parametrize("size", SIZES)
async def test_z_unfolds_everything_and_folds_everything(size: tuple[int, int], database: Path) -> None:
    async with running(database, session=SESSION, size=size) as run:
        await run.press("e")
        folded = drawn(run)
        await run.press("z")
        assert len(drawn(run)) > 2 * len(folded)
        await run.press("z")
        assert drawn(run) == folded


async def test_what_was_unfolded_last_is_kept_while_the_app_runs(database: Path) -> None:
    async with running(database, session=SESSION) as run:
        await run.press("e", "enter", "escape", "e")
        assert THOUGHT in drawn(run)
        await run.press("z", "escape", "n", "e")
        assert "Measured for all 32 sets" in " ".join(drawn(run).split())


async def test_a_point_folded_by_itself_stays_folded_among_the_unfolded(database: Path) -> None:
    async with running(database, session=SESSION) as run:
        await run.press("e", "z", "enter")
        assert THOUGHT not in drawn(run)
        assert "Measured for all 32 sets" in " ".join(drawn(run).split())


@pytest.mark.parametrize("size", SIZES)
async def test_the_cursor_reaches_every_point_and_stays_in_sight(
    size: tuple[int, int], database: Path
) -> None:
    async with running(database, session=SESSION, size=size) as run:
        await run.press("e")
        screen = run.app.screen
        assert isinstance(screen, ExplanationScreen)
        points = [place.point for view in screen.query(SectionView) for place in view.places]
        seen = {screen.query(SectionView).first().cursor}
        for _ in range(3 * len(points)):
            screen.action_move(1)
            point = screen.query(SectionView).first().cursor
            seen.add(point)
        assert seen == set(points)
        for _ in range(3 * len(points)):
            screen.action_move(-1)
        assert screen.query(SectionView).first().cursor == points[0]
        await run.press("enter")
        assert THOUGHT in run.text


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", [(), ("z",)], ids=["folded", "unfolded"])
async def test_prose_is_at_most_75_cells_and_no_citation_stands_alone(
    size: tuple[int, int], keys: tuple[str, ...], database: Path
) -> None:
    async with running(database, session=SESSION, size=size) as run:
        await run.press("e", *keys)
        for line in drawn(run).splitlines():
            for part in (line[: len(line) // 2], line) if size[0] >= 120 else (line,):
                assert not part.strip().startswith("[") or part.strip().strip("[]0123456789,")
            if size[0] < 120 and not line.strip().startswith((".venv", "python3")):
                assert len(line.rstrip()) <= PROSE


async def test_an_untouched_session_is_not_asked_to_think_twice(database: Path) -> None:
    async with running(database) as run:
        await run.press("e")
        assert "Think twice" not in drawn(run)
        await run.press("escape", "5", "e")
        assert "Think twice: admin brings" in " ".join(run.text.split())


@pytest.mark.parametrize("ticked", [(), tuple(Constraint)[:3]])
async def test_in_short_is_one_screen_of_24_rows(
    features: frozenset[Feature], ticked: tuple[Constraint, ...], database: Path
) -> None:
    session = new_session().with_features(features).with_constraints(ticked)
    async with running(database, session=session) as run:
        await run.press("e")
        assert any(line.strip().startswith("+ Trust") for line in run.lines)
        assert "2 Feature by feature" in run.text


async def test_both_frameworks_are_side_by_side_from_120_columns(database: Path) -> None:
    for width in (119, 120):
        async with running(database, session=SESSION, size=(width, 40)) as run:
            await run.press("e", "4")
            together = [line for line in run.lines if "For Flask" in line and "For Django" in line]
            assert bool(together) is (width == 120)
