import pytest

from stackpick_tui.advice.features import Feature, implied_by, in_order


def test_the_five_features_have_fixed_ids_in_a_fixed_order() -> None:
    assert [feature.id for feature in Feature] == ["accounts", "orm", "migrations", "social", "admin"]
    assert [feature.number for feature in Feature] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("feature", "label", "short", "meaning"),
    [
        (Feature.ACCOUNTS, "User accounts", "accounts", "Sign-in, passwords, rights"),
        (Feature.ORM, "Object-relational mapper (ORM)", "ORM", "Tables as Python classes"),
        (Feature.MIGRATIONS, "Database migrations", "migrations", "Schema changes, versioned"),
        (Feature.SOCIAL, "Registration / social sign-in", "social", "Sign up alone, or via GitHub"),
        (Feature.ADMIN, "Admin site", "admin", "Staff edit data in a browser"),
    ],
)
def test_a_feature_has_the_words_of_the_checklist_and_they_fit(
    feature: Feature, label: str, short: str, meaning: str
) -> None:
    assert (feature.label, feature.short, feature.meaning) == (label, short, meaning)
    assert len(label) <= 30
    assert len(meaning) <= 30


def test_features_are_put_in_order_once_each(features: frozenset[Feature]) -> None:
    ordered = in_order([*features, *features])
    assert frozenset(ordered) == features
    assert [feature.number for feature in ordered] == sorted(feature.number for feature in features)


def test_what_features_bring_along_brings_nothing_further(features: frozenset[Feature]) -> None:
    assert implied_by(features | implied_by(features)) == frozenset()
