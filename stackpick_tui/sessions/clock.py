"""The one clock: what time it is, and how a moment reads in the time zone of this machine.

Whatever is dated asks here, as ``clock.now()``, so that a test or a drawing can hold the clock still by
replacing two functions, `now` and `local`.
"""

from datetime import UTC, date, datetime, time


def now() -> datetime:
    """Return the moment in UTC, in whole milliseconds as the store keeps it."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def local(moment: datetime) -> datetime:
    """Return a moment in the time zone of this machine; one without a zone is taken to be in it already."""
    return moment.astimezone()


def today() -> date:
    """Return the day it is here."""
    return local(now()).date()


def noon(day: date) -> datetime:
    """Return the middle of a day in the time zone of this machine, in UTC."""
    return datetime.combine(day, time(12)).astimezone(UTC)
