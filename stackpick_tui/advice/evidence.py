"""What was measured: the cost of either route for every set of features, and the lines of three apps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from stackpick_tui.advice.features import Feature, in_order
from stackpick_tui.advice.rule import Framework


@dataclass(frozen=True, slots=True)
class Route:
    """What a minimal app with a set of features costs on one framework."""

    framework: Framework
    """The framework the route is built on."""
    packages: int
    """How many packages are installed, the framework and its own requirements included."""
    megabytes: float
    """Their size on disk in 10^6 bytes, compiled byte code left out."""
    start_ms: float
    """From the first statement to an application that is ready, in milliseconds; a median."""
    chosen: tuple[str, ...]
    """The packages a person picks, names in requirements and keeps up to date, the framework left out."""

    @property
    def size(self) -> str:
        """The size as running text gives it."""
        return f"{self.megabytes:.1f} MB"

    @property
    def start(self) -> str:
        """The start time as running text gives it."""
        return f"{self.start_ms:.0f} ms"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Both routes, measured for one set of features."""

    measured: date
    """The day it was measured."""
    python: str
    """The Python it was measured with."""
    versions: str
    """The frameworks measured, with their versions."""
    how: str
    """How it was measured, in a line."""
    flask: Route
    """The Flask route."""
    django: Route
    """The Django route."""
    registration_only: tuple[Route, Route] | None
    """Flask and Django where the social tick means sign-up with a password alone; None without that tick."""
    sign_in_only: tuple[Route, Route] | None
    """Flask and Django where it means sign-in through another service alone; None without that tick."""

    def route(self, framework: Framework) -> Route:
        """Return one of the two routes."""
        return self.flask if framework is Framework.FLASK else self.django

    @property
    def fewer_picks(self) -> Framework | None:
        """The route on which a person picks fewer packages; None where they are level."""
        return _less(len(self.flask.chosen), len(self.django.chosen), noise=0)

    @property
    def fewer_packages(self) -> Framework | None:
        """The route that installs fewer packages; None where they are level. Counts repeat exactly."""
        return _less(self.flask.packages, self.django.packages, noise=0)

    @property
    def smaller(self) -> Framework | None:
        """The route that takes less space on disk; None within 1 %, to which sizes repeat."""
        return _less(self.flask.megabytes, self.django.megabytes, noise=self.django.megabytes / 100)

    @property
    def faster(self) -> Framework | None:
        """The route that starts sooner; None within 10 ms, which is noise."""
        return _less(self.flask.start_ms, self.django.start_ms, noise=10)


@dataclass(frozen=True, slots=True)
class App:
    """The Python lines of one small app that was written for both; blank lines and comments do not count."""

    flask: int
    """Written by hand for Flask, all in one file where the app allows."""
    django: int
    """Written by hand in a Django project."""
    django_generated: int
    """Written by Django's own start-up commands before that."""
    flask_files: int
    """How many files those of Flask are in."""
    django_files: int
    """How many files the Django project has, generated ones included."""
    django_one_file: int | None
    """Written by hand for Django in a single file, without those commands; None where that was not tried."""


@dataclass(frozen=True, slots=True)
class Apps:
    """The three apps, from the smallest to the one with accounts, ORM, migrations and admin."""

    hello: App
    """One page that greets."""
    thumbnail: App
    """An API that takes an image and returns a thumbnail, the article's own example."""
    blog: App
    """A blog with accounts, ORM, migrations and an admin site."""


@dataclass(frozen=True, slots=True)
class Installed:
    """What is installed for a choice whose start was not timed."""

    packages: int
    """How many packages, with everything they require."""
    megabytes: float
    """Their size on disk in 10^6 bytes, compiled byte code left out."""

    @property
    def size(self) -> str:
        """The size as running text gives it."""
        return f"{self.megabytes:.1f} MB"


