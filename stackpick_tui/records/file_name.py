"""The name of a record's file, as MADR has it: the next number of the folder, then the title."""

import re
from collections.abc import Iterable

from stackpick_tui.advice.features import in_order
from stackpick_tui.sessions.graphemes import count, truncate
from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.text import JOINERS, words_of

LONGEST = 60
"""The most code points before the suffix, each of four bytes at most."""
_NUMBERED = re.compile(r"(\d{4})-(?!\d\d-\d\d(?!\d)).*\.md", re.ASCII | re.IGNORECASE | re.DOTALL)
"""A numbered record; what begins with a date is none."""


def file_name(session: Session, others: Iterable[str]) -> str:
    """Return the name to suggest for the file of a session's record.

    It is safe on every system: a number, letters with their marks, digits and dashes.

    Args:
        session: The session.
        others: The names of what is in the same folder; the number is the one after the highest there.
    """
    taken = [int(found[1]) for each in others if (found := _NUMBERED.fullmatch(each))]
    return f"{_shortened('-'.join([f'{max(taken, default=0) + 1:04}', *_words(session)]))}.md"


def _words(session: Session) -> list[str]:
    """Return the words of the name, or else of what was chosen and ticked: the day would soon be wrong."""
    if words := words_of(session.name.casefold()):
        return words
    return words_of(
        " ".join([session.choice, *(feature.id for feature in in_order(session.features))]).casefold()
    )


def _shortened(name: str) -> str:
    """Cut a name between two characters, so that every file system has room for its bytes."""
    while len(name) > LONGEST:
        name = truncate(name, count(name) - 1)
    return name.rstrip(f"-{JOINERS}")
