"""The data as text that people can read and compare: ASCII, one route or one version a line."""

import json
from collections.abc import Mapping
from typing import Any


def written(data: Mapping[str, Any]) -> str:
    """Write the whole file."""
    return _spread("{}", [f"{json.dumps(name)}: {_section(each)}" for name, each in data.items()], 1) + "\n"


def _section(value: Any) -> str:
    if isinstance(value, dict):
        return _spread("{}", [f"{json.dumps(name)}: {_row(each)}" for name, each in value.items()], 2)
    if isinstance(value, list) and any(isinstance(each, str) for each in value):
        return _spread("[]", [json.dumps(each) for each in value], 2)
    return json.dumps(value)


def _row(value: Any) -> str:
    if isinstance(value, dict) and all(isinstance(each, dict) for each in value.values()):
        return _spread("{}", [f"{json.dumps(name)}: {json.dumps(each)}" for name, each in value.items()], 3)
    return json.dumps(value)


def _spread(brackets: str, lines: list[str], depth: int) -> str:
    if not lines:
        return brackets
    indent = "\n" + " " * depth
    return brackets[0] + indent + f",{indent}".join(lines) + indent[:-1] + brackets[1]