@dataclass(frozen=True, slots=True)
class Extras:
    """Figures for choices beside the two routes."""

    peewee: Route
    """The ORM alone, with Peewee in place of SQLAlchemy."""
    peewee_python: str
    """The Python that was measured with; compare its start time with no other."""
    verified_sign_up_flask: int
    """Packages installed for sign-up with an e-mail check on Flask, with Flask-Security."""
    verified_sign_up_django: int
    """The same on Django, with django-allauth and none of its extras."""
    fastapi: Installed
    """FastAPI alone, without a server."""
    fastapi_orm_migrations: Installed
    """FastAPI with SQLAlchemy and Alembic, without a server."""
    sets: int
    """How many sets of features there are, all of them measured."""
    fewer_on_django: int
    """In how many of them Django needs fewer packages."""
    smaller_on_flask: int
    """In how many of them the Flask route is smaller on disk."""
    faster_on_flask: int
    """In how many of them the Flask route starts faster."""


BLOG = frozenset({Feature.ACCOUNTS, Feature.ORM, Feature.MIGRATIONS, Feature.ADMIN})
"""The features of the blog among the three apps."""


def evidence_for(features: Iterable[Feature]) -> Evidence:
    """Look up what was measured for exactly this set, the social tick read literally: both its meanings."""
    return _evidence("+".join(feature.id for feature in in_order(features)))


def apps() -> Apps:
    """Look up the lines written by hand for the three small apps."""
    return Apps(**{name: App(**lines) for name, lines in _data()["lines"].items()})


def extras() -> Extras:
    """Look up the figures beside the two routes."""
    data = _data()
    beside = data["extras"]
    sets = [_evidence(ids) for ids in data["routes"]]
    return Extras(
        peewee=_route(Framework.FLASK, beside["peewee"]),
        peewee_python=beside["peewee"]["python"],
        verified_sign_up_flask=beside["verified_sign_up"]["flask"],
        verified_sign_up_django=beside["verified_sign_up"]["django"],
        fastapi=_installed(beside["fastapi"]["fastapi"]),
        fastapi_orm_migrations=_installed(beside["fastapi_orm_migrations"]["fastapi"]),
        sets=len(sets),
        fewer_on_django=sum(each.fewer_packages is Framework.DJANGO for each in sets),
        smaller_on_flask=sum(each.smaller is Framework.FLASK for each in sets),
        faster_on_flask=sum(each.faster is Framework.FLASK for each in sets),
    )


def _evidence(ids: str) -> Evidence:
    data = _data()
    social = ids in data["registration_only"]
    return Evidence(
        measured=date.fromisoformat(data["measured"]),
        python=data["python"],
        versions=data["frameworks"],
        how=data["how"],
        flask=_route(Framework.FLASK, data["routes"][ids]),
        django=_route(Framework.DJANGO, data["routes"][ids]),
        registration_only=_pair(data["registration_only"][ids]) if social else None,
        sign_in_only=_pair(data["sign_in_only"][ids]) if social else None,
    )


def _less(flask: float, django: float, noise: float) -> Framework | None:
    if abs(flask - django) <= noise:
        return None
    return Framework.FLASK if flask < django else Framework.DJANGO


def _pair(row: dict[str, Any]) -> tuple[Route, Route]:
    return _route(Framework.FLASK, row), _route(Framework.DJANGO, row)


def _route(framework: Framework, row: dict[str, Any]) -> Route:
    figures = row[framework.name.lower()]
    return Route(
        framework, figures["packages"], figures["megabytes"], figures["start_ms"], tuple(figures["chosen"])
    )


def _installed(figures: dict[str, Any]) -> Installed:
    return Installed(figures["packages"], figures["megabytes"])


@cache
def _data() -> dict[str, Any]:
    import json
    from importlib.resources import files

    text = files("stackpick_tui.advice").joinpath("evidence.json").read_text(encoding="ascii")
    data: dict[str, Any] = json.loads(text)
    return data
