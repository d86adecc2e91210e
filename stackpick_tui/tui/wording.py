"""Short phrases that more than one part of the screens uses."""

from datetime import datetime

from stackpick_tui.advice.features import in_order
from stackpick_tui.sessions.session import Session, short_date


def moment(when: datetime) -> str:
    """Write when something happened: the time where it was today, the day otherwise; local."""
    local, today = when.astimezone(), datetime.now().astimezone().date()
    return f"{local:%H:%M}" if local.date() == today else short_date(local.date(), today)


def taken_back(session: Session, earlier: Session) -> str:
    """Name what is no longer as it was in a session, now that it is what it was earlier."""
    ticks = [
        f"{feature.short} {'ticked' if feature in session.features else 'unticked'}"
        for feature in in_order(session.features ^ earlier.features)
    ]
    texts = {
        "the name": session.name != earlier.name,
        "what was typed in the note": session.note != earlier.note,
        "the final decision": session.decision != earlier.decision,
    }
    return ", ".join([*ticks, *(text for text, differs in texts.items() if differs)])
