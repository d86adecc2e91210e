"""How a store can be used and, if it is not writable on disk, why."""

from enum import Enum
from pathlib import Path
from typing import NamedTuple


class Mode(Enum):
    """What a store can be used for."""

    READ_WRITE = "read-write"
    READ_ONLY = "read-only"
    MEMORY = "memory"


class Access(NamedTuple):
    """What can be done with a store."""

    mode: Mode
    """Whether sessions are saved on disk, refused, or kept until the program ends."""
    reason: str = ""
    """Why it is not read-write, worded to follow the path; empty if it is."""
    path: Path | None = None
    """The database, if there is anywhere to keep one."""
    notices: tuple[str, ...] = ()
    """What happened while it was opened, a sentence each, to be shown once."""
