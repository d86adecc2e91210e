"""The other 10 %: constraints of a project that the five features do not ask about."""

from stackpick_tui.advice.evidence import apps, evidence_for, extras
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.sources import Source
from stackpick_tui.advice.statements import Consideration, Pull, Statement


def considerations() -> tuple[Consideration, ...]:
    """Return every consideration, the same for every set of features."""
    return (*_measured(), *_documented())


def _measured() -> tuple[Consideration, ...]:
    small, beside = apps(), extras()
    bare, orm = evidence_for(()), evidence_for({Feature.ORM})
    return (
        Consideration(
            "A single file or a microservice",
            Pull.FLASK_MILDLY,
            Statement(
                f"A first page takes {small.hello.flask} lines on Flask, {small.hello.django_one_file} in "
                f"one file of Django; an API that makes thumbnails takes {small.thumbnail.flask} and "
                f"{small.thumbnail.django_one_file}. What the article calls overkill is Django's project "
                "set-up, and that can be left out.",
                Source.APPS,
                (Source.ARTICLE,),
            ),
        ),
        Consideration(
            "A tiny footprint, or serverless",
            Pull.FLASK,
            Statement(
                f"With none of the five, Flask is {bare.flask.size} and ready in {bare.flask.start}, "
                f"Django {bare.django.size} and {bare.django.start}. Once SQLAlchemy is loaded the start "
                f"turns round: {orm.flask.start} against {orm.django.start}.",
                Source.MEASUREMENT,
            ),
        ),
        Consideration(
            "Sign-up with an e-mail check",
            Pull.DJANGO,
            Statement(
                f"django-allauth does it with {beside.verified_sign_up_django} packages installed in all, "
                f"Flask-Security with {beside.verified_sign_up_flask} packages. Whether the mail arrives "
                "was not tried.",
                Source.MEASUREMENT,
            ),
        ),
    )


def _documented() -> tuple[Consideration, ...]:
    return (
        Consideration(
            "An API and no pages",
            Pull.NEITHER,
            Statement(
                "Flask sends a dict as JSON by itself. For Django there are packages such as "
                f"{Source.REST_FRAMEWORK.title}. Neither framework describes the API to its users in the "
                "OpenAPI format.",
                Source.FLASK_QUICKSTART,
                (Source.REST_FRAMEWORK,),
            ),
        ),
        Consideration(
            "Async views",
            Pull.DJANGO_MILDLY,
            Statement(
                "Django can serve a request with async code, and its ORM has async methods for queries, "
                "though none for a transaction. An async view on Flask still occupies a worker; Flask's "
                "documents point to Quart, its async twin.",
                Source.DJANGO_ASYNC,
                (Source.FLASK_ASYNC,),
            ),
        ),
        Consideration(
            "WebSockets",
            Pull.NEITHER,
            Statement(
                f"Neither ships them. {Source.CHANNELS.dated} adds them to Django, "
                f"{Source.FLASK_SOCKETIO.dated} to Flask.",
                Source.CHANNELS,
                (Source.FLASK_SOCKETIO,),
            ),
        ),
        Consideration(
            "A team that knows one of them",
            Pull.KNOWN,
            Statement(
                "Neither the rule nor our figures can see this, and the article leaves it to you: ask the "
                "people who will write the code and look after it.",
                Source.ARTICLE,
            ),
        ),
        Consideration(
            "A database that already exists",
            Pull.FLASK_MILDLY,
            Statement(
                "Django's command inspectdb writes models from existing tables, but a key made of several "
                "columns is only partly supported and such a table cannot be in the admin.",
                Source.DJANGO_LEGACY,
                (Source.DJANGO_KEYS,),
            ),
        ),
        Consideration(
            "SQLAlchemy or Alembic code you have",
            Pull.FLASK,
            Statement(
                "Flask-SQLAlchemy and Flask-Migrate are built on these two. Django's ORM and migrations "
                "are its own: none of that code carries over.",
                Source.FLASK_SQLALCHEMY,
                (Source.FLASK_MIGRATE, Source.DJANGO_MIGRATIONS),
            ),
        ),
        Consideration(
            "A NoSQL store",
            Pull.FLASK,
            Statement(
                "Django does not officially support NoSQL; other back ends for it were not tried. On "
                "Flask use the store's own driver: the extension Flask-MongoEngine fails as soon as it is "
                "imported.",
                Source.DJANGO_FAQ,
                (Source.TRIALS,),
            ),
        ),
        Consideration(
            "A content site or a CMS",
            Pull.DJANGO,
            Statement(
                "Forms, an admin, translations, sitemaps and feeds are part of Django, and "
                f"{Source.WAGTAIL.dated}, a content management system, is built on it. Wagtail was not "
                "tried.",
                Source.DJANGO_CONTENTS,
                (Source.WAGTAIL,),
            ),
        ),
        Consideration(
            "Long support",
            Pull.DJANGO,
            Statement(
                "Django dates its long-term support (LTS): 5.2 until April 2028, 6.2 from April 2027, and "
                "from 2028 three years for each yearly release. Flask fixes its latest release only.",
                Source.DJANGO_RELEASES,
                (Source.FLASK_SUPPORT,),
            ),
        ),
        Consideration(
            "Safe unless you turn it off",
            Pull.DJANGO,
            Statement(
                "A new Django project refuses forms forged by other sites (CSRF) and keeps its admin "
                "behind sign-in. Flask leaves both to extensions.",
                Source.DJANGO_CSRF,
                (Source.FLASK_SAFETY,),
            ),
        ),
        Consideration(
            "Python 3.11",
            Pull.NEITHER,
            Statement(
                "Django 6 needs Python 3.12 or later; with 3.11 you get Django 5.2 LTS, supported until "
                "April 2028. Flask 3.1.3 was measured on either.",
                Source.DJANGO_RELEASES,
                (Source.MEASUREMENT,),
            ),
        ),
        Consideration(
            "Background jobs",
            Pull.NEITHER,
            Statement(
                "Django 6 lets you define and queue tasks but ships nothing that runs them; Flask "
                "documents how to add Celery, which does.",
                Source.DJANGO_TASKS,
                (Source.FLASK_CELERY,),
            ),
        ),
    )
