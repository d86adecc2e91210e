"""What a set of features asks for: the parts of the app, and the packages a person picks for them."""

from enum import Enum

from stackpick_tui.advice.features import Feature
from tests.support.sets import ACCOUNTS, ADMIN, MIGRATIONS, ORM, SOCIAL

_FLASK_PACKAGES = {
    "tables": ["Flask-SQLAlchemy"],
    "migrations": ["Flask-Migrate"],
    "scripts": ["alembic"],
    "accounts": ["Flask-Login"],
    "registration": ["Flask-Security[common]"],
    "sign_in": ["Authlib", "requests"],
    "admin": ["Flask-Admin"],
}


class Meaning(Enum):
    """What the social tick stands for; its value is the section of the data file."""

    BOTH = "routes"
    REGISTRATION = "registration_only"
    SIGN_IN = "sign_in_only"

    @property
    def registers(self) -> bool:
        """Whether people sign up by themselves."""
        return self is not Meaning.SIGN_IN

    @property
    def signs_in(self) -> bool:
        """Whether people sign in through another service."""
        return self is not Meaning.REGISTRATION


def flask_parts(features: frozenset[Feature], meaning: Meaning) -> tuple[str, ...]:
    """Name the parts of the Flask app: what one package brings is not built with a second."""
    registers = SOCIAL in features and meaning.registers
    tables = registers or not features.isdisjoint({ORM, ADMIN})
    return _needed(
        tables=tables,
        migrations=MIGRATIONS in features and tables,
        scripts=MIGRATIONS in features and not tables,
        accounts=ACCOUNTS in features and not registers,
        registration=registers,
        sign_in=SOCIAL in features and meaning.signs_in,
        admin=ADMIN in features,
    )


def flask_picks(features: frozenset[Feature], meaning: Meaning) -> tuple[str, ...]:
    """Name the packages a person picks on Flask, in the order in which the parts are put together."""
    return tuple(package for part in flask_parts(features, meaning) for package in _FLASK_PACKAGES[part])


def django_parts(features: frozenset[Feature], meaning: Meaning) -> tuple[str, ...]:
    """Name the parts of the Django project, with what they presuppose."""
    social = SOCIAL in features
    return _needed(
        tables=not features.isdisjoint({ORM, MIGRATIONS, ADMIN}),
        migrations=MIGRATIONS in features,
        accounts=not features.isdisjoint({ACCOUNTS, SOCIAL, ADMIN}),
        allauth=social and meaning.signs_in,
        registration=social and meaning.registers,
        sign_in=social and meaning.signs_in,
        admin=ADMIN in features,
    )


def django_picks(features: frozenset[Feature], meaning: Meaning) -> tuple[str, ...]:
    """Name the packages a person picks on Django: one for sign-in through another service, otherwise none."""
    return ("django-allauth[socialaccount]",) if SOCIAL in features and meaning.signs_in else ()


def _needed(**parts: bool) -> tuple[str, ...]:
    return tuple(part for part, needed in parts.items() if needed)
