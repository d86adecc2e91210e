"""What a word of the command line is taken for: text, the path of a file, a directory."""

import os
from argparse import ArgumentTypeError


def as_text(word: str) -> str:
    """Take a word as text; one with bytes that are no letters here would lose them where it is kept."""
    try:
        word.encode()
    except UnicodeEncodeError as error:
        from sys import getfilesystemencoding

        shown = os.fsencode(word).decode("ascii", "backslashreplace")
        raise ArgumentTypeError(f'"{shown}" is not text in {getfilesystemencoding().upper()}') from error
    return word


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
