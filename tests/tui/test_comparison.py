"""Two marked sessions side by side: a table of the five features, and the constraints that differ."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.features import Feature
from stackpick_tui.records.difference import Difference
from stackpick_tui.sessions.session import Decision, Session, new_session
from stackpick_tui.tui.widgets.comparison import comparison
from tests.support.app import keep, running
from tests.support.listed import listing, named, shop_and_blog

SIZES = [(40, 15), (80, 24), (120, 36), (200, 50)]


def rows(left: Session, right: Session, width: int = 60) -> dict[str, list[str]]:
    """Return the two values of each row of the table by its label."""
    table = {}
    for line in comparison(Difference(left, right), width).plain.split("\n"):
        label, *values = [part.strip() for part in re.split("  +", line.rstrip())]
        if len(values) == 2:
            table[label] = values
    return table


@pytest.mark.parametrize("width", [20, 32, 36, 60, 100])
def test_each_feature_has_a_row_with_a_tick_for_each_session(width: int) -> None:
    left = new_session().with_features({Feature.ACCOUNTS, Feature.ORM})
    right = new_session().with_features({Feature.ORM, Feature.ADMIN})
    table = rows(left, right, width)
    for feature in Feature:
        (ticks,) = [values for label, values in table.items() if label in (feature.label, feature.short)]
        assert ticks == ["[x]" if feature in each.features else "[ ]" for each in (left, right)]


def test_what_the_rule_says_and_what_was_decided_are_rows() -> None:
    left = new_session().with_features({Feature.ORM, Feature.ADMIN}).with_decision(Decision("FastAPI", "x"))
    table = rows(left, new_session())
    assert table["The rule says"] == ["Django", "Flask"]
    assert table["Decided"] == ["FastAPI", "-"]
    assert "Decided" not in rows(new_session(), new_session())


def test_the_constraints_that_differ_are_rows_and_no_others() -> None:
    left = new_session().with_constraints({Constraint.NOSQL, Constraint.ASYNC})
    right = new_session().with_constraints({Constraint.NOSQL, Constraint.LONG_SUPPORT})
    table = rows(left, right)
    assert table[Constraint.ASYNC.label] == ["[x]", "[ ]"]
    assert table[Constraint.LONG_SUPPORT.label] == ["[ ]", "[x]"]
    assert Constraint.NOSQL.label not in table


def test_what_only_a_later_release_knows_has_rows_where_it_differs() -> None:
    left = replace(new_session(), unknown=("both", "tea"))
    table = rows(left, replace(new_session(), unknown=("both",), unknown_constraints=("ai",)))
    assert (table["tea"], table["ai"]) == (["[x]", "[ ]"], ["[ ]", "[x]"])
    assert "both" not in table


def test_sessions_that_differ_in_constraints_alone_are_not_said_to_be_the_same() -> None:
    found = Difference(new_session(), new_session().with_constraints({Constraint.NOSQL}))
    text = comparison(found, 60).plain
    assert "the same" not in text
    assert "The verdict stays Flask." in text


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_two_marked_sessions_are_compared_at_every_size(size: tuple[int, int], database: Path) -> None:
    shop_and_blog(database)
    async with listing(database, "Blog", size=size) as run:
        await run.press("space", "down", "space")
        assert "Difference" in run.text
        assert "A  Shop rewrite" in run.text
        assert "theFlaskonewouldbeDjango" in run.squeezed.replace("│", "")
        await run.press(*"JJJJJJJJJJJJ")
        assert re.search(r"Admin site +\[ \] +\[x\]", run.text)
        await run.press("space")
        assert "Difference" not in run.text


async def test_a_preview_lists_the_ticked_constraints_with_their_pull(database: Path) -> None:
    constraints = {Constraint.NOSQL, Constraint.LONG_SUPPORT}
    keep(database, named("Shop").with_constraints(constraints))
    async with running(database, size=(120, 36)) as run:
        await run.press("s")
        await run.until_shown("Beyond the rule: 1 pulls to Flask, 1 to Django")
        assert f"[x] {Constraint.NOSQL.label}  -> Flask" in run.text
        assert f"[x] {Constraint.LONG_SUPPORT.label}  -> Django" in run.text
        assert Constraint.ASYNC.label not in run.text
