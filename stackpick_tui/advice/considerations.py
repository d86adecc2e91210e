"""Why each constraint pulls the way it does; the words before the colon sum it up."""

from collections.abc import Callable

from stackpick_tui.advice.apps import apps
from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.evidence import evidence_for
from stackpick_tui.advice.extras import extras
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.sources import Source
from stackpick_tui.advice.statements import Statement


def why_it_pulls(constraint: Constraint) -> Statement:
    """Say why a constraint pulls the way it does, in two sentences at most."""
    return _DOCUMENTED.get(constraint) or _MEASURED[constraint]()


def _single_file() -> Statement:
    small = apps()
    return Statement(
        f"Fewer lines: a first page takes {small.hello.flask} lines on Flask and "
        f"{small.hello.django_one_file} in one file of Django, an API that makes thumbnails "
        f"{small.thumbnail.flask} and {small.thumbnail.django_one_file}. What the article calls overkill is "
        "Django's project set-up, and that can be left out.",
        Source.APPS,
        (Source.ARTICLE,),
    )


def _tiny_footprint() -> Statement:
    bare, orm = evidence_for(()), evidence_for({Feature.ORM})
    return Statement(
        f"Small and quick: with none of the five, Flask is {bare.flask.size} and ready in "
        f"{bare.flask.start}, Django {bare.django.size} and {bare.django.start}. Once SQLAlchemy is loaded "
        f"it is the other way round: {orm.flask.start} against {orm.django.start}.",
        Source.MEASUREMENT,
    )


def _api_only() -> Statement:
    bare, tables = extras().fastapi, extras().fastapi_orm_migrations
    return Statement(
        f"{Source.FASTAPI.dated}: it describes the API in OpenAPI from type hints, which neither of the two "
        f"does, and ships none of the five. Bare it is {bare.packages} packages and {bare.size}, with "
        f"SQLAlchemy and Alembic {tables.packages} packages and {tables.size}; a server comes on top.",
        Source.FASTAPI,
        (Source.FASTAPI_MEASUREMENT, Source.FLASK_DESIGN, Source.DJANGO_CONTENTS),
    )


def _team_knows_flask() -> Statement:
    return _team_knows("Flask", len(evidence_for(Feature).flask.chosen))


def _team_knows_django() -> Statement:
    return _team_knows("Django", len(evidence_for(Feature).django.chosen))


def _team_knows(framework: str, picked: int) -> Statement:
    picks = f"{picked} {'is' if picked == 1 else 'are'} picked"
    return Statement(
        "Ask them: no figure here shows what people know, and the article leaves it to you. Ask about the "
        f"packages too: with all five features, {picks} beside {framework}.",
        Source.ARTICLE,
        (Source.MEASUREMENT,),
    )


def _email_check() -> Statement:
    beside = extras()
    return Statement(
        f"Fewer packages on Django: {beside.verified_sign_up_django} packages in all with django-allauth, "
        f"{beside.verified_sign_up_flask} packages on Flask with Flask-Security. Whether the mail arrives "
        "was not tried.",
        Source.MEASUREMENT,
    )


_MEASURED: dict[Constraint, Callable[[], Statement]] = {
    Constraint.SINGLE_FILE: _single_file,
    Constraint.TINY_FOOTPRINT: _tiny_footprint,
    Constraint.API_ONLY: _api_only,
    Constraint.TEAM_KNOWS_FLASK: _team_knows_flask,
    Constraint.TEAM_KNOWS_DJANGO: _team_knows_django,
    Constraint.EMAIL_CHECK: _email_check,
}

_DOCUMENTED = {
    Constraint.OPENAPI: Statement(
        f"Packages write it: {Source.DJANGO_NINJA.dated} on Django, {Source.APIFLASK.dated} or "
        f"{Source.FLASK_SMOREST.dated} on Flask. {Source.REST_FRAMEWORK.dated}, another for APIs on Django, "
        "names no OpenAPI on its page.",
        Source.DJANGO_NINJA,
        (Source.APIFLASK, Source.FLASK_SMOREST, Source.REST_FRAMEWORK),
    ),
    Constraint.ASYNC: Statement(
        "Async requests and queries: Django has both, though no async transactions. An async view on Flask "
        "still occupies a worker; Flask's documentation points to Quart, its async twin.",
        Source.DJANGO_ASYNC,
        (Source.FLASK_ASYNC,),
    ),
    Constraint.WEBSOCKETS: Statement(
        f"A package on either: {Source.CHANNELS.dated} adds them to Django, {Source.FLASK_SOCKETIO.dated} "
        "to Flask.",
        Source.CHANNELS,
        (Source.FLASK_SOCKETIO,),
    ),
    Constraint.BACKGROUND_JOBS: Statement(
        "No worker in either: Django 6 lets you define and queue tasks but ships nothing that runs them; "
        "Flask documents how to add Celery, which does.",
        Source.DJANGO_TASKS,
        (Source.FLASK_CELERY,),
    ),
    Constraint.EXISTING_DATABASE: Statement(
        "Keys of several columns: Django's command inspectdb writes models from existing tables, but such a "
        "key is only partly supported and its table cannot be in the admin.",
        Source.DJANGO_LEGACY,
        (Source.DJANGO_KEYS,),
    ),
    Constraint.SQLALCHEMY_CODE: Statement(
        "It stays in use: Flask-SQLAlchemy and Flask-Migrate are built on these two. Django's ORM and "
        "migrations are its own, and none of that code carries over.",
        Source.FLASK_SQLALCHEMY,
        (Source.FLASK_MIGRATE, Source.DJANGO_MIGRATIONS),
    ),
    Constraint.NOSQL: Statement(
        "Not officially on Django: it supports no NoSQL store by itself, and other back ends for it were not "
        "tried. On Flask use the store's own driver: the extension Flask-MongoEngine fails as soon as it is "
        "imported.",
        Source.DJANGO_FAQ,
        (Source.TRIALS,),
    ),
    Constraint.CONTENT_SITE: Statement(
        "Shipped together: forms, an admin, translations, sitemaps and feeds are part of Django. "
        f"{Source.WAGTAIL.dated}, a content management system, is built on it; Wagtail was not tried.",
        Source.DJANGO_CONTENTS,
        (Source.WAGTAIL,),
    ),
    Constraint.SECURE_DEFAULTS: Statement(
        "On from the start: a new Django project refuses forms forged by other sites (CSRF) and keeps its "
        "admin behind sign-in. Flask leaves both to extensions.",
        Source.DJANGO_CSRF,
        (Source.FLASK_SAFETY,),
    ),
    Constraint.LONG_SUPPORT: Statement(
        "Known dates: Django's long-term support (LTS) covers 5.2 until April 2028 and 6.2 from April "
        "2027; from 2028 each yearly release has three years. Flask fixes its latest release only.",
        Source.DJANGO_RELEASES,
        (Source.FLASK_SUPPORT,),
    ),
    Constraint.OLD_PYTHON: Statement(
        "An older Django: version 6 needs Python 3.12 or later; with 3.10 or 3.11 you get 5.2 LTS, supported "
        "until April 2028. Flask 3.1.3 runs on Python 3.9 and later.",
        Source.DJANGO_PYTHONS,
        (Source.DJANGO_RELEASES, Source.FLASK),
    ),
}
