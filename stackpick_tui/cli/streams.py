"""Makes the standard streams safe: whatever this process was given, nothing is lost silently."""

import io
import os
import sys

# Importing `typing` takes a third of the time in which Python starts.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TextIO


class _Waiting(io.FileIO):
    """A non-blocking file descriptor, read and written as if it blocked.

    Node and event loops hand over pipes that do not block. Python's own streams read nothing from such a pipe
    while it is empty, and drop what it cannot take at once.
    """

    # those of `FileIO` bypass `readinto`
    read = io.RawIOBase.read  # type: ignore[assignment]
    readall = io.RawIOBase.readall

    def readinto(self, buffer: "Any") -> int:
        """Wait until there is something, and read it."""
        while (count := super().readinto(buffer)) is None:
            self._wait(reading=True)
        return count

    def write(self, data: "Any") -> int:
        """Wait until something fits, and write as much as does."""
        while (count := super().write(data)) is None:
            self._wait(reading=False)
        return count

    def _wait(self, *, reading: bool) -> None:
        from select import select

        select([self] if reading else [], [] if reading else [self], [])


def prepare() -> None:
    """Make unencodable characters and closed streams harmless, and see that nothing is lost."""
    for name, errors in (
        ("stdin", "replace"),
        ("stdout", "backslashreplace"),
        ("stderr", "backslashreplace"),
    ):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, _in_place_of_closed(name))
        elif isinstance(stream, io.TextIOWrapper):
            if _may_lose(stream):
                stream = _waiting(stream)
                setattr(sys, name, stream)
                setattr(sys, f"__{name}__", stream)  # which Textual writes to
            stream.reconfigure(errors=errors)


def silence(stream: "TextIO") -> None:
    """Send a standard stream nowhere; otherwise Python would complain again when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def finish() -> None:
    """Give up what standard error cannot take: Python would end with an exit code of its own for it."""
    try:
        sys.stderr.flush()
    except OSError:
        silence(sys.stderr)


def _in_place_of_closed(name: str) -> io.TextIOWrapper:
    """Occupy the descriptor of a closed stream: a file opened later could get it, and be printed into."""
    if name == "stdout":
        # not open for writing, so that printing fails
        return open(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")  # noqa: PTH123 - for good
    return open(os.devnull, "r+", encoding="utf-8")  # noqa: PTH123 - for good


def _may_lose(stream: io.TextIOWrapper) -> bool:
    """Tell whether a stream is non-blocking or unbuffered: nobody then checks how much was written."""
    raw = getattr(stream.buffer, "raw", stream.buffer)
    if sys.platform == "win32" or not isinstance(raw, io.FileIO):
        return False
    return raw is stream.buffer or not os.get_blocking(raw.fileno())


def _waiting(stream: io.TextIOWrapper) -> io.TextIOWrapper:
    is_input = stream.readable()
    raw = _Waiting(stream.fileno(), "r" if is_input else "w", closefd=False)
    return io.TextIOWrapper(
        io.BufferedReader(raw) if is_input else io.BufferedWriter(raw),
        encoding=stream.encoding,
        line_buffering=stream.line_buffering,
    )
