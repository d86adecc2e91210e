"""Verdicts, sessions and differences as lines for the shell; ASCII apart from what a person wrote."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from stackpick_tui.advice.constraints import Constraint, balance
from stackpick_tui.advice.constraints import in_order as constraints_in_order
from stackpick_tui.advice.features import Feature, in_order
from stackpick_tui.advice.in_a_line import think_twice
from stackpick_tui.advice.rule import RULE, THRESHOLD, Verdict, decide
from stackpick_tui.records.difference import Difference, Unknown
from stackpick_tui.records.lines import Line, Role, Span, named, table
from stackpick_tui.sessions import clock
from stackpick_tui.sessions.session import Decision, Session


def verdict_lines(verdict: Verdict, constraints: Iterable[Constraint] = ()) -> Iterator[Line]:
    """Lay out what ``decide`` says: the verdict, why, flip, doubt, and how the constraints balance."""
    constraints = frozenset(constraints)
    ticked = f" ({_words(verdict.features)})" if verdict.features else ""
    why = f"{verdict.count} of {len(Feature)} features{ticked}; the rule needs {THRESHOLD} for Django"
    yield from table(
        [
            ("Verdict", (named(verdict.framework),)),
            ("Why", why),
            ("Flip", verdict.flip),
            ("Rule", RULE),
        ]
    )
    if doubt := think_twice(verdict.features, constraints):
        yield Line((Span(doubt, Role.WARNING),))
    lead, colon, counts = balance(constraints).sentence.partition(":")
    if colon:
        yield Line((Span(lead + colon, Role.STRONG), Span(counts)))


def session_lines(session: Session, today: date) -> Iterator[Line]:
    """Lay out everything that is kept of a session; times are local."""
    decision = session.decision
    return table(
        [
            ("Session", session.titled(today)),
            ("Id", session.public_id),
            ("Features", _ticks(session) or "none"),
            ("Constraints", _beyond(session)),
            ("Verdict", _verdict_of(session)),
            ("Flip", decide(session.features).flip),
            ("Decision", _decided(decision) if decision else ""),
            ("Reason", decision.reason if decision else ""),
            ("Note", session.note),
            ("Damaged", f"could not be read whole: {session.flaw}" if session.flaw else ""),
            ("Created", _local(session.created)),
            ("Updated", _local(session.updated)),
        ]
    )


def list_lines(sessions: Iterable[Session], today: date) -> Iterator[Line]:
    """Lay out a line for each session: start of its id, last change, verdict, name and ticked features."""
    return (_row(session, today) for session in sessions)


def difference_lines(difference: Difference, today: date) -> Iterator[Line]:
    """Lay out what two sessions answer differently, and whether that turns the verdict."""
    left, right = difference.verdicts
    return table(
        [
            ("Left", f"{difference.left.titled(today)}: {_in_short(left, difference.left.decision)}"),
            ("Right", f"{difference.right.titled(today)}: {_in_short(right, difference.right.decision)}"),
            (
                "Only left",
                _only(difference.only_left, difference.constraints_only_left, difference.unknown_only_left),
            ),
            (
                "Only right",
                _only(
                    difference.only_right, difference.constraints_only_right, difference.unknown_only_right
                ),
            ),
            ("Verdict", difference.sentence),
        ]
    )


def _row(session: Session, today: date) -> Line:
    decided = f"; decided: {session.decision.chosen}" if session.decision and session.is_overruled else ""
    name = f"{session.name} ({_ticks(session) or 'nothing ticked'}{decided})" if session.name else ""
    title = name or session.titled(today) + decided
    moment = Span(f"{session.public_id[:8]}  {_local(session.updated)}  ")
    verdict = named(session.verdict)
    gap = Span(" " * (8 - len(verdict.text)))
    indent = sum(len(span.text) for span in (moment, verdict, gap))
    return Line((moment, verdict, gap, Span(title)), indent)


def _ticks(session: Session) -> str:
    return ", ".join([feature.id for feature in in_order(session.features)] + list(session.unknown))


def _beyond(session: Session) -> str:
    ids = ", ".join([*_ids(session.constraints), *session.unknown_constraints])
    counts = balance(session.constraints).sentence.partition(": ")[2].rstrip(".")
    return f"{ids} ({counts})" if counts else ids


def _only(features: Iterable[Feature], constraints: Iterable[Constraint], unknown: Unknown) -> str:
    said = {
        "beyond the rule: ": _ids(constraints),
        "not known to this release: ": [*unknown.features, *unknown.constraints],
    }
    beyond = [lead + ", ".join(ids) for lead, ids in said.items() if ids]
    return "; ".join(filter(None, [_words(features), *beyond]))


def _ids(constraints: Iterable[Constraint]) -> list[str]:
    return [constraint.id for constraint in constraints_in_order(constraints)]


def _verdict_of(session: Session) -> tuple[Span, ...]:
    today = decide(session.features).framework
    changed = "" if session.verdict is today else f"; today's rule, {RULE}, says {today.value}"
    return named(session.verdict), Span(f" (rule {session.rule}){changed}")


def _decided(decision: Decision) -> tuple[Span, ...]:
    by = f", by {decision.decided_by}" if decision.decided_by else ""
    # something else has no framework's colour
    name = named(decision.framework) if decision.framework else Span(decision.chosen, Role.STRONG)
    return name, Span(by)


def _in_short(verdict: Verdict, decision: Decision | None) -> str:
    decided = f"; decided: {decision.chosen}" if decision else ""
    return f"{verdict.framework.value}, {verdict.count} of {len(Feature)}{decided}"


def _words(features: Iterable[Feature]) -> str:
    return ", ".join(feature.short for feature in in_order(features))


def _local(moment: datetime) -> str:
    return clock.local(moment).strftime("%Y-%m-%d %H:%M")
