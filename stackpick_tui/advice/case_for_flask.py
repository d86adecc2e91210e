"""The case for Flask, composed for exactly one set of features.

It has the same parts as the case for Django - the figures, each ticked feature, what applies besides, how to
get there - and each part is about equally long on both sides.
"""

from stackpick_tui.advice.apps import BLOG, apps
from stackpick_tui.advice.drawbacks import against_flask
from stackpick_tui.advice.evidence import Evidence, evidence_for
from stackpick_tui.advice.features import Feature, in_order
from stackpick_tui.advice.rule import Framework
from stackpick_tui.advice.sources import Source
from stackpick_tui.advice.statements import Case, Statement, listed


def case_for_flask(features: frozenset[Feature], evidence: Evidence) -> Case:
    """Argue for Flask with this set."""
    return Case(
        figures=_figures(evidence),
        by_feature=tuple(_POINTS[feature](features, evidence) for feature in in_order(features)),
        beside=tuple(_beside(features)),
        way=_way(evidence),
        tools=_TOOLS,
        drawbacks=against_flask(features, evidence),
    )


def _figures(evidence: Evidence) -> Statement:
    flask, django = evidence.flask, evidence.django
    bare = evidence_for(()).flask
    brief = f"Smaller: {flask.size} against {django.size}."
    if evidence.smaller is not Framework.FLASK:
        text = (
            f"Flask itself is {bare.packages} of the {flask.packages} packages and {bare.size} of the "
            f"{flask.size} on this route. The rest comes with what you pick, and a feature you give up "
            "takes its packages with it."
        )
        brief = f"Flask itself is {bare.size} of the {flask.size}."
    elif evidence.faster is Framework.FLASK:
        text = (
            f"Flask takes less disk space and starts faster with this set: {flask.size} against "
            f"{django.size} on Django, and {flask.start} against {django.start}."
        )
        brief = (
            f"Smaller and faster: {flask.size} and {flask.start} against {django.size} and {django.start}."
        )
    else:
        text = (
            f"Flask takes less disk space with this set: {flask.size} against {django.size} on Django. "
            f"Flask itself is {bare.size} of that; the rest comes with what you pick."
        )
    return Statement(text, Source.MEASUREMENT, brief=brief)


def _accounts(features: frozenset[Feature], evidence: Evidence) -> Statement:
    if Feature.SOCIAL in features:
        without = evidence_for(features - {Feature.ACCOUNTS}).flask
        return Statement(
            "Accounts: Flask-Security, picked for sign-up, also keeps users with hashed passwords and "
            f"signs them in. This tick adds nothing to the route: {evidence.flask.packages} packages with "
            f"it, {without.packages} packages without.",
            Source.MEASUREMENT,
            (Source.FLASK_SECURITY,),
        )
    return Statement(
        "Accounts: Flask-Login remembers who is signed in and leaves the rest to you. Your users may live "
        "in a company directory or with another service, without a table of their own.",
        Source.FLASK_LOGIN,
    )


def _orm(_: frozenset[Feature], __: Evidence) -> Statement:
    return Statement(
        "ORM (tables as Python classes): you choose it. Classes and queries you already have in "
        "SQLAlchemy stay in use; none of them would carry over into Django's ORM.",
        Source.FLASK_SQLALCHEMY,
        (Source.DJANGO_DATABASES,),
    )


def _migrations(features: frozenset[Feature], evidence: Evidence) -> Statement:
    if features <= {Feature.ACCOUNTS, Feature.MIGRATIONS}:
        return Statement(
            "Migrations: Alembic works by itself, and an app that serves pages need not load it. That is "
            f"why the app is ready in {evidence.flask.start} here, where Django takes "
            f"{evidence.django.start}.",
            Source.MEASUREMENT,
            (Source.ALEMBIC,),
        )
    return Statement(
        "Migrations: Flask-Migrate runs Alembic on your SQLAlchemy classes. Migration files that a "
        "project already has from Alembic stay in use; with Django you start afresh.",
        Source.FLASK_MIGRATE,
        (Source.ALEMBIC,),
    )


