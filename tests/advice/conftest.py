from itertools import combinations

import pytest

from stackpick_tui.advice.features import Feature

ALL_SETS = [frozenset(ticks) for count in range(6) for ticks in combinations(Feature, count)]


def name(features: frozenset[Feature]) -> str:
    return "+".join(feature.id for feature in Feature if feature in features) or "none"


@pytest.fixture(params=ALL_SETS, ids=name)
def features(request: pytest.FixtureRequest) -> frozenset[Feature]:
    """Every one of the 32 sets in turn."""
    ticks: frozenset[Feature] = request.param
    return ticks
