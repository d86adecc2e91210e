"""What is built and measured: every set of features, on both routes, in every meaning of the social one."""

from collections.abc import Iterator
from dataclasses import dataclass

from stackpick_tui.advice.features import Feature, in_order
from tests.evidence.requirements import (
    Meaning,
    django_parts,
    django_picks,
    flask_parts,
    flask_picks,
)
from tests.support.sets import ALL_SETS, SOCIAL


@dataclass(frozen=True, slots=True)
class Build:
    """One app that is installed, checked and timed."""

    section: str
    """The section of the data file its figures go to."""
    row: str
    """The row there: the ids of the features, or the name of an extra."""
    base: str
    """The framework it is built on, as it is asked for."""
    chosen: tuple[str, ...]
    """The requirements a person picks besides the framework."""
    parts: tuple[str, ...]
    """The parts of the app, in the order in which they are put together and checked."""
    is_timed: bool = True
    """Whether its start is timed; without that only what is installed is told."""

    @property
    def route(self) -> str:
        """The framework as folders and the data file have it."""
        return self.base.lower()

    @property
    def requirements(self) -> tuple[str, ...]:
        """Everything that is asked for; builds with equal requirements share an environment."""
        return (self.base, *self.chosen)

    @property
    def label(self) -> str:
        """A name for messages and folders, different for every build."""
        return f"{self.section}-{self.row or 'none'}-{self.route}"


EXTRAS = (
    Build("extras", "peewee", "Flask", ("peewee",), ("peewee_tables",)),
    Build(
        "extras",
        "verified_sign_up",
        "Flask",
        ("Flask-SQLAlchemy", "Flask-Security[common]"),
        ("tables", "verified", "registration"),
    ),
    Build(
        "extras",
        "verified_sign_up",
        "Django",
        ("django-allauth",),
        ("accounts", "allauth", "registration", "verified"),
    ),
    Build("extras", "fastapi", "FastAPI", (), (), is_timed=False),
    Build(
        "extras",
        "fastapi_orm_migrations",
        "FastAPI",
        ("SQLAlchemy", "alembic"),
        ("tables", "migrations"),
        is_timed=False,
    ),
)
"""The builds beside the 32 sets: Peewee in place of SQLAlchemy, sign-up with an e-mail check, FastAPI."""


def row_of(features: frozenset[Feature]) -> str:
    """Name the row of a set in the data file."""
    return "+".join(feature.id for feature in in_order(features))


def builds_of(features: frozenset[Feature]) -> Iterator[Build]:
    """Give the builds of one set: two, or six where the social feature is in it."""
    row = row_of(features)
    for meaning in Meaning if SOCIAL in features else (Meaning.BOTH,):
        picks, parts = flask_picks(features, meaning), flask_parts(features, meaning)
        yield Build(meaning.value, row, "Flask", picks, parts)
        picks, parts = django_picks(features, meaning), django_parts(features, meaning)
        yield Build(meaning.value, row, "Django", picks, parts)


EVERYTHING = (*(build for features in ALL_SETS for build in builds_of(features)), *EXTRAS)
"""All builds there are."""
