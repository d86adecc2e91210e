"""The store as the screens see it: what is safe, and what the person should know."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from stackpick_tui.sessions import clock
from stackpick_tui.sessions.access import Access, Mode
from stackpick_tui.sessions.reports import (
    ChangedElsewhere,
    Conflicted,
    Deleted,
    Opened,
    Recovered,
    Report,
    Saved,
    Trouble,
)
from stackpick_tui.sessions.session import Session
from stackpick_tui.tui.history import SessionHistory


class StoreState(NamedTuple):
    """What the store has said so far."""

    access: Access | None = None
    """How it was opened; None while it still is being opened."""
    trouble: str = ""
    """Why the last write failed, and where; empty while writing works."""
    banner: str = ""
    """What happened that the person should know, until they put it away."""
    moved: Mapping[str, Session] = MappingProxyType({})
    """What a session was kept as that another window had changed too, by its old id."""
    changes: int = 0
    """Grows whenever the stored sessions may have changed, for whoever lists them."""

    def after(self, report: Report) -> "StoreState":
        """Take in a report of the writing thread."""
        match report:
            case Opened(access):
                banner = "\n".join((*access.notices, *self._limits(access)))
                if not banner and self._is_writable:
                    banner = self.banner
                return self._replace(access=access, banner=banner, changes=self.changes + 1)
            case Trouble(reason, path):
                return self._replace(trouble=_placed(reason, path))
            case Recovered():
                # whoever could read nothing for a while looks again
                return self._replace(trouble="", changes=self.changes + 1)
            case Conflicted(mine, theirs):
                text = f'Another window changed this session too. Both are kept; yours is now "{mine.title}".'
                moved = MappingProxyType({**self.moved, theirs.id: mine})
                return self._replace(banner=text, moved=moved, changes=self.changes + 1)
            case Saved() | Deleted() | ChangedElsewhere():
                return self._replace(changes=self.changes + 1)

    @property
    def _is_writable(self) -> bool:
        return self.access is None or self.access.mode is Mode.READ_WRITE

    def _limits(self, access: Access) -> tuple[str, ...]:
        """Say what a store cannot do and what to do about it, unless that has been told."""
        told = (self.access.mode, self.access.reason) if self.access else None
        if access.mode is Mode.READ_WRITE or told == (access.mode, access.reason):
            return ()
        lacks = (
            "Nothing can be saved" if access.mode is Mode.MEMORY else "Sessions can be read but not changed"
        )
        why = f": {access.reason}" if access.reason else ""
        place = f" File: {access.path}" if access.path else ""
        return (f"{lacks}{why}. R tries again; --data-dir names another place.{place}",)

    @property
    def failure(self) -> str:
        """Why what is put is not on disk, in the words of the header; empty while nothing is amiss."""
        if self.access is not None and self.access.mode is Mode.MEMORY:
            return f"NOT SAVED: {_placed(self.access.reason, self.access.path)}"
        return f"NOT SAVED: {self.trouble}" if self.trouble else ""

    def status(self, history: SessionHistory, *, has_unsaved: bool) -> str:
        """Return what the header says of how safe the open session is.

        Args:
            history: The open session and how it came to be.
            has_unsaved: Whether any session is not on disk as it was last put.
        """
        if self.failure:
            return self.failure
        if self.access is not None and self.access.mode is Mode.READ_ONLY:
            return f"read-only: {self.access.reason}"
        if history.is_untouched:
            return ""
        return "saving" if has_unsaved else f"saved {clock.local(history.session.updated):%H:%M}"


def _placed(reason: str, path: Path | None) -> str:
    """Put the path last, where a narrow screen cuts it first."""
    return f"{reason}, {path}" if path else reason
