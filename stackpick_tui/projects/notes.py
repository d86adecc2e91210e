"""What could not be read and why, gathered so that a broken project does not flood the terminal."""

from collections import Counter

EACH = 5
"""The most files named for one reason; the rest are only counted."""


class Notes:
    """Notes on what was skipped, grouped by reason."""

    def __init__(self) -> None:
        self._count = Counter[str]()
        self._lines: list[str] = []

    def add(self, file: str, reason: str) -> None:
        """Note that a file or folder was skipped.

        Args:
            file: Which one, relative to the project.
            reason: Why, worded to follow its name.
        """
        self._count[reason] += 1
        if self._count[reason] <= EACH:
            self._lines.append(f"{file}: {reason}")

    def say(self, sentence: str) -> None:
        """Note something about the scan as a whole, once."""
        if sentence not in self._lines:
            self._lines.append(sentence)

    @property
    def lines(self) -> tuple[str, ...]:
        """Every note, and a line for each reason with more files than are named."""
        more = [f"{count - EACH} more: {reason}" for reason, count in self._count.items() if count > EACH]
        return (*self._lines, *more)
