"""The strongest reason for the verdict and the strongest against it, for one set of features."""

from collections.abc import Iterable
from typing import NamedTuple

from stackpick_tui.advice.apps import BLOG, apps
from stackpick_tui.advice.evidence import evidence_for
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework, Verdict, decide
from stackpick_tui.advice.sources import Source
from stackpick_tui.advice.statements import Statement


class Strongest(NamedTuple):
    """The strongest reason for a verdict, and the strongest against it."""

    reason_for: Statement
    """What speaks for it most."""
    reason_against: Statement
    """What speaks against it most."""


def strongest(features: Iterable[Feature]) -> Strongest:
    """Choose the strongest reason for the verdict and the strongest against it, a line each."""
    verdict = decide(features)
    if verdict.framework is Framework.FLASK:
        return Strongest(_for_flask(), _against_flask(verdict))
    return Strongest(_for_django(verdict), _against_django(verdict))


def _for_flask() -> Statement:
    hello = apps().hello
    return Statement(
        f"A first page is {hello.flask} lines; Django generates {hello.django_generated} before.",
        Source.APPS,
    )


def _for_django(verdict: Verdict) -> Statement:
    if verdict.features == BLOG:
        blog = apps().blog
        text = f"A blog with just these is {blog.django} lines; on Flask {blog.flask}."
        return Statement(text, Source.APPS)
    evidence = evidence_for(verdict.features)
    flask, django = len(evidence.flask.chosen), len(evidence.django.chosen)
    added = f"{django} package{'' if django == 1 else 's'}" if django else "Nothing"
    return Statement(
        f"{added} to add; on Flask, {flask} package{'' if flask == 1 else 's'}.", Source.MEASUREMENT
    )


def _against_flask(verdict: Verdict) -> Statement:
    evidence = evidence_for(verdict.features)
    said = {
        Feature.ACCOUNTS: Statement(
            "Users, password hashes and forms are yours to write.", Source.FLASK_LOGIN
        ),
        Feature.ORM: Statement(
            f"Flask-SQLAlchemy's last release is of {Source.FLASK_SQLALCHEMY.date}.", Source.FLASK_SQLALCHEMY
        ),
        Feature.MIGRATIONS: Statement(
            f"Alembic brings SQLAlchemy along: {evidence.flask.size} on disk.",
            Source.MEASUREMENT,
        ),
        Feature.SOCIAL: Statement(
            f"{len(evidence.flask.chosen)} packages to add; on Django, {len(evidence.django.chosen)}.",
            Source.MEASUREMENT,
        ),
        Feature.ADMIN: Statement(
            "Flask-Admin, as installed, asks for no sign-in.",
            Source.FLASK_ADMIN,
            (Source.TRIALS,),
        ),
    }
    bare = Statement("Only its latest release gets fixes.", Source.FLASK_SUPPORT)
    return next((said[feature] for feature in verdict.features), bare)


def _against_django(verdict: Verdict) -> Statement:
    said = {
        Feature.SOCIAL: Statement("It ships no social sign-in: django-allauth adds it.", Source.ALLAUTH),
        Feature.ADMIN: Statement("The admin site is for staff, not for customers.", Source.DJANGO_ADMIN),
        Feature.ORM: Statement("Its ORM is for SQL databases only.", Source.DJANGO_FAQ),
        Feature.MIGRATIONS: Statement("It migrates only its own models.", Source.DJANGO_MIGRATIONS),
    }
    return next(statement for feature, statement in said.items() if feature in verdict.features)
