"""What is built and measured: every set of features on both routes, in every meaning of the social feature."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import combinations

from stackpick_tui.advice.features import Feature, in_order
from stackpick_tui.advice.rule import Framework

ACCOUNTS, ORM, MIGRATIONS, SOCIAL, ADMIN = Feature


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


@dataclass(frozen=True, slots=True)
class Build:
    """One app that is installed, checked and timed."""

    section: str
    """The section of the data file its figures go to."""
    row: str
    """The row there: the ids of the features, or the name of an extra."""
    framework: Framework
    """The framework it is built on."""
    chosen: tuple[str, ...]
    """The requirements a person picks besides the framework."""
    parts: tuple[str, ...]
    """The parts of the app that are put together, in the order in which they are."""

    @property
    def requirements(self) -> tuple[str, ...]:
        """Everything that is asked for; builds with equal requirements share an environment."""
        return (self.framework.value, *self.chosen)

    @property
    def label(self) -> str:
        """A name for messages and folders, different for every build."""
        return f"{self.section}-{self.row or 'none'}-{self.framework.name.lower()}"


EXTRAS = (
    Build("extras", "peewee", Framework.FLASK, ("peewee",), ("peewee_tables",)),
    Build(
        "extras",
        "verified_sign_up",
        Framework.FLASK,
        ("Flask-SQLAlchemy", "Flask-Security[common]"),
        ("verified", "tables", "registration"),
    ),
    Build(
        "extras",
        "verified_sign_up",
        Framework.DJANGO,
        ("django-allauth",),
        ("accounts", "allauth", "registration", "verified"),
    ),
)
"""The figures beside the 32 sets."""

ALL_SETS = tuple(frozenset(ticks) for count in range(len(Feature) + 1) for ticks in combinations(Feature, count))
"""The 32 sets, the small ones first."""


def row_of(features: frozenset[Feature]) -> str:
    """Name the row of a set in the data file."""
    return "+".join(feature.id for feature in in_order(features))


def builds_of(features: frozenset[Feature]) -> Iterator[Build]:
    """Give the builds of one set: two, or six where the social feature is in it."""
    for meaning in Meaning if SOCIAL in features else (Meaning.BOTH,):
        row = row_of(features)
        yield Build(
            meaning.value, row, Framework.FLASK, flask_picks(features, meaning), flask_parts(features, meaning)
        )
        yield Build(
            meaning.value, row, Framework.DJANGO, django_picks(features, meaning), django_parts(features, meaning)
        )


def flask_picks(features: frozenset[Feature], meaning: Meaning) -> tuple[str, ...]:
    """Name the packages a person picks on Flask, in the order the data file has them."""
    parts = flask_parts(features, meaning)
    packages = {
        "tables": ["Flask-SQLAlchemy"],
        "migrations": ["Flask-Migrate"],
        "scripts": ["alembic"],
        "accounts": ["Flask-Login"],
        "registration": ["Flask-Security[common]"],
        "sign_in": ["Authlib", "requests"],
        "admin": ["Flask-Admin"],
    }
    return tuple(package for part in parts for package in packages[part])


def flask_parts(features: frozenset[Feature], meaning: Meaning) -> tuple[str, ...]:
    """Name the parts of the Flask app: one package brings what another would, so no part is there twice."""
    registers = SOCIAL in features and meaning.registers
    tables = registers or not features.isdisjoint({ORM, ADMIN})
    wanted = {
        "tables": tables,
        "migrations": MIGRATIONS in features and tables,
        "scripts": MIGRATIONS in features and not tables,
        "accounts": ACCOUNTS in features and not registers,
        "registration": registers,
        "sign_in": SOCIAL in features and meaning.signs_in,
        "admin": ADMIN in features,
    }
    return tuple(part for part, needed in wanted.items() if needed)


def django_picks(features: frozenset[Feature], meaning: Meaning) -> tuple[str, ...]:
    """Name the packages a person picks on Django: one for sign-in through another service, otherwise none."""
    return ("django-allauth[socialaccount]",) if SOCIAL in features and meaning.signs_in else ()


def django_parts(features: frozenset[Feature], meaning: Meaning) -> tuple[str, ...]:
    """Name the parts of the Django project, with what they presuppose."""
    social = SOCIAL in features
    wanted = {
        "tables": not features.isdisjoint({ORM, MIGRATIONS, ADMIN}),
        "migrations": MIGRATIONS in features,
        "accounts": not features.isdisjoint({ACCOUNTS, SOCIAL, ADMIN}),
        "allauth": social and meaning.signs_in,
        "registration": social and meaning.registers,
        "sign_in": social and meaning.signs_in,
        "admin": ADMIN in features,
    }
    return tuple(part for part, needed in wanted.items() if needed)
