"""What is still to be written: the latest value of each session, and when it is due."""

import time
from typing import NamedTuple

from stackpick_tui.sessions.session import Session

THROTTLE = 0.2
"""Seconds that typing waits to be written; the write itself adds to that."""


class PendingWrite(NamedTuple):
    """A change of one session or one preference that is not on disk yet."""

    key: str
    """The id of the session, or the key of the preference."""
    due: float
    """When to write it, in seconds on the monotonic clock."""
    session: Session | None = None
    """The session to put; None: leave what is stored."""
    trashed: bool | None = None
    """Whether to delete (True) or restore (False) it after that; None: neither."""
    preference: str | None = None
    """The value of the preference; None: this is a session."""


class PendingWrites:
    """Pending writes, the oldest first. Not thread-safe: the caller locks."""

    def __init__(self) -> None:
        self._waiting: dict[tuple[bool, str], PendingWrite] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def has_sessions(self) -> bool:
        """Whether any of them is a session, not a preference."""
        return any(each.preference is None for each in self._waiting.values())

    def put(self, session: Session, *, soon: bool) -> None:
        """Queue a session; later values replace it but keep the first deadline."""
        old = self._waiting.get((True, session.id))
        due = time.monotonic()
        if soon:
            # one that is past due is being written just now
            due = old.due if old and old.due > due else due + THROTTLE
        self._waiting[True, session.id] = PendingWrite(session.id, due, session)

    def move(self, session_id: str, *, trashed: bool) -> None:
        """Queue a deletion or restoration, to follow what was put."""
        old = self._waiting.get((True, session_id), PendingWrite(session_id, 0))
        self._waiting[True, session_id] = old._replace(trashed=trashed, due=time.monotonic())

    def remember(self, key: str, value: str) -> None:
        """Queue a preference."""
        self._waiting[False, key] = PendingWrite(key, time.monotonic(), preference=value)

    def due(self, moment: float) -> list[PendingWrite]:
        """Return what is due by a given time."""
        return [each for each in self._waiting.values() if each.due <= moment]

    def next_due(self) -> float | None:
        """Return when the next write is due; None: there is none."""
        return min((each.due for each in self._waiting.values()), default=None)

    def settle(self, write: PendingWrite) -> None:
        """Remove what is on disk now, unless a newer value replaced it meanwhile."""
        kind = write.preference is None
        if self._waiting.get((kind, write.key)) is write:
            del self._waiting[kind, write.key]
