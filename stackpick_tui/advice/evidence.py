"""What was measured: the cost of both routes for every set of features, and the length of three apps."""

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
    """Their size on disk in 10^6 bytes, without compiled bytecode."""
    start_ms: float
    """The median time from the first statement to a ready application, in milliseconds."""
    chosen: tuple[str, ...]
    """The packages a person picks, lists as requirements and keeps up to date, besides the framework."""

    @property
    def size(self) -> str:
        """The size, written for running text."""
        return f"{self.megabytes:.1f} MB"

    @property
    def start(self) -> str:
        """The start time, written for running text."""
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
    """Flask and Django if the social tick means only sign-up with a password; None without that tick."""
    sign_in_only: tuple[Route, Route] | None
    """Flask and Django if it means only sign-in through another service; None without that tick."""

    def route(self, framework: Framework) -> Route:
        """Return one of the two routes."""
        return self.flask if framework is Framework.FLASK else self.django

    @property
    def fewer_picks(self) -> Framework | None:
        """The route with fewer packages to pick; None if they are level."""
        return _less(len(self.flask.chosen), len(self.django.chosen), noise=0)

    @property
    def fewer_packages(self) -> Framework | None:
        """The route that installs fewer packages; None if they are level. Counts are exact."""
        return _less(self.flask.packages, self.django.packages, noise=0)

    @property
    def smaller(self) -> Framework | None:
        """The route that takes less disk space; None within 1 %, by which sizes vary."""
        return _less(self.flask.megabytes, self.django.megabytes, noise=self.django.megabytes / 100)

    @property
    def faster(self) -> Framework | None:
        """The route that starts sooner; None within 10 ms, which is noise."""
        return _less(self.flask.start_ms, self.django.start_ms, noise=10)


@dataclass(frozen=True, slots=True)
class App:
    """The lines of Python in a small app written for both; blank lines and comments do not count."""

    flask: int
    """Written by hand for Flask, in a single file if the app allows it."""
    django: int
    """Written by hand in a Django project."""
    django_generated: int
    """Generated before that by Django's own commands."""
    flask_files: int
    """The number of files in the Flask app."""
    django_files: int
    """The number of files in the Django project, generated ones included."""
    django_one_file: int | None
    """Written by hand for Django in a single file, without those commands; None if that was not tried."""


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
    """Figures for alternatives to the two routes."""

    peewee: Route
    """The ORM alone, with Peewee instead of SQLAlchemy."""
    peewee_python: str
    """The Python it was measured with; its start time compares with no other here."""
    verified_sign_up_flask: int
    """Packages installed for sign-up with e-mail verification on Flask, through Flask-Security."""
    verified_sign_up_django: int
    """The same on Django, through django-allauth without its extras."""
    fastapi: Installed
    """FastAPI alone, without a server."""
    fastapi_orm_migrations: Installed
    """FastAPI with SQLAlchemy and Alembic, without a server."""
    sets: int
    """The number of sets of features, all of which were measured."""
    fewer_on_django: int
    """The number of sets for which Django needs fewer packages."""
    smaller_on_flask: int
    """The number of sets for which the Flask route is smaller on disk."""
    faster_on_flask: int
    """The number of sets for which the Flask route starts faster."""


BLOG = frozenset({Feature.ACCOUNTS, Feature.ORM, Feature.MIGRATIONS, Feature.ADMIN})
"""The features of the blog among the three apps."""


def evidence_for(features: Iterable[Feature]) -> Evidence:
    """Look up what was measured for exactly this set; the social tick counts in both its meanings."""
    return _evidence("+".join(feature.id for feature in in_order(features)))


def apps() -> Apps:
    """Look up the length of the three small apps."""
    return Apps(**{name: App(**lines) for name, lines in _data()["lines"].items()})


def extras() -> Extras:
    """Look up the figures for alternatives to the two routes."""
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
