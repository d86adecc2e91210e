import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework
from tests.evidence.__main__ import builds_asked_for, main
from tests.evidence.builds import EVERYTHING, EXTRAS, builds_of
from tests.support.sets import ALL_SETS, SOCIAL


def test_there_are_32_sets_and_each_is_built_on_both_routes_in_every_meaning() -> None:
    assert len(set(ALL_SETS)) == 32
    assert len(EVERYTHING) == 16 * 2 + 16 * 6 + 5
    assert len({build.label for build in EVERYTHING}) == len(EVERYTHING)


def test_only_the_social_feature_has_more_than_one_meaning(features: frozenset[Feature]) -> None:
    builds = list(builds_of(features))
    assert len(builds) == (6 if SOCIAL in features else 2)
    assert [build.base for build in builds] == [each.value for each in Framework] * (len(builds) // 2)


def test_the_framework_is_asked_for_with_what_is_picked() -> None:
    assert all(build.requirements == (build.base, *build.chosen) for build in EVERYTHING)


@pytest.mark.parametrize("word", ["orm+admin", "admin+orm"])
def test_a_set_can_be_asked_for_in_any_order(word: str) -> None:
    assert [build.label for build in builds_asked_for(word)] == [
        "routes-orm+admin-flask",
        "routes-orm+admin-django",
    ]


def test_no_features_at_all_and_the_extras_have_words_of_their_own() -> None:
    assert [build.label for build in builds_asked_for("none")] == ["routes-none-flask", "routes-none-django"]
    assert builds_asked_for("extras") == EXTRAS


@pytest.mark.parametrize("row", dict.fromkeys(build.row for build in EXTRAS))
def test_an_extra_can_be_asked_for_by_its_name(row: str) -> None:
    assert builds_asked_for(row) == tuple(build for build in EXTRAS if build.row == row)


def test_a_word_that_names_no_set_is_refused_with_what_can_be_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["orm+oauth"])
    assert "orm+oauth: join some of accounts, orm, migrations, social, admin by +" in capsys.readouterr().err
