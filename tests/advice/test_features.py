import pytest

from stackpick_tui.advice.features import Feature, implied_by, in_order


def test_the_five_features_have_fixed_ids_in_a_fixed_order() -> None:
    assert [feature.id for feature in Feature] == ["accounts", "orm", "migrations", "social", "admin"]
    assert [feature.number for feature in Feature] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("feature", Feature, ids=lambda feature: feature.id)
def test_what_the_checklist_shows_of_a_feature_fits(feature: Feature) -> None:
    assert len(feature.label) <= 30
    assert len(feature.meaning) <= 30
    assert " " not in feature.short


def test_features_are_put_in_order_once_each(features: frozenset[Feature]) -> None:
    ordered = in_order([*features, *features])
    assert frozenset(ordered) == features
    assert [feature.number for feature in ordered] == sorted(feature.number for feature in features)


def test_what_features_bring_along_brings_nothing_further(features: frozenset[Feature]) -> None:
    assert implied_by(features | implied_by(features)) == frozenset()
