"""The data file the package ships: a measurement merged into it, and written so that people can read it."""

import json
from collections.abc import Mapping
from typing import Any

from tests.evidence.builds import Meaning
from tests.evidence.measurement import Measurement, Mismatch

_SECTIONS = tuple(meaning.value for meaning in Meaning)
_BY_HAND = ("lines", "trials")


def renewed(data: Mapping[str, Any], measurement: Measurement) -> dict[str, Any]:
    """Give the data with everything measured replaced.

    The lines of the three apps and the trials are not measured here: they stay, and under ``kept`` the file says
    from which day they are.
    """
    versions = measurement.versions()
    fresh = {
        **data,
        "measured": str(measurement.day),
        "python": measurement.python,
        "frameworks": f"Flask {versions['flask']}, Django {versions['django']}",
        "how": measurement.how,
        "load": list(measurement.load),
        "kept": {name: data.get("kept", {}).get(name, data["measured"]) for name in _BY_HAND},
        "versions": versions,
        **{section: {} for section in _SECTIONS},
        "extras": {},
    }
    fresh.pop("again", None)
    _fill(fresh, measurement)
    return {key: fresh[key] for key in ("measured", "python", "frameworks", "how", "load", "kept", *data) if key in fresh}


def mended(data: Mapping[str, Any], measurement: Measurement) -> dict[str, Any]:
    """Give the data with the measured rows replaced, and under ``again`` the day of each.

    Raises:
        Mismatch: the rows were measured with other releases than the rest, and so could not be compared.
    """
    then, now = {"python": data["python"], **data["versions"]}, measurement.versions()
    for name, version in {"python": measurement.python, **now}.items():
        if then.get(name, version) != version:
            raise Mismatch(f"{name} is {version} now and was {then[name]}: measure everything again, without sets")
    fresh: dict[str, Any] = json.loads(json.dumps(data))
    _fill(fresh, measurement)
    rows = {build.row or "none": str(measurement.day) for build in measurement.figures}
    return {**fresh, "again": {**data.get("again", {}), **rows}}


def written(data: Mapping[str, Any]) -> str:
    """Write the data as JSON in ASCII, one route a line."""
    return "{\n" + ",\n".join(f" {json.dumps(key)}: {_section(each)}" for key, each in data.items()) + "\n}\n"


def _fill(data: dict[str, Any], measurement: Measurement) -> None:
    for build, figures in measurement.figures.items():
        route, row = build.framework.name.lower(), data[build.section].setdefault(build.row, {})
        if build.row == "verified_sign_up":
            row[route] = len(figures.packages)
        else:
            row[route] = figures.row(build)
        if build.row == "peewee":
            row["python"] = ".".join(measurement.python.split(".")[:2])


def _section(value: Any) -> str:
    if isinstance(value, dict):
        return _spread("{}", [f"{json.dumps(key)}: {_row(each)}" for key, each in value.items()], 2)
    if isinstance(value, list) and any(isinstance(each, str) for each in value):
        return _spread("[]", [json.dumps(each) for each in value], 2)
    return json.dumps(value)


def _row(value: Any) -> str:
    if isinstance(value, dict) and value and all(isinstance(each, dict) for each in value.values()):
        return _spread("{}", [f"{json.dumps(key)}: {json.dumps(each)}" for key, each in value.items()], 3)
    return json.dumps(value)


def _spread(brackets: str, lines: list[str], depth: int) -> str:
    if not lines:
        return brackets
    indent = "\n" + " " * depth
    return brackets[0] + indent + f",{indent}".join(lines) + indent[:-1] + brackets[1]
