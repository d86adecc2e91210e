"""Two states of the data side by side, for whoever has to explain what changed."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.evidence.requirements import Meaning


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    """Say which versions and counts differ, which sizes by over 1 %, which start ratios by over 10 %."""
    for name in sorted({*old["versions"], *new["versions"]}):
        then, now = (data["versions"].get(name, "absent") for data in (old, new))
        if then != now:
            yield f"version of {name}: {then} -> {now}"
    for section in (meaning.value for meaning in Meaning):
        for row, routes in new[section].items():
            before = old[section].get(row)
            if before is not None:
                yield from _of_row(f"{section} {row or 'none'}", before, routes)


def _of_row(label: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for route, figures in new.items():
        then = old[route]
        if then["packages"] != figures["packages"]:
            yield f"{label} {route}: packages {then['packages']} -> {figures['packages']}"
        if abs(then["megabytes"] - figures["megabytes"]) > then["megabytes"] / 100:
            yield f"{label} {route}: MB {then['megabytes']} -> {figures['megabytes']}"
    before, after = (each["flask"]["start_ms"] / each["django"]["start_ms"] for each in (old, new))
    if abs(after / before - 1) > 0.1:
        yield f"{label}: start on Flask / on Django {before:.2f} -> {after:.2f}"
