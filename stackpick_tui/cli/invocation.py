"""Commands of this program, written so that they can be typed as they are."""

import argparse
import re
import sys
from pathlib import Path

NAME = "stackpick-tui"
"""The command, as it is installed."""
_BACKSLASH = "\\"
_PLAIN_ON_WINDOWS = re.compile(r"[\w.:/\\~+-]+")


def typed(*words: str, arguments: argparse.Namespace | None = None) -> str:
    """Write a command as it has to be typed on this machine.

    Args:
        words: A command and its arguments.
        arguments: The command line, if the command is to use the same data directory.
    """
    data_dir = arguments.data_dir if arguments else None
    option = ("--data-dir", data_dir) if data_dir else ()
    return " ".join([_program(), *map(_quoted, (*words, *option))])


def _quoted(word: str) -> str:
    """Quote a word for this system's shells: both of Windows' know double quotes, and cmd no others."""
    if sys.platform != "win32":
        from shlex import quote

        return quote(word)
    if _PLAIN_ON_WINDOWS.fullmatch(word):
        return word
    # before a quote, a backslash stands for itself only when there are two
    return f'"{word}{word[len(word.rstrip(_BACKSLASH)) :]}"'


def _program() -> str:
    """Return the program's name or, if the shell would not find it, the way it was started."""
    from shutil import which

    if which(NAME):
        return NAME
    started = sys.argv[0]
    if Path(started).stem == NAME:
        return _quoted(started)
    return f"{_quoted(sys.orig_argv[0])} -m stackpick_tui"
