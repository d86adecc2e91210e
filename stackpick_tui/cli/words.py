"""How a word of the command line is read: as text, a choice, the path of a file, a directory."""

import os
from argparse import ArgumentTypeError
from collections.abc import Callable, Sequence

from stackpick_tui.cli.exits import UsageError


def as_text(word: str) -> str:
    """Read a word as text; bytes that are not characters here would be lost when it is stored."""
    try:
        word.encode()
    except UnicodeEncodeError as error:
        from sys import getfilesystemencoding

        shown = os.fsencode(word).decode("ascii", "backslashreplace")
        raise ArgumentTypeError(f'"{shown}" is not text in {getfilesystemencoding().upper()}') from error
    return word


def one_of(argument: str, choices: Sequence[str], normalize: Callable[[str], str]) -> Callable[[str], str]:
    """Return a function that reads a word as one of a few choices, normalized; errors name the argument."""

    def choose(word: str) -> str:
        choice = normalize(as_text(word))
        if choice not in choices:
            from stackpick_tui.records.nearest import quoted

            raise UsageError(f"{argument} cannot be {quoted(word)}, only one of {', '.join(choices)}")
        return choice

    return choose


def cleaned(option: str, text: str, clean: Callable[[str], str]) -> str:
    """Clean the text of an option as it will be stored; refuse text that would have to be cut.

    Args:
        option: The option, which the refusal names.
        text: What it was given.
        clean: A function that cleans text, or raises `TooLong`.
    """
    from stackpick_tui.sessions.text import TooLong

    try:
        return clean(text)
    except TooLong as error:
        raise UsageError(f"{option}: {error}; shorten it") from error


def as_path(word: str) -> str:
    """Read a word as the path of a file, which may be any bytes."""
    return word


def as_directory(word: str) -> str:
    """Read a word as a directory, relative to the current one; leave what cannot be one as it is."""
    if not word or word.startswith("~"):  # a shell does not replace the one in --data-dir=~/sessions
        return word
    from pathlib import Path

    try:
        return str(Path.cwd() / word)
    except FileNotFoundError:  # the current one is gone
        return word
