from itertools import combinations

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import RULE, THRESHOLD, Framework, Verdict, decide
from tests.support.sets import ACCOUNTS, ADMIN, MIGRATIONS, ORM, SOCIAL


def test_two_or_more_features_mean_django_and_fewer_mean_flask(features: frozenset[Feature]) -> None:
    expected = Framework.DJANGO if len(features) >= 2 else Framework.FLASK
    assert decide(features) == Verdict(features)
    assert decide(features).framework is expected
    assert decide(features).framework.other is not expected


def test_the_margin_is_the_smallest_number_of_toggles_that_turns_the_verdict(
    features: frozenset[Feature],
) -> None:
    verdict = decide(features)
    turning = (
        count
        for count in range(1, len(Feature) + 1)
        for toggled in combinations(Feature, count)
        if decide(features ^ frozenset(toggled)).framework is not verdict.framework
    )
    assert verdict.margin == next(turning)
    assert verdict.is_close == (verdict.margin == 1)
    assert verdict.flip.startswith("Close call: ") == verdict.is_close


@pytest.mark.parametrize(
    ("ticks", "flip"),
    [
        ((), "Tick any two and it is Django."),
        ((ORM,), "Close call: tick any one more and it is Django."),
        ((ACCOUNTS, ORM), "Close call: untick accounts or ORM and it is Flask."),
        ((ORM, MIGRATIONS, ADMIN), "Untick any two of ORM, migrations, admin and it is Flask."),
        (tuple(Feature), "Untick any four of the five and it is Flask."),
    ],
    ids=str,
)
def test_the_flip_says_in_words_what_to_change(ticks: tuple[Feature, ...], flip: str) -> None:
    assert decide(ticks).flip == flip


@pytest.mark.parametrize(
    ("ticks", "sentence"),
    [
        ((ADMIN,), "Admin brings accounts and ORM with it; counted, this is Django."),
        ((MIGRATIONS,), "Migrations bring an ORM with them; counted, this is Django."),
        ((SOCIAL,), "Social brings accounts with it; counted, this is Django."),
    ],
    ids=str,
)
def test_a_single_tick_that_brings_another_would_turn_the_verdict(
    ticks: tuple[Feature, ...], sentence: str
) -> None:
    assert decide(ticks).framework is Framework.FLASK
    assert decide(ticks).with_implied is Framework.DJANGO
    assert decide(ticks).implied_turn == sentence


def test_only_those_three_single_ticks_would_turn(features: frozenset[Feature]) -> None:
    turns = features in ({ADMIN}, {MIGRATIONS}, {SOCIAL})
    assert (decide(features).implied_turn is not None) == turns


def test_implied_features_are_never_ticked_ones(features: frozenset[Feature]) -> None:
    verdict = decide(features)
    assert not verdict.implied & features
    assert (ADMIN in features and ORM not in features) <= (ORM in verdict.implied)


def test_the_rule_has_the_date_of_its_article_for_a_version() -> None:
    assert RULE == "2020-03-23"


def test_another_threshold_is_another_rule() -> None:
    assert (RULE, THRESHOLD) == ("2020-03-23", 2), "a rule that changes needs a version of its own"
