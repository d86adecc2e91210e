"""What is still to be written: the latest value of each session, and when its turn comes."""

import time
from typing import NamedTuple

from stackpick_tui.sessions.session import Session

THROTTLE = 0.2
"""How long typing waits to be written, in seconds; the write itself adds to that."""


class PendingWrite(NamedTuple):
    """What the disk should say of one session, or of one preference."""

    key: str
    """The id of the session, or the key of the preference."""
    due: float
    """When to write it, on the monotonic clock, in seconds."""
    session: Session | None = None
    """The session to put; none: what is there already."""
    trashed: bool | None = None
    """Whether to delete or to restore it after that; none: neither."""
    preference: str | None = None
    """What to remember; none: this is about a session."""


class PendingWrites:
    """What waits to be written, the oldest first. Not for two threads at once: the caller locks."""

    def __init__(self) -> None:
        self._waiting: dict[tuple[bool, str], PendingWrite] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def has_sessions(self) -> bool:
        """Whether more than preferences is owed."""
        return any(each.preference is None for each in self._waiting.values())

    def put(self, session: Session, *, soon: bool) -> None:
        """Owe a session; the latest value wins, and the first one that waits decides when it is written."""
        old = self._waiting.get((True, session.id))
        due = time.monotonic()
        if soon:
            # what is past due is being written just now
            due = old.due if old and old.due > due else due + THROTTLE
        self._waiting[True, session.id] = PendingWrite(session.id, due, session)

    def move(self, session_id: str, *, trashed: bool) -> None:
        """Owe a deletion or a restoration, after what is to be put."""
        old = self._waiting.get((True, session_id), PendingWrite(session_id, 0))
        self._waiting[True, session_id] = old._replace(trashed=trashed, due=time.monotonic())

    def remember(self, key: str, value: str) -> None:
        """Owe a preference."""
        self._waiting[False, key] = PendingWrite(key, time.monotonic(), preference=value)

    def due(self, moment: float) -> list[PendingWrite]:
        """Return what is to be written at a moment."""
        return [each for each in self._waiting.values() if each.due <= moment]

    def next_due(self) -> float | None:
        """Return when the next one is to be written; none: nothing is owed."""
        return min((each.due for each in self._waiting.values()), default=None)

    def settle(self, write: PendingWrite) -> None:
        """Strike out what is on disk, unless a newer value took its place meanwhile."""
        kind = write.preference is None
        if self._waiting.get((kind, write.key)) is write:
            del self._waiting[kind, write.key]
