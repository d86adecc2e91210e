"""What somebody meant by a word that is not one of ours."""

from collections.abc import Iterable

from stackpick_tui.advice.features import BY_ID, Feature

_LONGEST = 60
_USED = {
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


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice most like a word, ignoring case; None if none is close."""
    from difflib import get_close_matches

    folded = {choice.casefold(): choice for choice in choices}
    near = get_close_matches(word[:_LONGEST].casefold(), folded, n=1, cutoff=0.5)
    return folded[near[0]] if near else None


def feature_named(word: str) -> Feature | None:
    """Return the feature with exactly this id."""
    return BY_ID.get(word)


def unknown_feature(word: str) -> str:
    """Say that a word is not a feature, with the closest id or, if none is close, all five."""
    near = _meant(word)
    advice = f'did you mean "{near.id}"?' if near else f"the features are {', '.join(f.id for f in Feature)}"
    return f"{quoted(word)} is not a feature: {advice}"


def _meant(word: str) -> Feature | None:
    """Return the feature whose id, or another word for it, is most like a word."""
    from difflib import get_close_matches

    words = {each: feature for feature, used in _USED.items() for each in (feature.id, *used.split())}
    plain = "".join(letter for letter in word[:_LONGEST].casefold() if letter.isalnum())
    # among so many short words, a few resemble any word
    near = get_close_matches(plain, words, n=1, cutoff=0.8)
    near = near or get_close_matches(plain, [feature.id for feature in Feature], n=1, cutoff=0.6)
    return words[near[0]] if near else None


def quoted(word: str) -> str:
    """Quote a word from outside in a message: on one line, in ASCII, shortened if it is long."""
    shown = word if len(word) <= _LONGEST else word[:_LONGEST] + "..."
    return '"' + shown.encode("unicode_escape").decode("ascii") + '"'
