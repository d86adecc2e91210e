"""Feature by feature: what Django ships and lacks, what Flask needs today, and what that costs."""

from stackpick_tui.advice.evidence import Route, evidence_for
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.picks import picks
from stackpick_tui.advice.sources import Source
from stackpick_tui.advice.statements import Statement, Tradeoff, listed


def tradeoffs(ticked: frozenset[Feature]) -> tuple[Tradeoff, ...]:
    """Return the trade-off of every feature, in the order of the checklist.

    It depends on the other ticked features: a package may serve two of them, or need another one.
    """
    return tuple(
        Tradeoff(
            feature,
            _DJANGO_SHIPS[feature],
            _DJANGO_LACKS[feature],
            _flask_needs(feature, picks(ticked | {feature})),
            _costs(feature),
        )
        for feature in Feature
    )


def _flask_needs(feature: Feature, picked: tuple[str, ...]) -> Statement:
    """Say which of these packages a feature needs; they are the ones that were measured with it."""
    if feature is Feature.ACCOUNTS and "Flask-Login" not in picked:
        return Statement(
            f"{Source.FLASK_SECURITY.dated}, which sign-up asks for as well: the user table, the password "
            "hashes and the forms come with it.",
            Source.FLASK_SECURITY,
            brief=f"{Source.FLASK_SECURITY.dated}, as sign-up does.",
        )
    if feature is Feature.MIGRATIONS and "Flask-Migrate" not in picked:
        return Statement(
            f"{Source.ALEMBIC.dated} by itself: it writes and applies migrations for SQLAlchemy, which it "
            "brings along, and an app that serves pages need not load it.",
            Source.ALEMBIC,
            brief=f"{Source.ALEMBIC.dated} by itself.",
        )
    return _FLASK_NEEDS[feature]


def _costs(feature: Feature) -> Statement:
    measured = evidence_for({feature})
    flask, django = measured.flask, measured.django
    return Statement(
        f"With this feature alone, Flask: {_to_pick(flask)}, {flask.packages} packages installed, "
        f"{flask.size}, ready in {flask.start}. Django: {_to_pick(django)}, {django.packages} packages, "
        f"{django.size}, {django.start}.",
        Source.MEASUREMENT,
        brief=f"Alone, {flask.packages} packages; Django {django.packages}.",
    )


def _to_pick(route: Route) -> str:
    names = f" ({listed(route.chosen)})" if route.chosen else ""
    return f"{len(route.chosen)} to pick{names}"


_DJANGO_SHIPS = {
    Feature.ACCOUNTS: Statement(
        "Users, groups and permissions, hashed passwords, and the code behind the pages for sign-in, "
        "sign-out, password change and password reset, in django.contrib.auth.",
        Source.DJANGO_AUTH,
        brief="Users, permissions, hashed passwords, sign-in code.",
    ),
    Feature.ORM: Statement(
        "An ORM in django.db.models: a table is a Python class, a row an object, and Django writes the "
        "SQL for PostgreSQL, MySQL, Oracle or SQLite.",
        Source.DJANGO_DATABASES,
        brief="Its own ORM, for four SQL databases.",
    ),
    Feature.MIGRATIONS: Statement(
        "Three commands: makemigrations writes each change of your models into a file, sqlmigrate shows "
        "its SQL, migrate applies it to the database.",
        Source.DJANGO_MIGRATIONS,
        brief="Commands that write and apply them.",
    ),
    Feature.SOCIAL: Statement(
        "For sign-up one form, UserCreationForm; the page around it and an e-mail check are up to you. "
        "For sign-in through GitHub, Google and the like: nothing.",
        Source.DJANGO_AUTH,
        (Source.TRIALS,),
        brief="One sign-up form.",
    ),
    Feature.ADMIN: Statement(
        "Pages made from your models where staff add, change and delete rows, in django.contrib.admin, "
        "behind sign-in and permissions and safe from requests forged by other sites (CSRF).",
        Source.DJANGO_ADMIN,
        brief="Pages made from your models, behind sign-in.",
    ),
}

_DJANGO_LACKS = {
    Feature.ACCOUNTS: Statement(
        "There is no template for the sign-in page, nothing slows down the guessing of passwords, and "
        "there is no sign-in through another service.",
        Source.DJANGO_AUTH,
        brief="A sign-in template; a limit on guesses.",
    ),
    Feature.ORM: Statement(
        "There is no official support for NoSQL stores (other back ends for them were not tried), and "
        "there are no transactions in async code.",
        Source.DJANGO_FAQ,
        (Source.DJANGO_ASYNC, Source.TRIALS),
        brief="NoSQL stores; async transactions.",
    ),
    Feature.MIGRATIONS: Statement(
        "There are no migrations for tables that are not Django models: those stay yours to write. "
        "Migrations you have from Alembic cannot be carried over.",
        Source.DJANGO_MIGRATIONS,
        brief="Migrations of other tables.",
    ),
    Feature.SOCIAL: Statement(
        f"There is no social sign-in: {Source.ALLAUTH.dated} adds it, and by its documentation creates an "
        "account at the first sign-in. Live services were not tried.",
        Source.ALLAUTH,
        brief="Social sign-in: django-allauth adds it.",
    ),
    Feature.ADMIN: Statement(
        "There are no pages for customers: the admin site is meant for a team's own use, and Django "
        "refuses to start it without accounts, sessions and a database.",
        Source.DJANGO_ADMIN,
        (Source.TRIALS,),
        brief="Pages for customers.",
    ),
}

_FLASK_NEEDS = {
    Feature.ACCOUNTS: Statement(
        f"{Source.FLASK_LOGIN.dated}: it remembers who is signed in. The user table, the password hashes "
        "and the forms are yours to write.",
        Source.FLASK_LOGIN,
        brief=f"{Source.FLASK_LOGIN.dated}, and your own forms.",
    ),
    Feature.ORM: Statement(
        f"{Source.FLASK_SQLALCHEMY.dated} joins Flask to SQLAlchemy, an ORM of its own, and works with "
        "SQLAlchemy 2.1.9. Its maintainer points new projects to Flask-SQLAlchemy-Lite.",
        Source.FLASK_SQLALCHEMY,
        (Source.TRIALS,),
        brief=f"{Source.FLASK_SQLALCHEMY.dated}.",
    ),
    Feature.MIGRATIONS: Statement(
        f"{Source.FLASK_MIGRATE.dated} joins Flask to {Source.ALEMBIC.dated}, which writes and applies "
        "migrations for SQLAlchemy. It works over Flask-SQLAlchemy.",
        Source.FLASK_MIGRATE,
        (Source.ALEMBIC,),
        brief=f"{Source.FLASK_MIGRATE.dated}.",
    ),
    Feature.SOCIAL: Statement(
        f"{Source.FLASK_SECURITY.dated} over Flask-SQLAlchemy for sign-up, {Source.AUTHLIB.dated} and the "
        "package requests for social sign-in. Flask-Security's own is only for users who have signed up.",
        Source.FLASK_SECURITY,
        (Source.AUTHLIB,),
        brief="Flask-Security, Authlib and requests.",
    ),
    Feature.ADMIN: Statement(
        f"{Source.FLASK_ADMIN.dated} over Flask-SQLAlchemy. As installed it asks for no sign-in and "
        "accepts requests forged by other sites (CSRF): fix both before it goes live.",
        Source.FLASK_ADMIN,
        (Source.TRIALS,),
        brief=f"{Source.FLASK_ADMIN.dated}, and a sign-in.",
    ),
}
