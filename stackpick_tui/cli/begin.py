"""Prints the commands to begin, and nothing else, so that they can be pasted or piped."""

import argparse
import sys

from stackpick_tui.advice.beginning import beginning
from stackpick_tui.advice.rule import Framework, decide
from stackpick_tui.cli.exits import DONE
from stackpick_tui.cli.output import say, write_json


def begin(arguments: argparse.Namespace) -> int:
    """Print how to begin with some features, on the framework named or else the verdict's."""
    framework = Framework[arguments.on.upper()] if arguments.on else decide(arguments.features).framework
    start = beginning(framework, arguments.features)
    if arguments.json:
        from stackpick_tui.records.beginning_json import begin_json

        write_json(begin_json(start, arguments.features))
        return DONE
    commands = start.commands()
    sys.stdout.write(commands.text)
    if commands.first_user:
        say(f"'{commands.first_user}' creates the first user, once this is set up; it asks for a password")
    return DONE
