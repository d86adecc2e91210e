"""How to begin, as JSON: on its own, and as part of the explanation."""

from collections.abc import Iterable
from typing import Any

from stackpick_tui.advice.beginning import Beginning
from stackpick_tui.advice.features import Feature
from stackpick_tui.records.json import SCHEMA, ids


def begin_json(start: Beginning, features: Iterable[Feature]) -> dict[str, Any]:
    """Build the object of ``begin``."""
    return {
        "schema": SCHEMA,
        "features": ids(features),
        "framework": start.framework.value,
        **beginning_json(start),
    }


def beginning_json(start: Beginning) -> dict[str, Any]:
    """Build the part that describes a beginning: what to type, where the page is, and what comes next."""
    posix, windows = start.posix, start.windows
    return {
        "set_up": list(posix.set_up),
        "serve": posix.serve,
        "address": start.address,
        "first_user": posix.first_user,
        "windows": {
            "set_up": list(windows.set_up),
            "serve": windows.serve,
            "first_user": windows.first_user,
        },
        "then": [{"text": step.text, "source": step.source.id} for step in start.then],
    }