def _social(_: frozenset[Feature], evidence: Evidence) -> Statement:
    if evidence.sign_in_only is None:
        raise LookupError("a set with the social tick has figures for social sign-in alone")
    flask, django = evidence.sign_in_only
    return Statement(
        "Social: neither framework ships social sign-in, so both routes add packages. Without sign-up by "
        f"password, Flask's come down from {evidence.flask.packages} packages to {flask.packages} "
        f"packages; Django stays at {django.packages} packages.",
        Source.MEASUREMENT,
    )


def _admin(_: frozenset[Feature], __: Evidence) -> Statement:
    return Statement(
        "Admin: Flask-Admin leaves sign-in to you, so a company gateway in front of it can take care of "
        "that. Django's admin refuses to start without Django's own accounts, sessions and a database.",
        Source.FLASK_ADMIN,
        (Source.TRIALS,),
    )


_POINTS = {
    Feature.ACCOUNTS: _accounts,
    Feature.ORM: _orm,
    Feature.MIGRATIONS: _migrations,
    Feature.SOCIAL: _social,
    Feature.ADMIN: _admin,
}


def _beside(features: frozenset[Feature]) -> list[Statement]:
    """Say what applies besides the ticked features: how small it can be, the choice of parts, the blog."""
    said = []
    if len(features) <= 1:
        thumbnail = apps().thumbnail
        text = (
            "Small work stays small: the article's example, an API that turns an image into a thumbnail, "
            f"took {thumbnail.flask} lines on Flask, all in one file. Django in one file took "
            f"{thumbnail.django_one_file} lines."
        )
        brief = f"Small work: the article's thumbnail API is {thumbnail.flask} lines."
        said.append(Statement(text, Source.APPS, (Source.ARTICLE,), brief))
    if len(features) != 1:
        text = (
            "Your choice of parts: Flask's core has, by design, no database layer and no forms. You add "
            "what you need, and can exchange a part without leaving Flask."
        )
        said.append(Statement(text, Source.FLASK_DESIGN, brief="Parts: you choose and exchange them."))
    if features >= BLOG:
        blog = apps().blog
        text = (
            f"A blog with accounts, ORM, migrations and admin is {blog.flask} lines in {blog.flask_files} "
            f"files on Flask, arranged as you like. The Django project has {blog.django_files} files, in "
            "the layout that Django expects (migrations not counted)."
        )
        said.append(Statement(text, Source.APPS, brief=f"Blog: {blog.flask} lines, arranged as you like."))
    return said


def _way(evidence: Evidence) -> Statement:
    flask = evidence.flask
    if flask.chosen:
        text = (
            f"To go this way: install Flask and {len(flask.chosen)} more, {listed(flask.chosen)}, and "
            f"write the code that joins them. {flask.packages} packages are installed in all."
        )
        brief = f"The way: install Flask and {len(flask.chosen)} more, and join them."
    else:
        text = (
            "To go this way: install Flask, and write the first page into a file of your own; nothing is "
            f"generated. {flask.packages} packages are installed in all."
        )
        brief = "The way: install Flask and write one file."
    return Statement(text, Source.MEASUREMENT, brief=brief)


_TOOLS = (
    Statement(
        "Testing: Flask ships a test client that asks for pages without a server, and its documentation uses "
        "it with pytest. A database for tests is yours to set up and clear.",
        Source.FLASK_TESTING,
    ),
    Statement(
        "Deployment: Flask's documentation shows how to run it with Gunicorn, Waitress, mod_wsgi, uWSGI and "
        "gevent, and behind nginx or Apache.",
        Source.FLASK_DEPLOYING,
    ),
    Statement(
        "Type checking: Flask's code has types of its own, and a type checker finds them with nothing added.",
        Source.FLASK,
    ),
)
