from collections.abc import Callable
from itertools import combinations

import pytest

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework, decide
from stackpick_tui.records.difference import Difference
from stackpick_tui.sessions.session import Session
from tests.support.sets import ACCOUNTS, ADMIN, ALL_SETS, ORM, SOCIAL


@pytest.fixture
def differences(features: frozenset[Feature], session: Callable[..., Session]) -> list[Difference]:
    """One of the 32 sets beside each of the 32 sets."""
    return [Difference(session(*features), session(*right)) for right in ALL_SETS]


def test_each_differing_feature_is_ticked_on_exactly_one_side(differences: list[Difference]) -> None:
    for found in differences:
        left, right = found.left.features, found.right.features
        assert found.only_left | found.only_right == left ^ right
        assert found.only_left <= left
        assert found.only_right <= right
        assert found.answers_differ is (left != right)


def test_the_verdict_is_turned_by_something_exactly_where_it_differs(differences: list[Difference]) -> None:
    for found in differences:
        left, right = decide(found.left.features), decide(found.right.features)
        assert found.verdict_differs is (left.framework is not right.framework)
        assert bool(found.turned_by) is found.verdict_differs


def test_the_features_that_turn_it_belong_to_a_smallest_change_that_does_and_no_others_do(
    differences: list[Difference],
) -> None:
    for found in differences:
        sides = [found.left.features, found.right.features]
        flask = min(sides, key=len)
        turning = [
            toggles
            for size in range(len(Feature) + 1)
            for toggles in combinations(flask ^ max(sides, key=len), size)
            if found.verdict_differs and decide(flask ^ set(toggles)).framework is Framework.DJANGO
        ]
        smallest = [toggles for toggles in turning if len(toggles) == len(turning[0])]
        assert found.turned_by == frozenset().union(*smallest)
        assert found.enough == (len(smallest[0]) if smallest else 0)


def test_without_what_turns_it_both_sides_say_flask_and_with_it_both_say_django(
    differences: list[Difference],
) -> None:
    for found in differences:
        if found.verdict_differs:
            for side in (found.left.features, found.right.features):
                assert decide(side - found.turned_by).framework is Framework.FLASK
                assert decide(side | found.turned_by).framework is Framework.DJANGO


def test_what_turns_the_verdict_does_not_depend_on_which_side_is_named_first(
    differences: list[Difference],
) -> None:
    for found in differences:
        other_way = Difference(found.right, found.left)
        assert other_way.turned_by == found.turned_by
        assert other_way.sentence == found.sentence


def test_a_constraint_ticked_on_one_side_alone_is_an_answer_that_differs_and_turns_nothing(
    differences: list[Difference],
) -> None:
    for found in differences:
        left = found.left.with_constraints({Constraint.NOSQL, Constraint.ASYNC})
        beside = Difference(left, found.right.with_constraints({Constraint.ASYNC, Constraint.OPENAPI}))
        assert beside.constraints_only_left == {Constraint.NOSQL}
        assert beside.constraints_only_right == {Constraint.OPENAPI}
        assert beside.answers_differ
        assert (beside.turned_by, beside.verdicts) == (found.turned_by, found.verdicts)
        if not found.answers_differ:
            assert beside.sentence == f"The verdict stays {found.verdicts[0].framework}."
            assert not Difference(left, left).answers_differ


@pytest.mark.parametrize(
    ("left", "right", "sentence"),
    [
        ({ORM}, {ORM}, "The answers are the same."),
        ({ORM}, {ADMIN}, "The verdict stays Flask."),
        ({ORM, ADMIN}, set(Feature), "The verdict stays Django."),
        ({ORM}, {ORM, ADMIN}, "With admin ticked as well, the Flask one would be Django."),
        ({ORM, ADMIN}, set(), "With ORM and admin ticked as well, the Flask one would be Django."),
        (
            set(Feature),
            {SOCIAL},
            "With any one of accounts, ORM, migrations, admin ticked as well, the Flask one would be Django.",
        ),
        (
            set(),
            {ACCOUNTS, ORM, ADMIN},
            "With any two of accounts, ORM, admin ticked as well, the Flask one would be Django.",
        ),
    ],
)
def test_a_sentence_says_which_features_it_takes(
    left: set[Feature], right: set[Feature], sentence: str, session: Callable[..., Session]
) -> None:
    assert Difference(session(*left), session(*right)).sentence == sentence


def test_the_rule_of_today_judges_both_sides_whatever_they_stored(session: Callable[..., Session]) -> None:
    stored = session(ORM, ADMIN, rule="1999-12-31")
    assert not Difference(stored, session(ORM, ADMIN, SOCIAL)).verdict_differs
