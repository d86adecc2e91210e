"""What is wrong with a command line, in words a person can act on rather than in those of `argparse`."""

from argparse import Action, ArgumentError, ArgumentTypeError
from collections.abc import Iterable

from stackpick_tui.records.nearest import nearest, quoted


def unknown_command(word: str, commands: Iterable[str]) -> str:
    """Say that there is no such command, and which one may be meant."""
    return f"there is no command {quoted(word)}{_meant(word, commands)}"


def left_over(word: str, options: Iterable[str]) -> str:
    """Say that a word cannot be used, and which option may be meant."""
    if word.startswith("-"):
        return f"there is no option {quoted(word)} here{_meant(word, options)}"
    return f"{quoted(word)} is one word too many"


def missing(required: Iterable[Action]) -> str:
    """Say what is required but missing."""
    names = [each.option_strings[-1] if each.option_strings else str(each.metavar) for each in required]
    return f"{' and '.join(names)} {'is' if len(names) == 1 else 'are'} missing"


def misused(error: ArgumentError, flags: Iterable[Action]) -> str:
    """Say what is wrong with the argument that an error of `argparse` names.

    It is one of three things: its type refused the word, a flag was given a value, an option was given none.
    """
    name = (error.argument_name or "").rpartition("/")[2]
    if isinstance(error.__context__, ArgumentTypeError):
        return f"{name}: {error.__context__}"
    if any(name in flag.option_strings for flag in flags):
        return f"{name} takes no value"
    return f"{name} needs a value after it"


def _meant(word: str, choices: Iterable[str]) -> str:
    near = nearest(word, choices)
    return f', did you mean "{near}"?' if near else ""
