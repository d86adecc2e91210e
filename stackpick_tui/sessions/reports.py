"""What the writing thread reports."""

from pathlib import Path
from typing import NamedTuple

from stackpick_tui.sessions.access import Access
from stackpick_tui.sessions.session import Session


class Opened(NamedTuple):
    """The store was opened, reopened or repaired, or there is news about it."""

    access: Access
    """How it can be used now, with notices to show once."""


class Saved(NamedTuple):
    """A session is on disk."""

    session: Session
    """The session as it is stored, with its new revision."""


class Deleted(NamedTuple):
    """A session is in the trash, or gone for good."""

    session_id: str
    """Its id."""


class Trouble(NamedTuple):
    """Writing has begun to fail; what is unsaved is kept and tried again."""

    reason: str
    """Why, worded to follow the path."""
    path: Path | None
    """The database, if there is anywhere to keep one."""


class Recovered:
    """Writing works again, and everything is on disk."""


class Conflicted(NamedTuple):
    """Another window changed the same session: both versions are kept."""

    mine_kept_as: Session
    """Our version, as a session of its own."""
    theirs: Session
    """The other window's version, under the old id."""


class ChangedElsewhere:
    """Another process has written; lists are out of date."""


Report = Opened | Saved | Deleted | Trouble | Recovered | Conflicted | ChangedElsewhere
"""Any report."""
