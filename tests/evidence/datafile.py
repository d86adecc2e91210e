"""A measurement merged into the data of the file the package ships."""

import json
from collections.abc import Mapping
from typing import Any

from tests.evidence.measurement import Measurement, Mismatch
from tests.evidence.requirements import Meaning

_HEAD = ("measured", "again", "kept", "python", "frameworks", "how", "load")
_BY_HAND = ("lines", "trials")


def renewed(data: Mapping[str, Any], measurement: Measurement) -> dict[str, Any]:
    """Give the data with everything replaced that is measured here.

    The lines of the three apps and the trials are not: they stay, and ``kept`` says from which day they are.
    """
    versions = measurement.versions()
    fresh = {
        **data,
        "measured": str(measurement.day),
        "again": {},
        "kept": {name: data.get("kept", {}).get(name, data["measured"]) for name in _BY_HAND},
        "python": measurement.python,
        "frameworks": f"Flask {versions['flask']}, Django {versions['django']}",
        "how": measurement.how,
        "load": list(measurement.load),
        "versions": versions,
        **{meaning.value: {} for meaning in Meaning},
        "extras": {},
    }
    return _filled(fresh, measurement)


def mended(data: Mapping[str, Any], measurement: Measurement) -> dict[str, Any]:
    """Give the data with the measured rows replaced; ``again`` says on which day each was.

    Raises:
        Mismatch: they were measured with other releases than the rest, and so could not be compared.
    """
    then, now = data["versions"], measurement.versions()
    for name, before, after in [
        ("python", data["python"], measurement.python),
        *((name, then.get(name, version), version) for name, version in now.items()),
    ]:
        if before != after:
            raise Mismatch(f"{name} is {after} now and was {before}: measure everything again, naming no set")
    rows = {build.row or "none": str(measurement.day) for build in measurement.figures}
    fresh = {
        **data,
        "again": {**data.get("again", {}), **rows},
        "versions": dict(sorted({**then, **now}.items())),
    }
    return _filled(fresh, measurement)


def _filled(data: Mapping[str, Any], measurement: Measurement) -> dict[str, Any]:
    filled = json.loads(json.dumps({name: data[name] for name in [*_HEAD, *data] if name in data}))
    for build, figures in measurement.figures.items():
        route, row = build.route, filled[build.section].setdefault(build.row, {})
        if build.row == "peewee":
            row["python"] = ".".join(measurement.python.split(".")[:2])
        row[route] = len(figures.packages) if build.row == "verified_sign_up" else figures.row(build)
    return dict(filled)
