"""The result of a scan, as JSON."""

from typing import Any

from stackpick_tui.projects.conclusion import Scan
from stackpick_tui.projects.findings import Place
from stackpick_tui.records.json import SCHEMA, decide_json


def scan_json(scan: Scan) -> dict[str, Any]:
    """Build the object of ``scan``: what was found and where, then the verdict's keys."""
    return {
        "schema": SCHEMA,
        "directory": str(scan.directory),
        "framework": _framework(scan),
        "applications": [
            {
                "directory": each.directory,
                "framework": each.framework.value,
                "kind": each.kind,
                **_at(each.place),
            }
            for each in scan.applications
        ],
        "found": [
            {"feature": each.feature.id, "kind": each.kind, **_at(each.place)} for each in scan.findings
        ],
    } | decide_json(scan.verdict)


def _framework(scan: Scan) -> str | None:
    names = [framework.value for framework in scan.frameworks]
    return "both" if len(names) > 1 else next(iter(names), None)


def _at(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line}
