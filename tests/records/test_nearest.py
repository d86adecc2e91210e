import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.records.nearest import feature_named, nearest, quoted, unknown_feature


@pytest.mark.parametrize("feature", Feature)
def test_a_feature_is_found_by_exactly_its_id(feature: Feature) -> None:
    assert feature_named(feature.id) is feature
    assert feature_named(feature.id.upper()) is None


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("orn", "orm"),
        ("ORM", "orm"),
        ("account", "accounts"),
        ("migration", "migrations"),
        ("Social-Auth", "social"),
        ("admins", "admin"),
        ("migratoins", "migrations"),
        ("signup", "social"),
        ("Sign-up", "social"),
        ("registration", "social"),
        ("registraton", "social"),
        ("oauth", "social"),
        ("login", "accounts"),
        ("sign_in", "accounts"),
        ("users", "accounts"),
        ("authentication", "accounts"),
        ("database", "orm"),
        ("SQLAlchemy", "orm"),
        ("schema", "migrations"),
        ("alembic", "migrations"),
        ("backoffice", "admin"),
        ("back-office", "admin"),
    ],
)
def test_a_misspelt_feature_or_another_word_for_one_is_answered_with_the_id_that_is_meant(
    word: str, meant: str
) -> None:
    assert unknown_feature(word) == f'"{word}" is not a feature: did you mean "{meant}"?'


@pytest.mark.parametrize(
    "word", ["", "zzz", "-", "日本", "api", "rest", "customer", "payments", "x" * 100_000]
)
def test_a_word_that_is_near_none_is_answered_with_all_five(word: str) -> None:
    assert unknown_feature(word).endswith(": the features are accounts, orm, migrations, social, admin")


def test_the_nearest_choice_is_returned_as_it_is_written() -> None:
    assert nearest("django", ["Flask", "Django"]) == "Django"
    assert nearest("django", []) is None


def test_what_is_quoted_is_short_ascii_on_one_line() -> None:
    assert quoted("a\n\x1b日") == '"a\\n\\x1b\\u65e5"'
    assert quoted("x" * 61) == f'"{"x" * 60}..."'
