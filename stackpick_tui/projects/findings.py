"""What was found in a project, as values."""

from dataclasses import dataclass

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is in a project."""

    file: str
    """The file, relative to the project's folder, with ``/`` on every system."""
    line: int = 1
    """The line, from 1."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A sign that the project has one of the five features."""

    feature: Feature
    """The feature."""
    kind: str
    """What was seen: a package by its name, a base class, a setting, a route."""
    place: Place
    """Where it was seen first."""


@dataclass(frozen=True, slots=True)
class Application:
    """A web application in the project: one framework, set up in one folder."""

    directory: str
    """The folder that declares its packages, relative to the project's; ``.`` is the project's own."""
    framework: Framework
    """What it runs on."""
    kind: str
    """What shows it."""
    place: Place
    """Where that was found."""
