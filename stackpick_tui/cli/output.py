"""What commands print: data on standard output, narration on standard error."""

import sys


def say(text: str) -> None:
    """Narrate on standard error, on one line whatever stands in a path or a name."""
    print(f"stackpick-tui: {text if text.isprintable() else _escaped(text)}", file=sys.stderr)


def _escaped(text: str) -> str:
    """Write what must not reach a terminal as it is in code; joiners and icons, as names have them, may."""
    from stackpick_tui.sessions.text import pasted_line

    return "".join(each if pasted_line(each) == each else ascii(each)[1:-1] for each in text)


def write_text(text: str) -> None:
    """Write plain text: as it is to a file or a pipe, laid out on a terminal."""
    if sys.stdout.isatty():
        from stackpick_tui.cli.layout import print_laid_out

        print_laid_out(text)
    else:
        sys.stdout.write(text)


def write_json(value: "dict[str, object]") -> None:
    """Write an object as JSON."""
    from stackpick_tui.records.json import json_text

    sys.stdout.write(json_text(value))


def width() -> int:
    """Return the columns that text is wrapped at: those of the terminal, within reason; 80 elsewhere."""
    from shutil import get_terminal_size

    return max(min(get_terminal_size().columns, 100), 40) if sys.stdout.isatty() else 80
