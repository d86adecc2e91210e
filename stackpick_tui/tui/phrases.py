"""Short phrases that several screens and widgets use."""

from datetime import datetime

from stackpick_tui.advice.constraints import Pull
from stackpick_tui.advice.constraints import in_order as constraints_in_order
from stackpick_tui.advice.features import in_order
from stackpick_tui.sessions import clock
from stackpick_tui.sessions.session import Session, short_date


def moment(when: datetime) -> str:
    """Say when something happened, in local time: the time if it was today, else the day."""
    local, today = clock.local(when), clock.today()
    return f"{local:%H:%M}" if local.date() == today else short_date(local.date(), today)


def exact_moment(when: datetime) -> str:
    """Say when something happened with the time, in local time: with the day too unless it was today."""
    local, today = clock.local(when), clock.today()
    day = "" if local.date() == today else f"{short_date(local.date(), today)} "
    return f"{day}{local:%H:%M}"


def pull(way: Pull) -> str:
    """Write which way a constraint pulls: ``-> Flask, mildly``."""
    return f"-> {way.value}" if way.toward else "neither way"


def changes(before: Session, after: Session) -> str:
    """Name what differs between a session before and after a step."""
    ticks = [
        f"{feature.short} {'ticked' if feature in after.features else 'unticked'}"
        for feature in in_order(before.features ^ after.features)
    ]
    ticks += [
        f"{constraint.label} {'ticked' if constraint in after.constraints else 'unticked'}"
        for constraint in constraints_in_order(before.constraints ^ after.constraints)
    ]
    texts = {
        "the name": before.name != after.name,
        "what was typed in the note": before.note != after.note,
        "the final decision": before.decision != after.decision and after.decision is not None,
        "the withdrawal of the final decision": before.decision is not None and after.decision is None,
    }
    return ", ".join([*ticks, *(text for text, differs in texts.items() if differs)])
