"""What a process did to files, as values: the calls of a trace without descriptors and paths."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes were written into a file; a gap before them is filled with zeros."""

    node: int
    """The file."""
    offset: int
    """Where they begin."""
    data: bytes
    """The bytes; none of them: the file only grows up to there."""


@dataclass(frozen=True, slots=True)
class Resize:
    """A file was cut off or filled up with zeros."""

    node: int
    """The file."""
    size: int
    """How many bytes it has now."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names changed in one step: made, removed, or, in a rename, both."""

    changes: tuple[tuple[int, str, int | None], ...]
    """The folder, the name, and the node it leads to now; none: nothing."""


@dataclass(frozen=True, slots=True)
class Make:
    """A file or folder came into being, empty and without a name, which ``Names`` gives to it."""

    node: int
    """Which from now on is the file or folder."""
    is_folder: bool = False
    """Whether it is a folder."""


@dataclass(frozen=True, slots=True)
class Sync:
    """It was waited until a file, or the names in a folder, are on the disk."""

    node: int
    """The file or folder."""


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """Somebody was told that something is saved."""

    promise: str
    """What can be relied on from now on, as the process wrote it down."""


Operation = Write | Resize | Names | Make | Sync | Acknowledge
"""Everything that matters to what is on a disk, and when."""
