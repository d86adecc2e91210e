"""The completion scripts, which ``tests/cli/generating.py`` generates from the parser."""

import argparse
import sys
from importlib.resources import files

from stackpick_tui.cli.exits import DONE


def script(arguments: argparse.Namespace) -> int:
    """Print the completion script for a shell."""
    text = files(__name__).joinpath(f"stackpick-tui.{arguments.shell}").read_text(encoding="utf-8")
    sys.stdout.write(text)
    return DONE
