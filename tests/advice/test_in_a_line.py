import pytest

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.evidence import evidence_for
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.in_a_line import THINK_TWICE, cost_line, in_use_line, think_twice
from stackpick_tui.advice.in_use import in_use
from stackpick_tui.advice.misleading import misleading_for
from stackpick_tui.advice.rule import decide
from stackpick_tui.advice.strongest import strongest
from tests.support.sets import ACCOUNTS, ADMIN, MIGRATIONS, ORM, SOCIAL, set_name

LONGEST = 86


def test_a_set_whose_implied_features_turn_the_verdict_says_so_first(features: frozenset[Feature]) -> None:
    turn, line = decide(features).implied_turn, think_twice(features)
    assert turn is None or line == THINK_TWICE + turn[0].lower() + turn[1:]


@pytest.mark.parametrize(
    ("ticks", "said"),
    [
        ((), "large site of pages"),
        ((ADMIN,), "admin brings accounts and ORM with it; counted, this is Django"),
        ((MIGRATIONS,), "migrations bring an ORM with them"),
        ((SOCIAL,), "social brings accounts with it"),
        ((ACCOUNTS, SOCIAL), "company's own service"),
        ((ORM, MIGRATIONS), "one pair of packages"),
    ],
)
def test_a_known_set_is_worth_a_second_thought(ticks: tuple[Feature, ...], said: str) -> None:
    assert said in (think_twice(ticks) or "")


def test_there_is_a_line_only_where_the_explanation_says_why(features: frozenset[Feature]) -> None:
    if think_twice(features):
        assert misleading_for(features)


def test_an_orm_beside_a_nosql_store_is_doubted_and_may_turn_the_verdict(
    features: frozenset[Feature],
) -> None:
    line = think_twice(features, {Constraint.NOSQL, Constraint.ASYNC}) or ""
    assert ("SQL only" in line) == (ORM in features)
    turns = decide(features).framework is not decide(features - {ORM}).framework
    assert ("this is Flask" in line) == turns


def test_other_constraints_give_no_doubt(features: frozenset[Feature]) -> None:
    assert think_twice(features, set(Constraint) - {Constraint.NOSQL}) == think_twice(features)


def test_every_line_is_a_line(features: frozenset[Feature]) -> None:
    reasons = [statement.text for statement in strongest(features)]
    lines = [cost_line(features), in_use_line(features), *reasons]
    lines += filter(None, [think_twice(features), think_twice(features, {Constraint.NOSQL})])
    assert [line for line in lines if len(line) > LONGEST or not line.isascii()] == []


def test_the_cost_is_the_packages_measured_for_this_set(features: frozenset[Feature]) -> None:
    evidence = evidence_for(features)
    flask, django = evidence.flask.packages, evidence.django.packages
    assert cost_line(features) == f"{flask} packages on Flask, {django} on Django"


def test_what_is_in_use_is_counted_by_the_number_of_features(features: frozenset[Feature]) -> None:
    tally = in_use(features).this_count
    count = len(features)
    assert (
        in_use_line(features)
        == f"With {count} of 5, {tally.flask} run Flask, {tally.django or 'none'} Django"
    )


def test_two_features_read_as_the_contract_has_them() -> None:
    assert cost_line({ACCOUNTS, ORM}) == "11 packages on Flask, 3 on Django"
    assert in_use_line({ACCOUNTS, ORM}) == "With 2 of 5, 6 run Flask, 3 Django"


def test_what_django_spares_counts_the_packages_that_each_route_adds() -> None:
    assert strongest({ACCOUNTS, ORM}).reason_for.text == "Nothing to add; on Flask, 2 packages."
    assert strongest(Feature).reason_for.text == "1 package to add; on Flask, 6 packages."


def test_the_strongest_reasons_for_and_against_are_not_the_same(features: frozenset[Feature]) -> None:
    best, worst = strongest(features)
    assert best.text != worst.text, set_name(features)
