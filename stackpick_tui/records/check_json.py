"""What was checked, as JSON."""

from collections.abc import Iterable
from typing import Any

from stackpick_tui.advice.rule import RULE
from stackpick_tui.records.check import Checked
from stackpick_tui.records.json import SCHEMA, ids


def check_json(files: Iterable[tuple[str, tuple[Checked, ...] | str]], passed_over: int) -> dict[str, Any]:
    """Build the object of ``check``.

    Args:
        files: The path of each file, with its verdicts or, where it could not be read, the reason.
        passed_over: How many files were no records of ours.
    """
    return {
        "schema": SCHEMA,
        "rule": RULE,
        "files": [_file(path, found) for path, found in files],
        "passed_over": passed_over,
    }


def _file(path: str, found: tuple[Checked, ...] | str) -> dict[str, Any]:
    if isinstance(found, str):
        return {"path": path, "result": "unreadable", "error": found, "verdicts": []}
    return {
        "path": path,
        "result": "agrees" if all(each.agrees for each in found) else "differs",
        "error": None,
        "verdicts": [_verdict(each) for each in found],
    }


def _verdict(checked: Checked) -> dict[str, Any]:
    """Build the object of one verdict: the stated one under the keys it has in a session, and today's."""
    return {
        "id": checked.id,
        "name": checked.name,
        "features": ids(checked.features),
        "verdict": checked.stated.value,
        "rule": checked.rule,
        "today": checked.today.value,
        "agrees": checked.agrees,
        "decision": checked.decision,
    }
