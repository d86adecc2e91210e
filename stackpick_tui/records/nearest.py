"""Suggests what an unknown word was meant for: a feature, a constraint or another name of ours."""

from collections.abc import Iterable, Mapping

from stackpick_tui.advice import constraints, features
from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.features import Feature

_LONGEST = 60
_FEATURE_SYNONYMS = {
    Feature.ACCOUNTS: (
        "account auth authentication authorization group groups login logins logout password passwords "
        "permission permissions profile profiles rights role roles signin user useraccount useraccounts users"
    ),
    Feature.ORM: (
        "database databases db model models mysql peewee postgres postgresql relational sql sqlalchemy "
        "sqlite sqlmodel table tables"
    ),
    Feature.MIGRATIONS: "alembic ddl migrate migrating migration schema schemas versioning",
    Feature.SOCIAL: (
        "allauth facebook github gitlab google oauth oauth2 oidc openid register registering registration "
        "registrations saml signup socialauth sociallogin socialsignin sso"
    ),
    Feature.ADMIN: (
        "administration administrator adminpanel adminsite backend backoffice cms crud dashboard panel staff"
    ),
}
"""Other words that people use for the features, without hyphens."""
_CONSTRAINT_SYNONYMS = {
    Constraint.SINGLE_FILE: "onefile microservice microservices small script minimal",
    Constraint.TINY_FOOTPRINT: "tiny footprint serverless lambda embedded memory container",
    Constraint.API_ONLY: "api apis rest restful json fastapi graphql backendonly noui nopages headless",
    Constraint.OPENAPI: "swagger schema apidocs apischema drf ninja djangoninja restframework apiflask",
    Constraint.ASYNC: "asyncio asynchronous asgi asyncviews concurrency",
    Constraint.WEBSOCKETS: "websocket ws socketio channels realtime chat",
    Constraint.BACKGROUND_JOBS: "jobs job celery tasks task queue queues worker workers cron rq",
    Constraint.TEAM_KNOWS_FLASK: "knowsflask flask flaskteam teamflask knowflask flaskskills",
    Constraint.TEAM_KNOWS_DJANGO: "knowsdjango django djangoteam teamdjango knowdjango djangoskills",
    Constraint.EXISTING_DATABASE: "legacy legacydatabase legacyschema existingdb existingschema inspectdb",
    Constraint.SQLALCHEMY_CODE: "sqlalchemy alembic existingcode",
    Constraint.NOSQL: "mongo mongodb mongoengine redis dynamodb cassandra couchdb documentstore",
    Constraint.EMAIL_CHECK: "email mail emailverification verifyemail confirmemail verification",
    Constraint.CONTENT_SITE: "content cms wagtail blog website pages editors",
    Constraint.SECURE_DEFAULTS: "security secure csrf safe safety hardened",
    Constraint.LONG_SUPPORT: "lts longterm longtermsupport support longsupported maintenance",
    Constraint.OLD_PYTHON: "python python310 python311 oldpythons pythonversion",
}
"""Other words that people use for the constraints, likewise."""


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice most like a word, ignoring case; None if none is close."""
    from difflib import get_close_matches

    folded = {choice.casefold(): choice for choice in choices}
    near = get_close_matches(word[:_LONGEST].casefold(), folded, n=1, cutoff=0.5)
    return folded[near[0]] if near else None


def feature_named(word: str) -> Feature | None:
    """Return the feature with exactly this id."""
    return features.BY_ID.get(word)


def unknown_feature(word: str) -> str:
    """Say that a word is no feature's id, with the nearest id or, where none is near, all five."""
    near = _meant(word, {feature.id: used for feature, used in _FEATURE_SYNONYMS.items()})
    advice = f'did you mean "{near}"?' if near else f"the features are {', '.join(f.id for f in Feature)}"
    return f"{quoted(word)} is not a feature: {advice}"


def constraint_named(word: str) -> Constraint | None:
    """Return the constraint with exactly this id."""
    return constraints.BY_ID.get(word)


def unknown_constraint(word: str) -> str:
    """Say that a word is no constraint's id, with the nearest id or, where none is near, all of them."""
    near = _meant(word, {constraint.id: used for constraint, used in _CONSTRAINT_SYNONYMS.items()})
    advice = f'did you mean "{near}"?' if near else f"the constraints are {', '.join(constraints.BY_ID)}"
    return f"{quoted(word)} is not a constraint: {advice}"


def _meant(word: str, used: Mapping[str, str]) -> str | None:
    """Return the id closest to a word, by its own spelling or by one of its synonyms."""
    from difflib import get_close_matches

    words = {_plain(each): id_ for id_, also in used.items() for each in (id_, *also.split())}
    plain = _plain(word)
    # among so many short words, a few resemble any word
    near = get_close_matches(plain, words, n=1, cutoff=0.8)
    near = near or get_close_matches(plain, [_plain(id_) for id_ in used], n=1, cutoff=0.6)
    return words[near[0]] if near else None


def _plain(word: str) -> str:
    return "".join(letter for letter in word[:_LONGEST].casefold() if letter.isalnum())


def quoted(word: str) -> str:
    """Quote a word from outside in a message: on one line, in ASCII, shortened if it is long."""
    shown = word if len(word) <= _LONGEST else word[:_LONGEST] + "..."
    return '"' + shown.encode("unicode_escape").decode("ascii") + '"'
