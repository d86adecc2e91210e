import pytest

from stackpick_tui.advice.constraints import BY_ID, Constraint
from stackpick_tui.advice.features import Feature
from stackpick_tui.records.nearest import (
    constraint_named,
    feature_named,
    nearest,
    quoted,
    unknown_constraint,
    unknown_feature,
)


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


@pytest.mark.parametrize("constraint", Constraint)
def test_a_constraint_is_found_by_exactly_its_id(constraint: Constraint) -> None:
    assert constraint_named(constraint.id) is constraint
    assert constraint_named(constraint.id.upper()) is None


@pytest.mark.parametrize("constraint", Constraint)
@pytest.mark.parametrize("spoil", ["{}s", "{}-", "x{}"])
def test_a_misspelt_constraint_is_answered_with_its_id(constraint: Constraint, spoil: str) -> None:
    word = spoil.format(constraint.id)
    assert unknown_constraint(word) == f'"{word}" is not a constraint: did you mean "{constraint.id}"?'


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("NoSQL", "nosql"),
        ("MongoDB", "nosql"),
        ("FastAPI", "api-only"),
        ("REST", "api-only"),
        ("swagger", "openapi"),
        ("django-ninja", "openapi"),
        ("asyncio", "async"),
        ("Celery", "background-jobs"),
        ("LTS", "long-support"),
        ("legacy", "existing-database"),
        ("CMS", "content-site"),
        ("serverless", "tiny-footprint"),
        ("team_knows_flask", "team-knows-flask"),
    ],
)
def test_another_word_for_a_constraint_is_answered_with_the_id_that_is_meant(word: str, meant: str) -> None:
    assert unknown_constraint(word).endswith(f'did you mean "{meant}"?')


@pytest.mark.parametrize("word", ["", "zzz", "日本", "orm", "payments", "x" * 100_000])
def test_a_word_that_is_near_no_constraint_is_answered_with_all_of_them(word: str) -> None:
    assert unknown_constraint(word).endswith(f": the constraints are {', '.join(BY_ID)}")


def test_the_nearest_choice_is_returned_as_it_is_written() -> None:
    assert nearest("django", ["Flask", "Django"]) == "Django"
    assert nearest("django", []) is None


def test_what_is_quoted_is_short_ascii_on_one_line() -> None:
    assert quoted("a\n\x1b日") == '"a\\n\\x1b\\u65e5"'
    assert quoted("x" * 61) == f'"{"x" * 60}..."'
