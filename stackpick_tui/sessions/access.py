"""How a store can be used, and why not better."""

from enum import Enum
from pathlib import Path
from typing import NamedTuple


class Mode(Enum):
    """What opening a store ended in."""

    READ_WRITE = "read-write"
    READ_ONLY = "read-only"
    MEMORY = "memory"


class Access(NamedTuple):
    """What can be done with a store."""

    mode: Mode
    """Whether what is put is kept on disk, refused, or kept until the program ends."""
    reason: str = ""
    """Why it is not read-write, in words that follow the path; empty where nothing is amiss."""
    path: Path | None = None
    """The database this is about; none where there is no place for one."""
    notices: tuple[str, ...] = ()
    """What happened while it was opened, a sentence each, to be told once."""
