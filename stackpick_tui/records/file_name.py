"""The name of a record's file, as MADR has it: the next number of the folder, then the title."""

import re
from pathlib import Path

from stackpick_tui.advice.features import in_order
from stackpick_tui.sessions.graphemes import count, truncate
from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.text import words_of

DECISIONS = Path("docs", "decisions")
"""Where MADR keeps the records of a project."""
LONGEST = 60
"""The most code points before the suffix, each of four bytes at most."""
_NUMBERED = re.compile(r"(\d{4})-(?!\d\d-\d\d(?!\d)).*\.md", re.ASCII | re.IGNORECASE | re.DOTALL)
"""A numbered record; what begins with a date is none."""


def suggested_file(session: Session, directory: Path) -> Path:
    """Return the path to suggest for a session's record, relative to the directory of its project.

    It is in the project's folder of decisions if there is one. Its parts are safe on every system: numbers,
    letters with their marks, and dashes.
    """
    folder = DECISIONS if _is_folder(directory / DECISIONS) else Path()
    name = f"{_next_number(directory / folder):04}-{'-'.join(_words(session))}"
    return folder / f"{_shortened(name)}.md"


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        # not allowed to look
        return False


def _next_number(folder: Path) -> int:
    """Return the number after the highest one; the first where the folder cannot be listed."""
    try:
        taken = [int(found[1]) for each in folder.iterdir() if (found := _NUMBERED.fullmatch(each.name))]
    except OSError:
        taken = []
    return max(taken, default=0) + 1


def _words(session: Session) -> list[str]:
    """Return the words of the name, or else of what was chosen and ticked: the day would soon be wrong."""
    if words := words_of(session.name.casefold()):
        return words
    chosen = session.decision.chosen if session.decision else session.verdict.value
    return words_of(" ".join([chosen, *(feature.id for feature in in_order(session.features))]).casefold())


def _shortened(name: str) -> str:
    """Cut a name between two characters, so that every file system has room for its bytes."""
    while len(name) > LONGEST:
        name = truncate(name, count(name) - 1)
    return name.rstrip("-")
