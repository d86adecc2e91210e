"""What comes after the first page: what still needs wiring, and the official page that shows how."""

from stackpick_tui.advice.features import Feature, in_order
from stackpick_tui.advice.rule import Framework
from stackpick_tui.advice.sources import Source
from stackpick_tui.advice.statements import Statement


def next_steps(
    framework: Framework, ticked: frozenset[Feature], chosen: tuple[str, ...]
) -> tuple[Statement, ...]:
    """Say what to do and read next, in that order, once the chosen packages are installed."""
    first, own, more = _PAGES[framework]
    return (
        first,
        *(own[feature] for feature in in_order(ticked) if feature in own),
        *(_wire(package) for package in chosen),
        more,
    )


def _wire(package: str) -> Statement:
    name = package.partition("[")[0]
    return Statement(
        f"{_NAMES.get(name, name)} is installed but not set up yet: this page shows how.", _WIRING[name]
    )


_NAMES = {"alembic": "Alembic", "requests": "The package requests"}

_WIRING = {
    "Flask-SQLAlchemy": Source.FLASK_SQLALCHEMY_QUICKSTART,
    "Flask-Migrate": Source.FLASK_MIGRATE_DOCS,
    "alembic": Source.ALEMBIC_TUTORIAL,
    "Flask-Login": Source.FLASK_LOGIN_DOCS,
    "Flask-Security": Source.FLASK_SECURITY_QUICKSTART,
    "Authlib": Source.AUTHLIB_FLASK,
    "requests": Source.AUTHLIB_FLASK,
    "Flask-Admin": Source.FLASK_ADMIN_DOCS,
    "django-allauth": Source.ALLAUTH_QUICKSTART,
}

_PAGES: dict[Framework, tuple[Statement, dict[Feature, Statement], Statement]] = {
    Framework.FLASK: (
        Statement("The quickstart goes on from this app.py, page by page.", Source.FLASK_QUICKSTART),
        {},
        Statement(
            f"For more than a beginning there is the template {Source.COOKIECUTTER_FLASK.title}; its last "
            f"release was on {Source.COOKIECUTTER_FLASK.date}, and the last change we saw on 2025-08-13.",
            Source.COOKIECUTTER_FLASK,
        ),
    ),
    Framework.DJANGO: (
        Statement("The tutorial goes on from here, starting with a first app.", Source.DJANGO_TUTORIAL),
        {
            Feature.ACCOUNTS: Statement(
                "Accounts are switched on; the pages for sign-in need a line in urls.py and a template.",
                Source.DJANGO_AUTH,
            ),
            Feature.ORM: Statement("Tables are classes in an app's models.py.", Source.DJANGO_DATABASES),
            Feature.MIGRATIONS: Statement(
                "After each change of a model, makemigrations writes it down and migrate applies it.",
                Source.DJANGO_MIGRATIONS,
            ),
            Feature.ADMIN: Statement(
                "The admin is at /admin/ and asks for the first user; a model appears there once it is "
                "registered.",
                Source.DJANGO_ADMIN,
            ),
        },
        Statement(
            f"For more than a beginning there is the template {Source.COOKIECUTTER_DJANGO.dated}.",
            Source.COOKIECUTTER_DJANGO,
        ),
    ),
}
