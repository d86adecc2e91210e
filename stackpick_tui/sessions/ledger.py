"""What is still to be written: the latest wish for each session, and when its turn comes."""

import time
from dataclasses import dataclass, replace

from stackpick_tui.sessions.session import Session

THROTTLE = 0.2
"""How long typing waits to be written, in seconds; the write itself adds to that."""


@dataclass(frozen=True, slots=True)
class Debt:
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


class Ledger:
    """The debts, the oldest first. Not for two threads at once: the caller locks."""

    def __init__(self) -> None:
        self._debts: dict[tuple[bool, str], Debt] = {}

    def __len__(self) -> int:
        return len(self._debts)

    @property
    def has_sessions(self) -> bool:
        """Whether more than preferences is owed."""
        return any(debt.preference is None for debt in self._debts.values())

    def put(self, session: Session, *, soon: bool) -> None:
        """Owe a session; the latest value wins, and the first one that waits decides when it is written."""
        old = self._debts.get((True, session.id))
        due = time.monotonic()
        if soon:
            # what is past due is being written just now
            due = old.due if old and old.due > due else due + THROTTLE
        self._debts[True, session.id] = Debt(session.id, due, session)

    def move(self, session_id: str, *, trashed: bool) -> None:
        """Owe a deletion or a restoration, after what is to be put."""
        old = self._debts.get((True, session_id), Debt(session_id, 0))
        self._debts[True, session_id] = replace(old, trashed=trashed, due=time.monotonic())

    def remember(self, key: str, value: str) -> None:
        """Owe a preference."""
        self._debts[False, key] = Debt(key, time.monotonic(), preference=value)

    def due(self, moment: float) -> list[Debt]:
        """Return what is to be written at a moment."""
        return [debt for debt in self._debts.values() if debt.due <= moment]

    def next_due(self) -> float | None:
        """Return when the next one is to be written; none: nothing is owed."""
        return min((debt.due for debt in self._debts.values()), default=None)

    def settle(self, debt: Debt) -> None:
        """Strike out a debt, unless a newer wish took its place meanwhile."""
        kind = debt.preference is None
        if self._debts.get((kind, debt.key)) is debt:
            del self._debts[kind, debt.key]
