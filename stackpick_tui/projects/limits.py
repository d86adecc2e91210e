"""How much of a project is read: whatever is in a folder, scanning it ends soon and in little memory."""

import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What is beyond any of these is passed over, and said to be."""

    files: int = 50_000
    """So many files and folders are looked at."""
    depth: int = 24
    """So many folders below the project's own."""
    file_bytes: int = 1024 * 1024
    """A longer file is not read."""
    source_bytes: int = 256 * 1024
    """A longer module is not parsed: a syntax tree takes much more room than dense source."""
    seconds: float = 20.0
    """Nothing is begun after that time."""


class OutOfTime(Exception):
    """The time is over."""


class Deadline:
    """The end of the time that a scan may take."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def check(self) -> None:
        """Raise `OutOfTime` where it is over."""
        if time.monotonic() >= self._end:
            raise OutOfTime
