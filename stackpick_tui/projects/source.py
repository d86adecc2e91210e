"""Reads files inside a project's folder, and none outside it."""

import os
import posixpath
from pathlib import Path

from stackpick_tui.projects.limits import Deadline, Limits
from stackpick_tui.projects.notes import Notes
from stackpick_tui.projects.reading import Unreadable, read, text_of


class Source:
    """Reads files by their paths in the project; what cannot be read is noted and skipped."""

    def __init__(self, directory: Path, limits: Limits, deadline: Deadline, notes: Notes) -> None:
        self.directory = directory
        self.notes = notes
        self._limits = limits
        self._deadline = deadline

    def data(self, file: str) -> bytes | None:
        """Return a file's content; None if it cannot be read."""
        self._deadline.check()
        try:
            return read(self.directory / file, self._limits.file_bytes)
        except Unreadable as error:
            self.notes.add(file, str(error))
            return None

    def text(self, file: str) -> str | None:
        """Return a file's text; None if it cannot be read."""
        data = self.data(file)
        try:
            return None if data is None else text_of(data)
        except Unreadable as error:
            self.notes.add(file, str(error))
            return None

    def inside(self, file: str, other: str) -> str | None:
        """Return the path of a file that another one names; None if it is outside the project."""
        path = posixpath.normpath(posixpath.join(posixpath.dirname(file), other.replace("\\", "/")))
        root = os.path.realpath(self.directory)
        expected = os.path.join(root, *path.split("/"))  # noqa: PTH118 - compared as text
        if path.startswith(("../", "/")) or "\0" in path or os.path.realpath(expected) != expected:
            self.notes.add(file, f"includes {other}, which is not in the project; not read")
            return None
        return path
