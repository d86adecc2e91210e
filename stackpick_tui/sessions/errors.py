"""Errors of the store, each one line that a person can act on."""

from collections.abc import Sequence
from pathlib import Path
from string import hexdigits

from stackpick_tui.sessions.session import Session

_LONGEST = 40
"""How many characters of a mistaken id are shown."""


class StoreError(Exception):
    """Base of all errors of the store; the text is one line: the subject, the reason, the next step."""


class StoreUnavailable(StoreError):
    """The database cannot be read or written at the moment, or there is nowhere to keep one."""

    reason: str
    """Why, worded to follow the path."""
    path: Path | None
    """The file concerned, if there is one."""

    def __init__(self, reason: str, path: Path | None = None) -> None:
        self.reason = reason
        self.path = path
        thing = f"{path}: " if path else ""
        super().__init__(f"{thing}{reason}; fix that, or choose another directory with --data-dir")


class ReadOnlyStore(StoreUnavailable):
    """The database can be read but not written."""


class Superseded(StoreError):
    """A query was dropped because a newer one replaced it."""

    def __init__(self) -> None:
        super().__init__("this search was replaced by a newer one; search again")


class UnknownSession(StoreError):
    """No session has this id."""

    prefix: str
    """The id, or the beginning of one, that was looked for."""
    is_id: bool
    """Whether it could be an id, rather than a name."""

    def __init__(self, prefix: str, *, where: str = "", step: str = "'list' shows them") -> None:
        self.prefix = prefix
        shown = prefix if len(prefix) <= _LONGEST else f"{prefix[:_LONGEST]}..."
        self.is_id = set(prefix) <= set(hexdigits)
        if self.is_id:
            super().__init__(f"there is no session {shown!r}{where}; {step}")
        else:
            super().__init__(f"{shown!r} is not a session id; 'list TEXT' finds ids by name")


class AmbiguousSession(StoreError):
    """More than one session begins with this id."""

    prefix: str
    """The beginning that was looked for."""
    candidates: tuple[Session, ...]
    """Some of the sessions it could mean."""

    def __init__(self, prefix: str, candidates: Sequence[Session]) -> None:
        self.prefix = prefix
        self.candidates = tuple(candidates)
        ids = ", ".join(session.public_id for session in candidates)
        super().__init__(f"{prefix!r} begins more than one session id ({ids}); give more digits")


class DataDirectoryError(StoreError):
    """The data directory given on the command line or in the environment is not an absolute path."""

    def __init__(self, source: str, given: str) -> None:
        super().__init__(f"{source}: {given!r} is not an absolute path; give one that starts at the root")


class Conflict(StoreError):
    """Somebody else, usually a second window, changed the session since it was read."""

    theirs: Session
    """The session as it is stored now."""

    def __init__(self, theirs: Session) -> None:
        self.theirs = theirs
        super().__init__(f"session {theirs.public_id} was changed elsewhere since it was read; read it again")
