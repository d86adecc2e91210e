"""What each set of features costs on both routes, as measured."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from stackpick_tui.advice.features import Feature, in_order
from stackpick_tui.advice.figures import measurements
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
        """The route that starts faster; None within 10 ms, which is noise."""
        return _less(self.flask.start_ms, self.django.start_ms, noise=10)


def evidence_for(features: Iterable[Feature]) -> Evidence:
    """Look up what was measured for exactly this set; the social tick counts in both its meanings."""
    return _evidence("+".join(feature.id for feature in in_order(features)))


def evidence_for_all() -> list[Evidence]:
    """Look up what was measured for every set of features."""
    return [_evidence(ids) for ids in measurements()["routes"]]


def _evidence(ids: str) -> Evidence:
    data = measurements()
    social = ids in data["registration_only"]
    return Evidence(
        measured=date.fromisoformat(data["measured"]),
        python=data["python"],
        versions=data["frameworks"],
        how=data["how"],
        flask=route_from(Framework.FLASK, data["routes"][ids]),
        django=route_from(Framework.DJANGO, data["routes"][ids]),
        registration_only=_pair(data["registration_only"][ids]) if social else None,
        sign_in_only=_pair(data["sign_in_only"][ids]) if social else None,
    )


def _less(flask: float, django: float, noise: float) -> Framework | None:
    if abs(flask - django) <= noise:
        return None
    return Framework.FLASK if flask < django else Framework.DJANGO


def _pair(row: dict[str, Any]) -> tuple[Route, Route]:
    return route_from(Framework.FLASK, row), route_from(Framework.DJANGO, row)


def route_from(framework: Framework, row: dict[str, Any]) -> Route:
    """Read one framework's figures from a row of the data file."""
    figures = row[framework.name.lower()]
    return Route(
        framework, figures["packages"], figures["megabytes"], figures["start_ms"], tuple(figures["chosen"])
    )
