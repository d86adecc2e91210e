import textwrap

import pytest

from stackpick_tui.advice.apps import BLOG
from stackpick_tui.advice.blocks import Item
from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.explanation import explain
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.outline import outline
from stackpick_tui.advice.rule import decide
from stackpick_tui.advice.sources import Source
from tests.support.sets import ACCOUNTS, ADMIN, MIGRATIONS, ORM, SOCIAL


def test_the_answer_names_the_verdict_the_count_and_the_ticked_features(
    features: frozenset[Feature],
) -> None:
    first = explain(features).answer.text
    assert first.startswith(f"{decide(features).framework.value}, because ")
    assert {0: "none of the five", 5: "all five"}.get(len(features), f"{len(features)} of the five") in first
    named = 0 < len(features) < len(Feature)
    assert all((feature.short in first) == named for feature in features)
    assert "the rule needs 2 for Django" in first


def test_the_reason_and_the_flip_are_within_fifteen_lines_of_eighty_columns(
    features: frozenset[Feature],
) -> None:
    texts = [
        statement.text for statement in (explain(features).answer, *explain(features).reasons.statements)
    ]
    flip = texts.index(decide(features).flip)
    lines = [line for text in texts[: flip + 1] for line in textwrap.wrap(text, 72)]
    assert len(lines) <= 8
    assert len([line for text in texts for line in textwrap.wrap(text, 72)]) <= 18


def test_implied_features_are_spoken_of_exactly_when_there_are_some(features: frozenset[Feature]) -> None:
    verdict = decide(features)
    texts = [statement.text for statement in explain(features).reasons.statements]
    if verdict.implied_turn is not None:
        assert any(text.startswith("The verdict keeps to what is ticked") for text in texts)
    counted = [text for text in texts if text.startswith("Not ticked, but needed")]
    assert bool(counted) == (bool(verdict.implied) and verdict.implied_turn is None)
    for text in counted:
        assert f"that makes {len(features | verdict.implied)} of five" in text
        assert verdict.with_implied is verdict.framework


def test_how_far_to_trust_the_rule_ends_with_the_articles_ninety_percent(
    features: frozenset[Feature],
) -> None:
    last = explain(features).reasons.statements[-1]
    assert "90%" in last.text
    assert last.source is Source.ARTICLE


def test_the_figures_of_exactly_this_set_say_who_is_ahead() -> None:
    def measured(*ids: str) -> str:
        ticked = [feature for feature in Feature if feature.id in ids]
        return next(
            s.text for s in explain(ticked).reasons.statements if s.text.startswith("Measured for exactly")
        )

    assert measured() == (
        "Measured for exactly this set: Flask takes less disk space and starts faster; "
        "Django needs fewer packages."
    )
    assert measured("admin") == (
        "Measured for exactly this set: Django needs fewer packages, takes less disk space and starts faster."
    )
    assert measured("migrations", "social") == (
        "Measured for exactly this set: Django needs fewer packages and starts faster; "
        "neither takes less disk space."
    )


def test_the_rule_is_said_to_be_at_its_best_for_the_set_of_the_blog_alone(
    features: frozenset[Feature],
) -> None:
    praised = [s.text for s in explain(features).reasons.statements if "at its best" in s.text]
    assert bool(praised) == (features == BLOG)


def test_the_count_over_all_sets_is_the_one_measured() -> None:
    text = explain(()).over_all_sets.text
    assert text.startswith(
        "Measured for all 32 sets of the five: Django needs fewer packages in 32 of them, Flask takes less "
        "disk space in 12 and starts faster in 4."
    )


@pytest.mark.parametrize(
    ("ticks", "constraint", "source"),
    [
        ((), Constraint.ASYNC, Source.DJANGO_CONTENTS),
        ((MIGRATIONS,), Constraint.NOSQL, Source.DJANGO_MIGRATIONS),
        ((SOCIAL,), Constraint.NOSQL, Source.DJANGO_AUTH),
        ((ADMIN,), Constraint.NOSQL, Source.DJANGO_ADMIN),
        ((ORM, MIGRATIONS), Constraint.ASYNC, Source.FLASK_MIGRATE),
        ((ORM, MIGRATIONS), Constraint.NOSQL, Source.DJANGO_FAQ),
        ((ORM, ADMIN), Constraint.NOSQL, Source.DJANGO_FAQ),
        (tuple(Feature), Constraint.NOSQL, Source.DJANGO_FAQ),
        ((ACCOUNTS, SOCIAL), Constraint.NOSQL, Source.MEASUREMENT),
    ],
)
def test_what_to_think_twice_about_cites_the_source_that_says_it(
    ticks: tuple[Feature, ...], constraint: Constraint, source: Source
) -> None:
    said = outline(explain(ticks, {constraint}))[0].blocks[1]
    assert isinstance(said, Item)
    assert said.lead == "Think twice"
    assert said.citations == (explain(ticks).sources.index(source) + 1,)
