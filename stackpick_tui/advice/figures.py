"""The figures shipped with the package, each file of them read once."""

from functools import cache
from pathlib import Path
from typing import Any


@cache
def measurements() -> dict[str, Any]:
    """Return what `python -m tests.evidence` measured."""
    return _read("evidence.json")


@cache
def applications() -> dict[str, Any]:
    """Return the count of public applications."""
    return _read("in_use.json")


def _read(name: str) -> dict[str, Any]:
    import json

    # not by importlib.resources, which imports what reads archives
    figures: dict[str, Any] = json.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return figures
