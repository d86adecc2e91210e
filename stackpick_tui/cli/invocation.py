"""Commands of this program, written so that whoever reads one can type it."""

import argparse
import shlex
import sys
from pathlib import Path

NAME = "stackpick-tui"
"""The command, where it is installed for everybody's shell to find."""


def typed(*words: str, arguments: argparse.Namespace | None = None) -> str:
    """Write a command as it has to be typed here.

    Args:
        words: What follows the program: a command and what it takes.
        arguments: The command line, where the command is for the same data directory.
    """
    data_dir = arguments.data_dir if arguments else None
    option = ("--data-dir", data_dir) if data_dir else ()
    return " ".join([_program(), *map(shlex.quote, (*words, *option))])


def _program() -> str:
    """Return the program's name, or the way it was started where the shell would not find it."""
    from shutil import which

    if which(NAME):
        return NAME
    started = sys.argv[0]
    if Path(started).stem == NAME:
        return shlex.quote(started)
    return f"{shlex.quote(sys.orig_argv[0])} -m stackpick_tui"
