"""What the saving thread has to tell, as values."""

from pathlib import Path
from typing import NamedTuple

from stackpick_tui.sessions.access import Access
from stackpick_tui.sessions.session import Session


class Opened(NamedTuple):
    """The store was opened, opened anew, or put right; also when something about it is to be told."""

    access: Access
    """How it can be used now, with notices to be shown once."""


class Saved(NamedTuple):
    """A session is on disk."""

    session: Session
    """The session as it is stored, with its new revision."""


class Deleted(NamedTuple):
    """A session is in the trash, or was found to be gone for good."""

    session_id: str
    """Its id."""


class Trouble(NamedTuple):
    """Writing has begun to fail; what is owed is kept and tried again."""

    reason: str
    """Why, in words that follow the path."""
    path: Path | None
    """The database, where there is a place for one."""


class Recovered:
    """Writing works again, and everything owed is on disk."""


class Conflicted(NamedTuple):
    """A second window changed the same session: both are kept."""

    mine_kept_as: Session
    """What was to be written, as a session of its own."""
    theirs: Session
    """What the second window wrote, under the old id."""


class ChangedElsewhere:
    """Another process has written; lists are out of date."""


Report = Opened | Saved | Deleted | Trouble | Recovered | Conflicted | ChangedElsewhere
"""Everything there is to tell."""
