"""Two states of the data file side by side, for whoever has to explain what changed."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.evidence.builds import Meaning


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    """Say what differs: every version, every package count, every size by more than 1 %, and the start ratios."""
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
    ratios = [each["flask"]["start_ms"] / each["django"]["start_ms"] for each in (old, new)]
    if abs(ratios[1] / ratios[0] - 1) > 0.1:
        yield f"{label}: start on Flask / Django {ratios[0]:.2f} -> {ratios[1]:.2f}"
