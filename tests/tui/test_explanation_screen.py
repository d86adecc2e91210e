"""The explanation screen."""

from pathlib import Path

import pytest

from stackpick_tui.advice.explanation import explain
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import decide
from stackpick_tui.sessions.session import new_session
from tests.support.app import running

TITLES = [
    "In short",
    "Feature by feature",
    "What it costs, measured",
    "Both cases",
    "Beyond the rule",
    "In use",
    "To begin",
    "Sources",
]


async def test_the_first_screen_answers_why(features: frozenset[Feature], database: Path) -> None:
    async with running(database, session=new_session().with_features(features)) as run:
        await run.press("e")
        text = " ".join(run.text.split())
        assert "1 In short" in text
        assert explain(features).answer.text in text
        assert decide(features).flip in text


@pytest.mark.parametrize("size", [(80, 24), (40, 15), (120, 40)])
@pytest.mark.parametrize("number", range(1, 9))
async def test_every_section_is_a_key_away(number: int, size: tuple[int, int], database: Path) -> None:
    session = new_session().with_features({Feature.ADMIN})
    async with running(database, session=session, size=size) as run:
        await run.press("e", str(number))
        page = "\n".join(run.lines[2:])
        assert f"{number} {TITLES[number - 1]}"[: size[0] - 4] in page


async def test_the_sections_are_listed_with_the_one_in_sight_marked(database: Path) -> None:
    async with running(database, session=new_session()) as run:
        await run.press("e")
        row = "[1 In short] 2 Features 3 Cost 4 Cases 5 Beyond 6 In use 7 Begin 8 Sources"
        assert run.lines[1].strip() == row
        await run.press("3")
        assert "[3 Cost]" in run.lines[1]
        await run.press("right")
        assert "[4 " in run.lines[1]
        await run.press("left", "left")
        assert "[2 " in run.lines[1]
        await run.press("G")
        assert "[8 " in run.lines[1]


async def test_a_click_on_a_listed_section_leads_there(database: Path) -> None:
    async with running(database, session=new_session()) as run:
        await run.press("e")
        await run.pilot.click(offset=(run.lines[1].index("3 Cost") + 1, 1))
        await run.pilot.pause()
        assert "[3 Cost]" in run.lines[1]


async def test_the_cost_of_both_routes_is_shown_for_exactly_this_set(database: Path) -> None:
    features = frozenset({Feature.ORM, Feature.ADMIN})
    evidence = explain(features).evidence
    async with running(database, session=new_session().with_features(features)) as run:
        await run.press("e", "3")
        for route in (evidence.flask, evidence.django):
            assert f"{route.packages} " in run.text
            assert f"{route.megabytes:.1f} MB" in run.text
            assert f"{route.start_ms:.0f} ms" in run.text
        assert "On Flask   Flask-SQLAlchemy, Flask-Admin" in run.text
        assert evidence.measured.isoformat() in run.text


async def test_both_meanings_of_the_social_tick_show_their_cost(database: Path) -> None:
    async with running(
        database, session=new_session().with_features({Feature.SOCIAL}), size=(100, 40)
    ) as run:
        await run.press("e", "z", "3")
        await run.until_shown("Sign-up alone")
        assert "Sign-in through another service alone" in run.text


async def test_ticked_features_come_first_in_full_and_the_others_in_a_line(database: Path) -> None:
    async with running(database, session=new_session().with_features({Feature.ADMIN}), size=(100, 60)) as run:
        await run.press("e", "2")
        rows = [line.strip() for line in run.lines if "] " in line]
        places = [index for index, row in enumerate(rows) if row.startswith(("[x] Admin site", "+ [ ] "))]
        assert len(places) == 5
        assert rows[places[0]] == "[x] Admin site"
        assert "+ Flask needs   Flask-Admin" in run.text


async def test_going_back_keeps_the_ticks_and_a_name_given_here(database: Path) -> None:
    async with running(database, session=new_session().with_features({Feature.ADMIN})) as run:
        await run.press("e", "r")
        await run.type("Shop")
        await run.press("enter")
        assert "Shop" in run.lines[0]
        await run.press("escape")
        assert "Shop" in run.lines[0]
        assert "[x] 5" in run.text


async def test_undoing_a_tick_here_explains_the_new_set(database: Path) -> None:
    async with running(database) as run:
        await run.press("1", "2", "e")
        assert "Django, because" in run.text
        await run.press("u")
        await run.until_shown("Flask, because")
