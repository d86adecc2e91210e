"""What the list says of one session in its two rows."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework
from stackpick_tui.sessions.session import Decision, Session, new_session
from stackpick_tui.tui.styles import FRAMEWORK
from stackpick_tui.tui.widgets.session_row import first_row, second_row
from tests.support.app import keep
from tests.support.clock import clock_at
from tests.support.listed import listing

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def drawn(session: Session, width: int = 60) -> list[str]:
    first = first_row(session, width, under_cursor=False, is_marked=False).plain
    return [first, second_row(session, width).plain]


def unnamed(*features: Feature) -> Session:
    return replace(new_session().with_features(features), created=NOON, updated=NOON)


SESSIONS = {
    "nothing": unnamed(),
    "ticks": unnamed(Feature.ORM, Feature.ADMIN),
    "note": unnamed().with_note("Ask Ana\nsoon"),
    "constraint": unnamed().with_constraints({Constraint.NOSQL}),
    "decided": unnamed().with_decision(Decision("FastAPI", "why")),
    "named": unnamed(Feature.ORM, Feature.ADMIN).with_name("Shop"),
}


@pytest.mark.parametrize("name", SESSIONS)
def test_no_row_is_empty_or_says_what_is_missing(name: str) -> None:
    for row in drawn(SESSIONS[name]):
        assert row.strip()
        assert "no name" not in row


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("note", "Ask Ana"),
        ("constraint", Constraint.NOSQL.label),
        ("decided", "nothing ticked"),
        ("named", "Django: orm, admin"),
    ],
)
def test_the_second_row_says_what_the_first_does_not(name: str, said: str) -> None:
    assert drawn(SESSIONS[name])[1].strip() == said


@pytest.mark.parametrize("name", SESSIONS)
def test_the_verdict_is_in_its_colour(name: str) -> None:
    session = SESSIONS[name]
    row = (
        second_row(session, 60)
        if session.name
        else first_row(session, 60, under_cursor=False, is_marked=False)
    )
    styled = {row.plain[span.start : span.end]: span.style for span in row.spans}
    assert styled[session.verdict.value] == FRAMEWORK[session.verdict]


def test_a_decision_that_differs_is_in_its_colour_and_something_else_in_none() -> None:
    for chosen, style in (("Django", FRAMEWORK[Framework.DJANGO]), ("FastAPI", "bold")):
        row = first_row(
            unnamed().with_decision(Decision(chosen, "x")), 60, under_cursor=False, is_marked=False
        )
        styled = {row.plain[span.start : span.end]: span.style for span in row.spans}
        assert "Flask, decided " + chosen in row.plain
        assert styled[chosen] == style


@pytest.mark.parametrize("width", [26, 36, 60])
@pytest.mark.parametrize("days", [0, 3], ids=["today", "another day"])
def test_two_unnamed_sessions_of_one_day_differ_by_the_time(width: int, days: int) -> None:
    with clock_at(NOON.replace(day=NOON.day + days)):
        early, late = unnamed(Feature.SOCIAL), replace(unnamed(Feature.SOCIAL), updated=NOON.replace(hour=13))
        assert drawn(early, width)[0] != drawn(late, width)[0]


@pytest.mark.parametrize("words", [Constraint.NOSQL.label, Constraint.NOSQL.id, "nosql st"])
async def test_a_session_is_found_by_a_constraint_in_words_and_by_its_id(words: str, database: Path) -> None:
    keep(database, new_session().with_name("Shop").with_constraints({Constraint.NOSQL}))
    keep(database, new_session().with_name("Blog"))
    async with listing(database, "Sessions: 2") as run:
        await run.press("slash")
        await run.type(words)
        await run.until_shown("Sessions: 1 match")
        assert "Shop" in run.text
