"""What commands print: data on standard output, messages on standard error."""

import sys
from collections.abc import Iterable
from contextlib import suppress

from stackpick_tui.cli.exits import UsageError

# Importing `typing` takes a third of the time in which Python starts.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from stackpick_tui.records.lines import Line


def say(text: str) -> None:
    """Print a message on standard error, on one line whatever a path or a name contains."""
    tell(f"stackpick-tui: {text if text.isprintable() else _escaped(text)}")


def tell(text: str) -> None:
    """Print on standard error; if that takes nothing, only the exit code is left to tell."""
    with suppress(OSError):
        print(text, file=sys.stderr)


def _escaped(text: str) -> str:
    """Escape what must not reach a terminal as it is, but not the joiners and icons that names have."""
    from stackpick_tui.sessions.text import pasted_line

    return "".join(each if pasted_line(each) == each else ascii(each)[1:-1] for each in text)


def write_lines(lines: "Iterable[Line]", width: int | None = None) -> None:
    """Write lines: plain to a file or a pipe, styled on a terminal.

    They are wrapped at the width; without one only on a terminal, at its own.
    """
    if sys.stdout.isatty():
        from stackpick_tui.cli.layout import print_lines

        print_lines(lines, width)
    else:
        from stackpick_tui.records.lines import plain

        sys.stdout.write(plain(lines, width))


def write_json(value: "dict[str, object]") -> None:
    """Write an object as JSON."""
    from stackpick_tui.records.json import json_text

    sys.stdout.write(json_text(value))


def refuse_two_forms(arguments: "Namespace") -> None:
    """Refuse ``--json`` and ``--record`` together, and what belongs to ``--record`` without it."""
    if arguments.json and arguments.record:
        raise UsageError("--json and --record cannot be given together")
    if arguments.output is not None and not arguments.record:
        raise UsageError("-o belongs to --record, which it writes to a file")
    if arguments.force and arguments.output is None:
        raise UsageError("--force belongs to -o: it replaces the file named there")


def width() -> int:
    """Return the columns that prose is wrapped at: those of the terminal, but at most 100; 80 elsewhere."""
    from shutil import get_terminal_size

    return min(get_terminal_size().columns, 100) if sys.stdout.isatty() else 80
