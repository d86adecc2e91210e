"""What was measured beside the two routes: alternatives to them."""

from dataclasses import dataclass
from typing import Any

from stackpick_tui.advice.evidence import Route, route_from
from stackpick_tui.advice.figures import measurements
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


def extras() -> Extras:
    """Look up the figures for alternatives to the two routes."""
    beside = measurements()["extras"]
    return Extras(
        peewee=route_from(Framework.FLASK, beside["peewee"]),
        peewee_python=beside["peewee"]["python"],
        verified_sign_up_flask=beside["verified_sign_up"]["flask"],
        verified_sign_up_django=beside["verified_sign_up"]["django"],
        fastapi=_installed(beside["fastapi"]["fastapi"]),
        fastapi_orm_migrations=_installed(beside["fastapi_orm_migrations"]["fastapi"]),
    )


def _installed(figures: dict[str, Any]) -> Installed:
    return Installed(figures["packages"], figures["megabytes"])
