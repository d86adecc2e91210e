import pytest

from stackpick_tui.advice import picks as told
from stackpick_tui.advice.features import Feature, implied_by
from tests.evidence.requirements import Meaning, django_parts, django_picks, flask_parts, flask_picks
from tests.support.sets import ACCOUNTS, ADMIN, MIGRATIONS, ORM, SOCIAL


def test_what_is_measured_is_what_the_package_tells_people_to_pick(features: frozenset[Feature]) -> None:
    assert flask_picks(features, Meaning.BOTH) == told.picks(features)
    assert django_picks(features, Meaning.BOTH) == told.django_picks(features)


@pytest.mark.parametrize(
    ("ticks", "meaning", "picks"),
    [
        ((), Meaning.BOTH, ()),
        ((MIGRATIONS,), Meaning.BOTH, ("alembic",)),
        ((ORM, MIGRATIONS), Meaning.BOTH, ("Flask-SQLAlchemy", "Flask-Migrate")),
        ((MIGRATIONS, ADMIN), Meaning.BOTH, ("Flask-SQLAlchemy", "Flask-Migrate", "Flask-Admin")),
        ((ACCOUNTS, SOCIAL), Meaning.REGISTRATION, ("Flask-SQLAlchemy", "Flask-Security[common]")),
        ((ACCOUNTS, SOCIAL), Meaning.SIGN_IN, ("Flask-Login", "Authlib", "requests")),
        ((MIGRATIONS, SOCIAL), Meaning.SIGN_IN, ("alembic", "Authlib", "requests")),
    ],
)
def test_a_set_asks_on_flask_for_these_packages(
    ticks: tuple[Feature, ...], meaning: Meaning, picks: tuple[str, ...]
) -> None:
    assert flask_picks(frozenset(ticks), meaning) == picks


def test_both_meanings_of_social_together_ask_for_what_each_does(features: frozenset[Feature]) -> None:
    for parts in (flask_parts, django_parts):
        each = {*parts(features, Meaning.REGISTRATION), *parts(features, Meaning.SIGN_IN)}
        both = {*parts(features, Meaning.BOTH)}
        assert both <= each
        assert each - both <= {"accounts", "scripts"}


def test_on_django_registration_alone_asks_for_nothing_more(features: frozenset[Feature]) -> None:
    assert django_picks(features, Meaning.REGISTRATION) == ()


def test_a_django_project_has_what_its_features_bring_along(features: frozenset[Feature]) -> None:
    for meaning in Meaning:
        assert django_parts(features, meaning) == django_parts(features | implied_by(features), meaning)


def test_every_feature_has_its_part_on_either_route(features: frozenset[Feature]) -> None:
    proof = {
        ACCOUNTS: {"accounts", "registration"},
        ORM: {"tables"},
        MIGRATIONS: {"migrations", "scripts"},
        SOCIAL: {"registration", "sign_in"},
        ADMIN: {"admin"},
    }
    for meaning in Meaning:
        for parts in (flask_parts(features, meaning), django_parts(features, meaning)):
            assert all(proof[feature] & {*parts} for feature in features)
