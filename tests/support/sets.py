"""The 32 sets of features, over which the whole rule is tried."""

from collections.abc import Iterable
from itertools import combinations

from stackpick_tui.advice.features import Feature, in_order

ACCOUNTS, ORM, MIGRATIONS = Feature.ACCOUNTS, Feature.ORM, Feature.MIGRATIONS
SOCIAL, ADMIN = Feature.SOCIAL, Feature.ADMIN

ALL_SETS = tuple(
    frozenset(ticks) for count in range(len(Feature) + 1) for ticks in combinations(Feature, count)
)
"""All of them, the small ones first."""


def set_name(features: Iterable[Feature]) -> str:
    """Return a name for a set, as test ids have it."""
    return "+".join(feature.id for feature in in_order(features)) or "none"
