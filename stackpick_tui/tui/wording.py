"""Short phrases that more than one part of the screens uses."""

from datetime import datetime

from stackpick_tui.sessions.session import short_date


def moment(when: datetime) -> str:
    """Write when something happened: the time where it was today, the day otherwise; local."""
    local, today = when.astimezone(), datetime.now().astimezone().date()
    return f"{local:%H:%M}" if local.date() == today else short_date(local.date(), today)
