"""Converts sessions to rows of the database and back, even rows that somebody edited.

JSON is imported where a row is read or written, which a start of the app does not do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from stackpick_tui.advice.constraints import BY_ID as CONSTRAINTS
from stackpick_tui.advice.constraints import in_order as constraints_in_order
from stackpick_tui.advice.features import BY_ID as FEATURES
from stackpick_tui.advice.features import in_order
from stackpick_tui.advice.rule import RULE, Framework, decide
from stackpick_tui.sessions.choice import clean_choice
from stackpick_tui.sessions.session import Decision, Session
from stackpick_tui.sessions.text import clean_line, clean_text, encodable, fold

T = TypeVar("T")

COLUMNS = (
    "id", "name", "note", "features", "constraints", "verdict", "rule", "decision", "reason", "decided_by",
    "revision", "created", "updated",
)  # fmt: skip
"""The columns a session is read from, in order; ``search`` and ``deleted`` are the store's own."""


def to_row(session: Session) -> dict[str, str | int | None]:
    """Return the columns of a session by name, ``search`` included."""
    from json import dumps

    decision = session.decision
    features = [feature.id for feature in in_order(session.features)]
    constraints = [constraint.id for constraint in constraints_in_order(session.constraints)]
    row: dict[str, str | int | None] = {
        "id": session.id,
        "name": session.name,
        "note": session.note,
        "features": dumps([*features, *session.unknown]),
        "constraints": dumps([*constraints, *session.unknown_constraints]),
        "verdict": session.verdict.value,
        "rule": session.rule,
        "decision": decision.chosen if decision else None,
        "reason": decision.reason if decision else "",
        "decided_by": decision.decided_by if decision else "",
        "revision": session.revision,
        "created": milliseconds(session.created),
        "updated": milliseconds(session.updated),
        "search": search_text(session),
    }
    return {column: encodable(value) if isinstance(value, str) else value for column, value in row.items()}


def blank_row() -> dict[str, str | int | None]:
    """Return the columns of a new session, whose values stand in for columns that an older release lacks."""
    return to_row(Session(id="", created=_EPOCH, updated=_EPOCH))


def search_text(session: Session) -> str:
    """Return the case-folded text a session is found by, a line per field so that no match spans two."""
    parts = [session.name, session.note, replace(session, name="").titled(date.min)]
    parts += [f"{feature.id}\n{feature.label}\n{feature.short}" for feature in in_order(session.features)]
    parts += [f"{each.id}\n{each.label}" for each in constraints_in_order(session.constraints)]
    parts += session.unknown_constraints
    if session.decision:
        parts += [session.decision.chosen, session.decision.reason, session.decision.decided_by]
    return fold("\n".join(parts))


def from_row(row: Sequence[object]) -> Session:
    """Return the session in a row; ``flaw`` names what cannot be understood, which is never an error.

    Args:
        row: The values of ``COLUMNS``; text may hold lone surrogates for bytes that are not UTF-8.

    """
    flaws: list[str] = []
    columns = dict(zip(COLUMNS, row, strict=True))

    def text(column: str) -> str:
        value = columns[column]
        if isinstance(value, bytes):
            value = value.decode("utf-8", "surrogateescape")
        if not isinstance(value, str):
            flaws.append(f"no text in {column}")
            return ""
        readable = encodable(value)
        if readable is not value:
            flaws.append(f"unreadable characters in {column}")
        return readable

    def framework(column: str) -> Framework | None:
        name = text(column)
        if name not in _FRAMEWORKS:
            flaws.append(f"unknown {column}")
        return _FRAMEWORKS.get(name)

    def moment(column: str) -> datetime:
        value = columns[column]
        if not isinstance(value, int) or not 0 <= value <= _LATEST:
            flaws.append(f"no time in {column}")
            return _EPOCH
        # a time in the future is no flaw: it may be today's clock that is wrong
        return _EPOCH + timedelta(milliseconds=value)

    def ticked(column: str, known: Mapping[str, T]) -> tuple[frozenset[T], tuple[str, ...]]:
        ids = _ids(text(column))
        if ids is None:
            flaws.append(f"unreadable {column}")
            return frozenset(), ()
        unknown = filter(None, (clean_line(word) for word in ids if word not in known))
        return frozenset(known[word] for word in ids if word in known), tuple(dict.fromkeys(unknown))

    features, unknown = ticked("features", FEATURES)
    constraints, unknown_constraints = ticked("constraints", CONSTRAINTS)
    decision = None
    if columns["decision"] is not None:
        if chosen := clean_choice(text("decision")):
            decision = Decision(chosen, clean_text(text("reason")), clean_line(text("decided_by")))
        else:
            flaws.append("no name in decision")
    revision = columns["revision"]
    session = Session(
        id=text("id"),
        created=moment("created"),
        updated=moment("updated"),
        name=clean_line(text("name")),
        note=clean_text(text("note")),
        features=features,
        unknown=unknown,
        constraints=constraints,
        unknown_constraints=unknown_constraints,
        verdict=framework("verdict") or decide(features).framework,
        rule=clean_line(text("rule")) or RULE,
        decision=decision,
        revision=revision if isinstance(revision, int) else 0,
    )
    return replace(session, flaw=", ".join(flaws)) if flaws else session


def _ids(text: str) -> list[str] | None:
    from json import loads

    try:
        ids = loads(text)
    except (ValueError, RecursionError):
        return None
    return ids if isinstance(ids, list) and all(isinstance(word, str) for word in ids) else None


def milliseconds(moment: datetime) -> int:
    """Return a time as the database stores it."""
    return (moment - _EPOCH) // timedelta(milliseconds=1)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST = milliseconds(datetime(9998, 1, 1, tzinfo=UTC))
_FRAMEWORKS = {framework.value: framework for framework in Framework}
