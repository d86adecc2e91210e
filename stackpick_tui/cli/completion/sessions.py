"""The sessions that a completion script offers, asked for at every press of the tab key."""

import argparse
import os
import shlex
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from stackpick_tui.cli.exits import DONE

_MOST = 1000
"""How many are offered, newest first: in a longer list nobody finds anything."""
_OPTION = "--data-dir"


def sessions(arguments: argparse.Namespace) -> int:
    """Print a line for each session: the id as `list` shows it, a tab, the title.

    The words of the arguments are what the hidden command was given: ``saved`` or ``trashed``, then the
    command line as it stands, in which the shell has replaced nothing yet. Whatever goes wrong, nothing is
    printed and nothing is done to the data: a message would end up in the middle of what is being typed.
    """
    with suppress(Exception):
        kind, *words = arguments.words
        lines = _lines(_directory(words), trashed=kind == "trashed")
        sys.stdout.write(lines)
    return DONE


def _lines(directory: Path, *, trashed: bool) -> str:
    from stackpick_tui.sessions.glance import newest
    from stackpick_tui.sessions.paths import database
    from stackpick_tui.sessions.text import clean_line

    found = newest(database(directory), _MOST, trashed=trashed)
    return "".join(f"{each.short_id}\t{clean_line(each.title)}\n" for each in found)


def _directory(words: Sequence[str]) -> Path:
    """Return the data directory that the command line will have."""
    from stackpick_tui.cli.words import as_directory
    from stackpick_tui.sessions.paths import data_directory

    named = _named(words)
    return data_directory(None if named is None else as_directory(named), os.environ)


def _named(words: Sequence[str]) -> str | None:
    """Return what ``--data-dir`` will be once the shell has taken quotes and replaced ``~`` and variables."""
    for index, word in enumerate(words[:-1]):
        option, is_given, value = word.partition("=")
        if option == _OPTION:
            typed = value if is_given else words[index + 1]
            plain = os.path.expanduser(os.path.expandvars(typed))  # noqa: PTH111 - may be no path
            return plain if Path(plain).is_dir() else "".join(shlex.split(plain))
    return None
