"""The five features the rule asks about."""

from collections.abc import Iterable
from enum import Enum


class Feature(Enum):
    """One of the five features a project may need; its value is its id, and the order is fixed."""

    label: str
    """Its name in the checklist."""
    short: str
    """One word for running text and for the narrowest screens."""
    meaning: str
    """What it means in practice, in at most 30 characters."""

    ACCOUNTS = ("accounts", "User accounts", "accounts", "Sign-in, passwords, rights")
    ORM = ("orm", "Object-relational mapper (ORM)", "ORM", "Tables as Python classes")
    MIGRATIONS = ("migrations", "Database migrations", "migrations", "Schema changes, versioned")
    SOCIAL = ("social", "Registration / social sign-in", "social", "Sign up alone, or via GitHub")
    ADMIN = ("admin", "Admin site", "admin", "Staff edit data in a browser")

    def __new__(cls, id: str, label: str, short: str, meaning: str) -> "Feature":  # noqa: A002 - the field's word
        """Make the id the value, so that ``Feature("orm")`` finds the member."""
        member = object.__new__(cls)
        member._value_ = id
        member.label = label
        member.short = short
        member.meaning = meaning
        return member

    @property
    def id(self) -> str:
        """The id of this feature in commands, files and JSON."""
        return str(self.value)

    @property
    def number(self) -> int:
        """Its position in the checklist, from 1; also the key that toggles it."""
        return list(Feature).index(self) + 1


BY_ID = {feature.id: feature for feature in Feature}
"""The features by id."""

_IMPLIES: dict[Feature, frozenset[Feature]] = {
    Feature.MIGRATIONS: frozenset({Feature.ORM}),
    Feature.SOCIAL: frozenset({Feature.ACCOUNTS}),
    Feature.ADMIN: frozenset({Feature.ACCOUNTS, Feature.ORM}),
}


def in_order(features: Iterable[Feature]) -> list[Feature]:
    """Sort features in the order of the checklist; a set has no order of its own."""
    wanted = frozenset(features)
    return [feature for feature in Feature if feature in wanted]


def implied_by(features: Iterable[Feature]) -> frozenset[Feature]:
    """Return the features that are not ticked but implied by ticked ones.

    An admin site needs accounts and a database, migrations need an ORM, and registration and social sign-in
    need accounts.
    """
    ticked = frozenset(features)
    return frozenset[Feature]().union(*(_IMPLIES.get(feature, frozenset()) for feature in ticked)) - ticked
