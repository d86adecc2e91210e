"""Commands of this program, written so that they can be typed as they are."""

import argparse
import shlex
import sys
from pathlib import Path

NAME = "stackpick-tui"
"""The command, as it is installed."""


def typed(*words: str, arguments: argparse.Namespace | None = None) -> str:
    """Write a command as it has to be typed on this machine.

    Args:
        words: A command and its arguments.
        arguments: The command line, if the command is to use the same data directory.
    """
    data_dir = arguments.data_dir if arguments else None
    option = ("--data-dir", data_dir) if data_dir else ()
    return " ".join([_program(), *map(shlex.quote, (*words, *option))])


def _program() -> str:
    """Return the program's name or, if the shell would not find it, the way it was started."""
    from shutil import which

    if which(NAME):
        return NAME
    started = sys.argv[0]
    if Path(started).stem == NAME:
        return shlex.quote(started)
    return f"{shlex.quote(sys.orig_argv[0])} -m stackpick_tui"
