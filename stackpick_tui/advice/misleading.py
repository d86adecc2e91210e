"""The sets of features for which the rule is known to mislead."""

from collections.abc import Iterable

from stackpick_tui.advice.evidence import Route, evidence_for
from stackpick_tui.advice.extras import extras
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import decide
from stackpick_tui.advice.sources import Source
from stackpick_tui.advice.statements import KnownSet, Statement


def misleading_for(features: Iterable[Feature]) -> tuple[Statement, ...]:
    """Say why to think twice about the rule with exactly this set; empty for most sets."""
    ticked = frozenset(features)
    return tuple(known.why for known in known_sets() if ticked in known.sets)


def known_sets() -> tuple[KnownSet, ...]:
    """Return every set the rule is known to mislead for, whatever is ticked."""
    return (_site_of_pages(), _migrations(), *_social(), _admin(), _company_sign_on(), *_orm())


def _known(when: str, features: Iterable[Feature], why: Statement) -> KnownSet:
    return KnownSet(when, frozenset({frozenset(features)}), why)


def _site_of_pages() -> KnownSet:
    return _known(
        "Nothing ticked, but many pages",
        (),
        Statement(
            "A large site whose pages the server renders may be better off with Django all the same: it "
            "ships forms, translations, sitemaps, feeds, caching and mail, which none of the five asks "
            "about.",
            Source.DJANGO_CONTENTS,
        ),
    )


def _migrations() -> KnownSet:
    with_orm = decide({Feature.MIGRATIONS, Feature.ORM})
    return _known(
        "Migrations alone",
        {Feature.MIGRATIONS},
        Statement(
            "Django's migrations and Flask-Migrate both work from the classes of an ORM. If yours will "
            f"too, tick the ORM as well, and the rule says {with_orm.framework.value}.",
            Source.DJANGO_MIGRATIONS,
            (Source.FLASK_MIGRATE,),
        ),
    )


def _social() -> tuple[KnownSet, KnownSet]:
    measured = evidence_for({Feature.SOCIAL})
    sign_up, sign_in = _both(measured.registration_only), _both(measured.sign_in_only)
    return (
        _known(
            "Social alone, sign-up meant",
            {Feature.SOCIAL},
            Statement(
                "If the tick means sign-up with a password, this is closer to Django: "
                f"{sign_up[1].packages} packages and a form it ships, against {sign_up[0].packages} "
                "packages on Flask.",
                Source.MEASUREMENT,
                (Source.TRIALS,),
            ),
        ),
        _known(
            "Social alone, social sign-in meant",
            {Feature.SOCIAL},
            Statement(
                "If it means sign-in through another service, neither is ahead: neither ships it, Authlib "
                f"comes to {sign_in[0].packages} packages and django-allauth to {sign_in[1].packages}. "
                "Live services were not tried.",
                Source.MEASUREMENT,
            ),
        ),
    )


def _admin() -> KnownSet:
    return _known(
        "Admin alone",
        {Feature.ADMIN},
        Statement(
            "Flask-Admin asks for no sign-in as installed, while Django's admin brings accounts and ORM "
            "with it. That is closer to Django, unless something in front, such as a company gateway, "
            "guards the page.",
            Source.FLASK_ADMIN,
            (Source.DJANGO_ADMIN, Source.TRIALS),
        ),
    )


def _company_sign_on() -> KnownSet:
    sign_in = _both(evidence_for({Feature.ACCOUNTS, Feature.SOCIAL}).sign_in_only)
    return _known(
        "Accounts and social, for an internal API",
        {Feature.ACCOUNTS, Feature.SOCIAL},
        Statement(
            "If people sign in through the company's own service, Flask is reasonable: Flask-Login and "
            f"Authlib need no user table, and come to {sign_in[0].packages} packages and "
            f"{sign_in[0].size}; Django to {sign_in[1].packages} packages and {sign_in[1].size}.",
            Source.MEASUREMENT,
            (Source.FLASK_LOGIN, Source.AUTHLIB),
        ),
    )


def _orm() -> tuple[KnownSet, KnownSet, KnownSet]:
    flask, peewee = evidence_for({Feature.ORM, Feature.MIGRATIONS}).flask, extras()
    return (
        _known(
            "ORM and migrations",
            {Feature.ORM, Feature.MIGRATIONS},
            Statement(
                "Flask covers these two with one pair made to work together, "
                f"{' and '.join(flask.chosen)}. What decides is who owns the tables: this app alone "
                "(then Django), or others who change them as well (then Flask).",
                Source.FLASK_MIGRATE,
                (Source.FLASK_SQLALCHEMY,),
            ),
        ),
        _known(
            "ORM and migrations, for a few tables",
            {Feature.ORM, Feature.MIGRATIONS},
            Statement(
                f"For a few tables {Source.PEEWEE.title} alone may do: {len(peewee.peewee.chosen)} to "
                f"pick, {peewee.peewee.packages} packages, {peewee.peewee.size}, ready in "
                f"{peewee.peewee.start} (on Python {peewee.peewee_python}).",
                Source.MEASUREMENT,
                (Source.PEEWEE,),
            ),
        ),
        KnownSet(
            "ORM, but the store is not SQL",
            frozenset(frozenset({Feature.ORM, other}) for other in Feature),
            Statement(
                "If the data is not in an SQL database, untick the ORM: Django's is for SQL only, so here "
                "the tick would count for Django and speak against it.",
                Source.DJANGO_FAQ,
            ),
        ),
    )


def _both(pair: tuple[Route, Route] | None) -> tuple[Route, Route]:
    if pair is None:
        raise LookupError("the two meanings of social are measured for sets with that tick only")
    return pair
