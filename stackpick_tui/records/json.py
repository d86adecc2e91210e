"""The verdict as JSON, and how every JSON answer is written.

The most frequent command needs only this, so it imports neither sessions nor the explanation.
"""

import json
from collections.abc import Iterable

from stackpick_tui.advice.features import Feature, in_order
from stackpick_tui.advice.rule import RULE, THRESHOLD, Verdict

SCHEMA = 1
"""The version of every JSON object; it changes only with what would break a reader."""


def decide_json(verdict: Verdict) -> dict[str, object]:
    """Build the object of ``decide``: the verdict, what would flip it, and what the ticks imply."""
    return {
        "schema": SCHEMA,
        "rule": RULE,
        "features": ids(verdict.features),
        "count": verdict.count,
        "threshold": THRESHOLD,
        "verdict": verdict.framework.value,
        "margin": verdict.margin,
        "flips_to": verdict.framework.other.value,
        "flip": verdict.flip,
        "implied": ids(verdict.implied),
        "verdict_with_implied": verdict.with_implied.value,
    }


def ids(features: Iterable[Feature]) -> list[str]:
    """List the ids of features in the order of the checklist."""
    return [feature.id for feature in in_order(features)]


def json_text(value: dict[str, object]) -> str:
    """Write an object in ASCII, which survives every output encoding, with a final newline."""
    return json.dumps(value, indent=2, allow_nan=False) + "\n"
