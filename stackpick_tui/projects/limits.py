"""Limits on how much of a project is read, so that any folder is scanned in bounded time and memory."""

import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of a scan; what exceeds one of them is skipped, with a note."""

    files: int = 50_000
    """The most files and folders looked at."""
    depth: int = 24
    """The most levels of folders entered below the project's own."""
    file_bytes: int = 1024 * 1024
    """The largest file that is read, in bytes."""
    source_bytes: int = 256 * 1024
    """The largest module that is parsed, in bytes: a syntax tree takes far more memory than its source."""
    seconds: float = 20.0
    """How long a scan may take; no further file or folder is opened after that."""


class OutOfTime(Exception):
    """The deadline has passed."""


class Deadline:
    """The moment at which a scan has to stop."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def check(self) -> None:
        """Raise `OutOfTime` once the moment has passed."""
        if time.monotonic() >= self._end:
            raise OutOfTime
