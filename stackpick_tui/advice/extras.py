"""What was measured beside the two routes: alternatives to them, and how all sets of features compare."""

from dataclasses import dataclass
from typing import Any

from stackpick_tui.advice.evidence import Route, evidence_for, route_from
from stackpick_tui.advice.figures import features_of, measurements
from stackpick_tui.advice.rule import Framework


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


def extras() -> Extras:
    """Look up the figures for alternatives to the two routes."""
    data = measurements()
    beside = data["extras"]
    sets = [evidence_for(features_of(ids)) for ids in data["routes"]]
    return Extras(
        peewee=route_from(Framework.FLASK, beside["peewee"]),
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


def _installed(figures: dict[str, Any]) -> Installed:
    return Installed(figures["packages"], figures["megabytes"])
