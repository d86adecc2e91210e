"""The lines of three small apps, each written once for Flask and once for Django."""

from dataclasses import dataclass

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.figures import measurements


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


BLOG = frozenset({Feature.ACCOUNTS, Feature.ORM, Feature.MIGRATIONS, Feature.ADMIN})
"""The features of the blog among the three apps."""


def apps() -> Apps:
    """Look up the length of the three small apps."""
    return Apps(**{name: App(**lines) for name, lines in measurements()["lines"].items()})
