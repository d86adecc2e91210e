"""Sessions as JSON: one, a list, an export, and the difference between two.

Times are in UTC, in milliseconds, with a ``Z``: ``2026-11-22T14:31:05.250Z``. The keys and their order are
stable: other programs may rely on them.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from stackpick_tui.advice.constraints import Constraint, in_order
from stackpick_tui.records.difference import Difference
from stackpick_tui.records.json import SCHEMA, ids
from stackpick_tui.sessions import clock
from stackpick_tui.sessions.session import Session

EXPORT_KIND = "stackpick-tui sessions"
"""The value of ``kind`` that tells an export from other JSON."""


def session_json(session: Session, today: date) -> dict[str, Any]:
    """Build the object of one session.

    Its verdict is the one shown at the time, next to the rule that gave it. Features and constraints unknown
    to this release follow the known ones, so that nothing is lost to a release that knows them.
    """
    decision = session.decision
    return {
        "id": session.public_id,
        "name": session.name,
        "title": session.titled(today),
        "note": session.note,
        "features": [*ids(session.features), *session.unknown],
        "constraints": [*_constraint_ids(session.constraints), *session.unknown_constraints],
        "verdict": session.verdict.value,
        "rule": session.rule,
        "decision": decision.chosen if decision else None,
        "reason": decision.reason if decision else "",
        "decided_by": decision.decided_by if decision else "",
        "created": time_text(session.created),
        "updated": time_text(session.updated),
    }


def show_json(session: Session, today: date) -> dict[str, Any]:
    """Build the object of ``show``."""
    return {"schema": SCHEMA, "session": session_json(session, today)}


def list_json(sessions: Iterable[Session], today: date) -> dict[str, Any]:
    """Build the object of ``list``, the sessions in the order given."""
    return {"schema": SCHEMA, "sessions": [session_json(session, today) for session in sessions]}


def export_json(sessions: Iterable[Session], exported: datetime) -> dict[str, Any]:
    """Build the object of ``export``, which ``import`` reads back; the time must have a time zone."""
    today = clock.local(exported).date()
    return {
        "schema": SCHEMA,
        "kind": EXPORT_KIND,
        "exported": time_text(exported),
        "sessions": [session_json(session, today) for session in sessions],
    }


def diff_json(difference: Difference, today: date) -> dict[str, Any]:
    """Build the object of ``diff``."""
    unknown_left, unknown_right = difference.unknown_only_left, difference.unknown_only_right
    return {
        "schema": SCHEMA,
        "left": session_json(difference.left, today),
        "right": session_json(difference.right, today),
        "only_left": [*ids(difference.only_left), *unknown_left.features],
        "only_right": [*ids(difference.only_right), *unknown_right.features],
        "constraints_only_left": [
            *_constraint_ids(difference.constraints_only_left),
            *unknown_left.constraints,
        ],
        "constraints_only_right": [
            *_constraint_ids(difference.constraints_only_right),
            *unknown_right.constraints,
        ],
        "verdict_differs": difference.verdict_differs,
        "turned_by": ids(difference.turned_by),
    }


def _constraint_ids(constraints: Iterable[Constraint]) -> list[str]:
    return [constraint.id for constraint in in_order(constraints)]


def time_text(moment: datetime) -> str:
    """Write a time as ISO 8601 in UTC, in milliseconds."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"
