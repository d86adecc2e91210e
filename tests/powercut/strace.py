"""What strace printed, as calls: made with ``-f -xx -o`` and a ``-s`` that cuts nothing off."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Argument = bytes | str
"""A string that was passed, decoded, or anything else as strace printed it."""


class Unreadable(Exception):
    """A line that is not as strace prints it with these options."""


@dataclass(frozen=True, slots=True)
class Call:
    """A system call that has returned."""

    name: str
    """Its name."""
    arguments: tuple[Argument, ...]
    """What it was given."""
    result: int
    """What it returned; below 0: it failed, and changed nothing."""


def calls(lines: Iterable[str]) -> Iterator[Call]:
    """Yield the calls of a trace in the order in which they returned.

    A call another thread's line interrupts is printed in two halves, which are put together again.
    """
    halves: dict[str, str] = {}
    for line in lines:
        process, text = line.strip().split(maxsplit=1)
        if text.startswith(("+++", "---")):
            continue
        if text.endswith(_UNFINISHED):
            halves[process] = text.removesuffix(_UNFINISHED).rstrip()
            continue
        if resumed := _RESUMED.match(text):
            text = halves.pop(process) + text[resumed.end() :]
        if (call := _call(text)) is not None:
            yield call


_UNFINISHED = "<unfinished ...>"
_RESUMED = re.compile(r"<\.\.\. \w+ resumed>")
_CALL = re.compile(r"(\w+)\((.*)\) += (-?\d+|0x[0-9a-f]+|\?)(?: .*)?")


def _call(text: str) -> Call | None:
    found = _CALL.fullmatch(text)
    if found is None:
        raise Unreadable(text[:200])
    name, arguments, result = found.groups()
    # it never returned: the process ended
    return None if result == "?" else Call(name, tuple(_arguments(arguments)), int(result, 0))


_ARGUMENT = re.compile(
    r"""
    "(?P<string>(?:\\x[0-9a-f]{2})*)"(?P<cut>\.\.\.)?   # with -xx every byte is written so
    | (?P<other>(?:[^,"\[{]|\[[^\]]*\]|\{[^}]*\})+)
    """,
    re.VERBOSE,
)
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


def _arguments(text: str) -> Iterator[Argument]:
    position = 0
    while position < len(text):
        found = _ARGUMENT.match(text, position)
        if found is None or found["cut"]:
            raise Unreadable(text[position : position + 200])
        yield found["other"] if found["string"] is None else _decoded(found["string"])
        position = found.end()
        if text[position : position + 2] == ", ":
            position += 2
        elif position < len(text):
            raise Unreadable(text[position : position + 200])


def buffer(argument: Argument) -> bytes:
    """Return the bytes of an argument: a string, or all those of a vector as ``writev`` is given one."""
    if isinstance(argument, bytes):
        return argument
    return b"".join(_decoded(string) for string in _STRING.findall(argument))


def _decoded(string: str) -> bytes:
    return bytes.fromhex(string.replace("\\x", ""))
