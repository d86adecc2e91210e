"""What a word of the command line is taken for: text, the path of a file, a directory."""

import os
from argparse import ArgumentTypeError
from collections.abc import Callable, Sequence

from stackpick_tui.cli.exits import UsageError


def as_text(word: str) -> str:
    """Take a word as text; one with bytes that are no letters here would lose them where it is kept."""
    try:
        word.encode()
    except UnicodeEncodeError as error:
        from sys import getfilesystemencoding

        shown = os.fsencode(word).decode("ascii", "backslashreplace")
        raise ArgumentTypeError(f'"{shown}" is not text in {getfilesystemencoding().upper()}') from error
    return word


def one_of(argument: str, choices: Sequence[str], spelled: Callable[[str], str]) -> Callable[[str], str]:
    """Return what takes a word as one of a few.

    Args:
        argument: What a refusal names.
        choices: The words there are.
        spelled: What makes any spelling theirs, such as small letters.
    """

    def choose(word: str) -> str:
        choice = spelled(as_text(word))
        if choice not in choices:
            from stackpick_tui.records.nearest import quoted

            raise UsageError(f"{argument} cannot be {quoted(word)}, only one of {', '.join(choices)}")
        return choice

    return choose


def as_path(word: str) -> str:
    """Take a word as the path of a file, which may be any bytes."""
    return word


def as_directory(word: str) -> str:
    """Take a word as a directory, a relative one from where one stands; what none can be stays as it is."""
    if not word or word.startswith("~"):  # a shell does not replace the one in --data-dir=~/sessions
        return word
    from pathlib import Path

    try:
        return str(Path.cwd() / word)
    except FileNotFoundError:  # where one stood is gone
        return word
