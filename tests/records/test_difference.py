from collections.abc import Callable
from itertools import combinations

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework, decide
from stackpick_tui.records.difference import Difference
from stackpick_tui.sessions.session import Session

ACCOUNTS, ORM, MIGRATIONS, SOCIAL, ADMIN = Feature
SETS = [frozenset(ticks) for count in range(6) for ticks in combinations(Feature, count)]


@pytest.fixture(params=SETS, ids=lambda ticks: "+".join(sorted(f.id for f in ticks)) or "none")
def differences(
    request: pytest.FixtureRequest, features: frozenset[Feature], session: Callable[..., Session]
) -> Difference:
    """Each of the 32 sets beside each of the 32 sets."""
    return Difference(session(*features), session(*request.param))


def test_each_differing_feature_is_ticked_on_exactly_one_side(differences: Difference) -> None:
    left, right = differences.left.features, differences.right.features
    assert differences.only_left | differences.only_right == left ^ right
    assert differences.only_left <= left
    assert differences.only_right <= right
    assert differences.answers_differ is (left != right)


def test_the_verdict_is_turned_by_something_exactly_where_it_differs(differences: Difference) -> None:
    left, right = differences.left.features, differences.right.features
    assert differences.verdict_differs is (decide(left).framework is not decide(right).framework)
    assert bool(differences.turned_by) is differences.verdict_differs


def test_the_features_that_turn_it_belong_to_a_smallest_change_that_does_and_no_others_do(
    differences: Difference,
) -> None:
    sides = differences.left.features, differences.right.features
    flask, django = sorted(sides, key=len) if differences.verdict_differs else (sides[0], sides[0])
    smallest: list[tuple[Feature, ...]] = []
    for size in range(6):
        toggles = combinations(flask ^ django, size)
        smallest = [t for t in toggles if decide(flask ^ set(t)).framework is not decide(flask).framework]
        if smallest:
            break
    assert differences.turned_by == frozenset().union(*smallest)
    assert differences.enough == (len(smallest[0]) if smallest else 0)


def test_without_what_turns_it_both_sides_say_flask_and_with_it_both_say_django(
    differences: Difference,
) -> None:
    if differences.verdict_differs:
        for side in (differences.left.features, differences.right.features):
            assert decide(side - differences.turned_by).framework is Framework.FLASK
            assert decide(side | differences.turned_by).framework is Framework.DJANGO


def test_what_turns_the_verdict_does_not_depend_on_which_side_is_named_first(differences: Difference) -> None:
    other_way = Difference(differences.right, differences.left)
    assert other_way.turned_by == differences.turned_by
    assert other_way.sentence == differences.sentence


@pytest.mark.parametrize(
    ("left", "right", "sentence"),
    [
        ({ORM}, {ORM}, "The answers are the same."),
        ({ORM}, {ADMIN}, "The verdict stays Flask."),
        ({ORM, ADMIN}, set(Feature), "The verdict stays Django."),
        ({ORM}, {ORM, ADMIN}, "The verdict is turned by admin."),
        ({ORM, ADMIN}, set(), "The verdict is turned by ORM and admin together."),
        (set(Feature), {SOCIAL}, "The verdict is turned by any one of accounts, ORM, migrations, admin."),
        (set(), {ACCOUNTS, ORM, ADMIN}, "The verdict is turned by any two of accounts, ORM, admin."),
    ],
)
def test_a_sentence_says_which_features_it_takes(
    left: set[Feature], right: set[Feature], sentence: str, session: Callable[..., Session]
) -> None:
    assert Difference(session(*left), session(*right)).sentence == sentence


def test_the_rule_of_today_judges_both_sides_whatever_they_stored(session: Callable[..., Session]) -> None:
    stored = session(ORM, ADMIN, rule="1999-12-31")
    assert not Difference(stored, session(ORM, ADMIN, SOCIAL)).verdict_differs
