"""What speaks against either framework, composed for exactly one set of features."""

from stackpick_tui.advice.apps import apps
from stackpick_tui.advice.evidence import Evidence, Route, evidence_for
from stackpick_tui.advice.features import Feature, in_order
from stackpick_tui.advice.rule import Framework
from stackpick_tui.advice.sources import Source
from stackpick_tui.advice.statements import Drawbacks, Statement, Tradeoff


def against_flask(features: frozenset[Feature], evidence: Evidence) -> Drawbacks:
    """List the drawbacks of Flask with this set."""
    flask, django = evidence.flask, evidence.django
    text = f"{flask.packages} packages installed, where Django takes {django.packages} packages"
    if flask.chosen:
        verb = "is" if len(flask.chosen) == 1 else "are"
        text += (
            f"; {len(flask.chosen)} of Flask's {verb} for you to choose and follow, {_count(django)} of "
            "Django's"
        )
    figures = Statement(
        f"{text}.",
        Source.MEASUREMENT,
        brief=f"{flask.packages} packages; Django {django.packages}.",
    )
    support = Statement(
        "Fixes go into Flask's latest release only: staying safe means keeping up with it.",
        Source.FLASK_SUPPORT,
        brief="Only the latest release gets fixes.",
    )
    by_feature = tuple(_of_flask(feature, features, flask) for feature in in_order(features))
    return Drawbacks((figures,), by_feature, support)


def against_django(
    features: frozenset[Feature], evidence: Evidence, by_feature: tuple[Tradeoff, ...]
) -> Drawbacks:
    """List the drawbacks of Django with this set."""
    flask, django = evidence.flask, evidence.django
    hello = apps().hello
    figures = Statement(
        f"{django.size} on disk, two thirds of Django itself being translations; Flask takes {flask.size}.",
        Source.MEASUREMENT,
        (Source.TRIALS,),
        f"{django.size} on disk; Flask {flask.size}.",
    )
    set_up = Statement(
        f"A set-up of {hello.django_generated} generated lines before the first of your own, to be read "
        "and kept.",
        Source.APPS,
        brief=f"{hello.django_generated} generated lines to read and keep.",
    )
    lacks = tuple(each.django_lacks for each in by_feature if each.feature in features)
    return Drawbacks((figures,) if evidence.smaller is Framework.FLASK else (), lacks, set_up)


def _count(route: Route) -> str:
    return str(len(route.chosen) or "none")


def _of_flask(feature: Feature, features: frozenset[Feature], flask: Route) -> Statement:
    if feature is Feature.ACCOUNTS and Feature.SOCIAL in features:
        return Statement(
            "An account for someone who comes through another service for the first time is yours to "
            "write: Flask-Security's own social sign-in expects one.",
            Source.FLASK_SECURITY,
        )
    if feature is Feature.MIGRATIONS and features <= {Feature.ACCOUNTS, Feature.MIGRATIONS}:
        return Statement(
            f"Alembic brings SQLAlchemy with it, used or not: {flask.size} on disk, where Flask with no "
            f"feature is {evidence_for(()).flask.size}.",
            Source.MEASUREMENT,
        )
    return _OF_FLASK[feature]


_OF_FLASK = {
    Feature.ACCOUNTS: Statement(
        "The user table, the hashing of passwords and the sign-in forms are yours to write: Flask-Login "
        "does none of them.",
        Source.FLASK_LOGIN,
    ),
    Feature.ORM: Statement(
        f"The last release of Flask-SQLAlchemy was on {Source.FLASK_SQLALCHEMY.date}, and its maintainer "
        "points new projects to Flask-SQLAlchemy-Lite.",
        Source.FLASK_SQLALCHEMY,
    ),
    Feature.MIGRATIONS: Statement(
        "Migrations depend on the choice of ORM: Flask-Migrate needs Flask-SQLAlchemy, and leaving that for "
        "another means other migrations too.",
        Source.FLASK_MIGRATE,
    ),
    Feature.SOCIAL: Statement(
        "Extensions can end: Flask-User, the article's own example, has been withdrawn, all 53 releases "
        "of it.",
        Source.TRIALS,
        (Source.ARTICLE,),
    ),
    Feature.ADMIN: Statement(
        "As installed, Flask-Admin asks for no sign-in and takes requests forged by other sites (CSRF): "
        "both are yours to fix.",
        Source.FLASK_ADMIN,
        (Source.TRIALS,),
    ),
}
