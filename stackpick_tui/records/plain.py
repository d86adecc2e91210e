"""Verdicts, sessions and differences as plain text for the shell; ASCII but for what a person wrote."""

from collections.abc import Iterable
from datetime import date, datetime

from stackpick_tui.advice.features import Feature, in_order
from stackpick_tui.advice.rule import RULE, THRESHOLD, Verdict, decide
from stackpick_tui.records.difference import Difference
from stackpick_tui.sessions import clock
from stackpick_tui.sessions.session import Decision, Session


def verdict_text(verdict: Verdict) -> str:
    """Write what ``decide`` says: the verdict, why, and what would turn it."""
    ticked = f" ({_words(verdict.features)})" if verdict.features else ""
    why = f"{verdict.count} of {len(Feature)} features{ticked}; the rule needs {THRESHOLD} for Django"
    lines = [("Verdict", verdict.framework.value), ("Why", why), ("Flip", verdict.flip)]
    if verdict.implied_turn:
        lines.append(("Implied", verdict.implied_turn))
    return _table([*lines, ("Rule", RULE)])


def session_text(session: Session, today: date) -> str:
    """Write one session with everything that is kept of it; times are local."""
    lines = [
        ("Session", session.titled(today)),
        ("Id", session.public_id),
        ("Features", _ticks(session) or "none"),
        ("Verdict", _verdict_of(session)),
        ("Flip", decide(session.features).flip),
    ]
    if session.decision:
        by = f", by {session.decision.decided_by}" if session.decision.decided_by else ""
        lines += [("Decision", session.decision.framework.value + by), ("Reason", session.decision.reason)]
    lines += [
        ("Note", session.note),
        ("Created", _local(session.created)),
        ("Updated", _local(session.updated)),
    ]
    return _table((label, value) for label, value in lines if value)


def list_text(sessions: Iterable[Session], today: date) -> str:
    """Write a line for each session: the first digits of its id, when, verdict, name and ticked features."""
    return "".join(f"{_row(session, today)}\n" for session in sessions)


def difference_text(difference: Difference, today: date) -> str:
    """Write what two sessions answer differently, and whether that turns the verdict."""
    left, right = difference.verdicts
    lines = [
        ("Left", f"{difference.left.titled(today)}: {_in_short(left, difference.left.decision)}"),
        ("Right", f"{difference.right.titled(today)}: {_in_short(right, difference.right.decision)}"),
        ("Only left", _words(difference.only_left)),
        ("Only right", _words(difference.only_right)),
        ("Verdict", difference.sentence),
    ]
    return _table((label, value) for label, value in lines if value)


def _row(session: Session, today: date) -> str:
    decided = f"; decided: {session.verdict.other.value}" if session.is_overruled else ""
    name = f"{session.name} ({_ticks(session) or 'nothing ticked'}{decided})" if session.name else ""
    title = name or session.titled(today) + decided
    return f"{session.public_id[:8]}  {_local(session.updated)}  {session.verdict.value:6}  {title}"


def _ticks(session: Session) -> str:
    return ", ".join([feature.id for feature in in_order(session.features)] + list(session.unknown))


def _verdict_of(session: Session) -> str:
    today = decide(session.features).framework
    if session.verdict is today:
        return f"{today.value} (rule {session.rule})"
    return f"{session.verdict.value} (rule {session.rule}); today's rule, {RULE}, says {today.value}"


def _in_short(verdict: Verdict, decision: Decision | None) -> str:
    decided = f"; decided: {decision.framework.value}" if decision else ""
    return f"{verdict.framework.value}, {verdict.count} of {len(Feature)}{decided}"


def _words(features: Iterable[Feature]) -> str:
    return ", ".join(feature.short for feature in in_order(features))


def _local(moment: datetime) -> str:
    return clock.local(moment).strftime("%Y-%m-%d %H:%M")


def _table(lines: Iterable[tuple[str, str]]) -> str:
    rows = list(lines)
    width = max(len(label) for label, _ in rows) + 2
    return "".join(_labelled(f"{label}:".ljust(width), value) for label, value in rows)


def _labelled(label: str, value: str) -> str:
    first, *others = value.split("\n")
    return "\n".join([label + first, *(" " * len(label) * bool(line) + line for line in others)]) + "\n"
