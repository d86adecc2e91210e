"""What is wrong with a command line, in words a person can act on rather than in those of `argparse`."""

import re
from collections.abc import Iterable

from stackpick_tui.records.nearest import nearest, quoted

_CHOICE = re.compile(r"argument (\S+): invalid choice: (['\"])(.*)\2 \(choose from (.*)\)", re.DOTALL)
_UNKNOWN = re.compile(r"unrecognized arguments: (\S*).*", re.DOTALL)
_PLAIN = (
    (r"argument FEATURE: (.*)", r"\1"),
    (r"argument (?:\S+/)?(\S+): (\".*\" is not text in .*)", r"\1: \2"),
    (r"argument (?:\S+/)?(\S+): expected one argument", r"\1 needs a value after it"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\2 and \1 cannot be given together"),
    (r"argument (\S+): ignored explicit argument .*", r"\1 takes no value"),
    (r"the following arguments are required: (?:\S+/)?(.*)", r"\1 is missing"),
)


def reworded(message: str, commands: Iterable[str], options: Iterable[str]) -> str:
    """Say better what `argparse` says; what is not known here stays as it is.

    Args:
        message: What it says.
        commands: The commands there are.
        options: The options that may stand in this place.
    """
    if found := _CHOICE.fullmatch(message):
        what, _, word, choices = found.groups()
        if what == "COMMAND":
            return f"there is no command {quoted(word)}{_meant(word, commands)}"
        return f"{what} cannot be {quoted(word)}, only one of {choices.replace(chr(39), '')}"
    if found := _UNKNOWN.fullmatch(message):
        word = found[1]
        if word.startswith("-"):
            return f"there is no option {quoted(word)} here{_meant(word, options)}"
        return f"{quoted(word)} is one word too many"
    for pattern, words in _PLAIN:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return found.expand(words)
    return message


def _meant(word: str, choices: Iterable[str]) -> str:
    near = nearest(word, choices)
    return f', did you mean "{near}"?' if near else ""
