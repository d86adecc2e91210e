"""The figures shipped with the package, each file of them read once."""

from functools import cache
from typing import Any

from stackpick_tui.advice.features import BY_ID, Feature


@cache
def measurements() -> dict[str, Any]:
    """Return what `python -m tests.evidence` measured."""
    return _read("evidence.json")


@cache
def applications() -> dict[str, Any]:
    """Return the count of public applications."""
    return _read("in_use.json")


def features_of(ids: str) -> frozenset[Feature]:
    """Return the set of features that a key of these files names, such as ``accounts+orm``."""
    return frozenset(BY_ID[each] for each in ids.split("+") if each)


def _read(name: str) -> dict[str, Any]:
    import json
    from importlib.resources import files

    figures: dict[str, Any] = json.loads(
        files("stackpick_tui.advice").joinpath(name).read_text(encoding="ascii")
    )
    return figures
