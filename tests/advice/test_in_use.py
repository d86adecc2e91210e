from collections.abc import Iterator

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.in_use import FEW, Tally, in_use, in_use_statements, same_needs
from stackpick_tui.advice.rule import Framework, decide
from tests.support.sets import ACCOUNTS, ADMIN, ALL_SETS, MIGRATIONS, ORM, SOCIAL


def test_every_application_is_counted_once_by_number_and_once_by_set() -> None:
    count = in_use(())
    assert count.total == 151
    assert sum(in_use(features).this_set.total for features in ALL_SETS) == count.total
    assert [(tally.flask, tally.django) for tally in count.by_count] == [
        (10, 0), (9, 0), (6, 3), (7, 2), (11, 11), (24, 68),
    ]  # fmt: skip


def test_the_rule_is_held_against_all_of_them() -> None:
    count = in_use(())
    assert count.where_rule_says == (Tally(19, 0), Tally(48, 84))
    assert (count.agreed, count.best) == (103, 117)
    assert count.best_rule == "all of ORM, migrations and admin"


def test_exactly_this_set_is_told_of_where_enough_applications_have_it(features: frozenset[Feature]) -> None:
    count = in_use(features)
    told = count.this_set if count.this_set.total >= FEW else count.this_count
    text = same_needs(features).text
    assert text.startswith(f"Of {told.total} public applications with ")
    if told.flask and told.django:
        assert text.endswith(f", {told.flask} run on Flask and {told.django} on Django.")
    else:
        assert text.endswith(f", all run on {(told.leader or Framework.FLASK).value}.")


def disagreements() -> Iterator[frozenset[Feature]]:
    for features in ALL_SETS:
        if any("disagree" in statement.text for statement in in_use_statements(features)):
            yield features


def test_the_count_disagrees_at_two_and_three_features_and_where_most_with_the_set_run_the_other() -> None:
    expected = {features for features in ALL_SETS if len(features) in {2, 3}}
    expected.add(frozenset({ACCOUNTS, ORM, MIGRATIONS, SOCIAL}))
    assert set(disagreements()) == expected


def test_a_disagreement_names_what_most_of_them_run() -> None:
    said = [statement.text for statement in in_use_statements({ACCOUNTS, ORM, MIGRATIONS, SOCIAL})]
    assert said[1].startswith(
        "Here the count and the rule disagree: the rule says Django, and of the 11 applications with exactly "
        "accounts, ORM, migrations and social, 8 run on Flask."
    )


def test_what_the_count_cannot_tell_is_always_said_last(features: frozenset[Feature]) -> None:
    assert in_use_statements(features)[-1].text.startswith("It cannot tell ")


@pytest.mark.parametrize(
    ("tally", "leader"), [((2, 1), Framework.FLASK), ((1, 2), Framework.DJANGO), ((3, 3), None)]
)
def test_the_leader_runs_more_applications(tally: tuple[int, int], leader: Framework | None) -> None:
    assert Tally(*tally).leader is leader


def test_no_set_for_which_the_rule_says_flask_disagrees() -> None:
    assert all(decide(features).framework is Framework.DJANGO for features in disagreements())
    assert decide({ADMIN}).framework is Framework.FLASK
