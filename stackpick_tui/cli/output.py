"""What commands print: data on standard output, narration on standard error."""

import os
import sys
from typing import Any


def say(text: str) -> None:
    """Narrate on standard error."""
    print(f"stackpick-tui: {text}", file=sys.stderr)


def write_text(text: str) -> None:
    """Write plain text: as it is to a file or a pipe, with its labels set off on a terminal."""
    if not sys.stdout.isatty() or "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb":
        sys.stdout.write(text)
        return
    from rich.console import Console
    from rich.text import Text

    laid_out = Text(text)
    laid_out.highlight_regex(r"(?m)^[A-Z][A-Za-z ]*:(?= )", "bold")
    laid_out.highlight_regex(r"(?m)^.+(?=\n[-=]{3,}$)", "bold")
    laid_out.highlight_regex(r"\bDjango\b", "green")
    laid_out.highlight_regex(r"\bFlask\b(?!-)", "yellow")
    Console(highlight=False, soft_wrap=True).print(laid_out, end="")


def write_json(value: dict[str, Any]) -> None:
    """Write an object as JSON."""
    from stackpick_tui.records.json import json_text

    sys.stdout.write(json_text(value))


def width() -> int:
    """Return the columns text is wrapped at: those of the terminal, 80 elsewhere."""
    from shutil import get_terminal_size

    return max(min(get_terminal_size().columns, 100), 40) if sys.stdout.isatty() else 80
