"""The case for Django, composed for exactly one set of features.

It has the same parts as the case for Flask - the figures, each ticked feature, what applies besides, how to
get there - and each part is about equally long on both sides.
"""

from stackpick_tui.advice.apps import BLOG, apps
from stackpick_tui.advice.drawbacks import against_django
from stackpick_tui.advice.evidence import Evidence, evidence_for
from stackpick_tui.advice.features import Feature, in_order
from stackpick_tui.advice.rule import Framework
from stackpick_tui.advice.sources import Source
from stackpick_tui.advice.statements import Case, Statement, Tradeoff, listed


def case_for_django(
    features: frozenset[Feature], evidence: Evidence, by_feature: tuple[Tradeoff, ...]
) -> Case:
    """Argue for Django with this set."""
    return Case(
        figures=_figures(evidence),
        by_feature=tuple(_POINTS[feature](evidence) for feature in in_order(features)),
        beside=tuple(_beside(features)),
        way=_way(evidence),
        tools=_TOOLS,
        drawbacks=against_django(features, evidence, by_feature),
    )


def _figures(evidence: Evidence) -> Statement:
    flask, django = evidence.flask, evidence.django
    if evidence.faster is not Framework.DJANGO:
        spared = (
            "No extension has to be found and compared" if flask.chosen else "Neither needs an extension at"
        )
        text = (
            f"Django is {django.packages} packages to install and keep up to date, Flask with this set is "
            f"{flask.packages} packages. {spared} first."
        )
        brief = f"Fewer packages: {django.packages} against {flask.packages}."
    elif evidence.smaller is Framework.DJANGO:
        text = (
            f"Django is ahead in all three figures with this set: {django.packages} packages against "
            f"{flask.packages} packages on Flask, {django.size} on disk against {flask.size}, and ready in "
            f"{django.start} against {flask.start}."
        )
        brief = "Fewer packages, less disk space, a faster start."
    else:
        text = (
            f"Django needs fewer packages and starts faster with this set: {django.packages} packages "
            f"against {flask.packages} packages on Flask, and ready in {django.start} against "
            f"{flask.start}."
        )
        brief = "Fewer packages, and a faster start."
    return Statement(text, Source.MEASUREMENT, brief=brief)


def _accounts(_: Evidence) -> Statement:
    return Statement(
        "Accounts: users, groups, permissions and hashed passwords are there, and so is the code for "
        "sign-in, sign-out, password change and password reset. You write the templates.",
        Source.DJANGO_AUTH,
    )


def _orm(_: Evidence) -> Statement:
    alone = evidence_for({Feature.ORM})
    return Statement(
        "ORM (tables as Python classes): nothing to pick, and little to load. With the ORM alone Django "
        f"is ready in {alone.django.start}; Flask, which then loads SQLAlchemy, in {alone.flask.start}.",
        Source.MEASUREMENT,
    )


def _migrations(_: Evidence) -> Statement:
    return Statement(
        "Migrations: nothing to install or set up. makemigrations compares your models with the last "
        "migration and writes the difference into a file; migrate applies it.",
        Source.DJANGO_MIGRATIONS,
    )


def _social(evidence: Evidence) -> Statement:
    if evidence.registration_only is None:
        raise LookupError("a set with the social tick has figures for sign-up alone")
    flask, django = evidence.registration_only
    return Statement(
        f"Social: sign-up by password needs nothing beside Django, {django.packages} packages in all "
        f"against {flask.packages} packages on Flask. For social sign-in too, django-allauth is the one "
        "package to add, and it makes the account.",
        Source.MEASUREMENT,
        (Source.ALLAUTH,),
    )


def _admin(_: Evidence) -> Statement:
    return Statement(
        "Admin: from the first start it asks for sign-in and permissions and refuses requests forged by "
        "other sites (CSRF). In Flask-Admin as installed, a stranger's request to delete a row succeeded.",
        Source.DJANGO_ADMIN,
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
    """Say what applies besides the ticked features: what else is there, the set-up, one release, the blog."""
    said = []
    if len(features) <= 1:
        text = (
            "Room to grow: forms, translations, sitemaps, feeds, caching and mail come with Django, and "
            "so do all five features but social sign-in. There is nothing to add when one of these is "
            "asked for."
        )
        brief = "Room to grow: forms, translations, caching and mail are there."
        said.append(Statement(text, Source.DJANGO_CONTENTS, brief=brief))
    if not features:
        hello = apps().hello
        text = (
            f"The set-up is written for you: startproject generates {hello.django_generated} lines, and a "
            f"first page takes {hello.django} lines more. Or leave it out: one file of "
            f"{hello.django_one_file} lines does the same."
        )
        brief = f"Set-up: startproject writes the first {hello.django_generated} lines."
        said.append(Statement(text, Source.APPS, brief=brief))
    if len(features) > 1:
        text = (
            "One release to follow: what Django ships comes in one package with one set of docs, and "
            "the end of its support is dated. Django 5.2 LTS gets fixes until April 2028."
        )
        brief = "One release: 5.2 LTS gets fixes until April 2028."
        said.append(Statement(text, Source.DJANGO_RELEASES, brief=brief))
    if features >= BLOG:
        blog = apps().blog
        text = (
            f"A blog with accounts, ORM, migrations and admin took {blog.django} lines by hand on Django "
            f"(beside {blog.django_generated} lines generated), {blog.flask} lines on Flask. Django's also "
            "has password reset, groups and a log of changes."
        )
        said.append(Statement(text, Source.APPS, brief=f"Blog: {blog.django} lines by hand."))
    return said


def _way(evidence: Evidence) -> Statement:
    django, generated = evidence.django, apps().hello.django_generated
    more = f" and {len(django.chosen)} more, {listed(django.chosen)}" if django.chosen else ""
    return Statement(
        f"To go this way: install Django{more}. The command startproject writes the first {generated} "
        f"lines, and you switch on what you need in its settings. {django.packages} packages are installed "
        "in all.",
        Source.MEASUREMENT,
        (Source.APPS,),
        f"The way: install Django{f' and {len(django.chosen)} more' if django.chosen else ''}; set it up.",
    )


_TOOLS = (
    Statement(
        "Testing: Django ships a test client as well, and a runner that makes a test database and removes it "
        "at the end. Its documentation prefers unittest.",
        Source.DJANGO_TESTING,
    ),
    Statement(
        "Deployment: the command check --deploy names settings that are unsafe in public, and Django's "
        "documentation has a checklist around it.",
        Source.DJANGO_DEPLOYMENT,
    ),
    Statement(
        "Type checking: Django has no types of its own; the package django-stubs has them, with a plugin for "
        "mypy.",
        Source.DJANGO_STUBS,
    ),
)
