"""Prints lines on a terminal: styled, and wrapped with hanging indents."""

import os
from collections.abc import Iterable, Iterator
from shutil import get_terminal_size

from rich.console import Console
from rich.text import Text

from stackpick_tui.records.lines import Line, Role

_NARROW = 12
"""With fewer columns than this beside a label, lines continue at the margin."""
_STYLES = {
    Role.TEXT: "",
    Role.STRONG: "bold",
    Role.FLASK: "bold yellow",
    Role.DJANGO: "bold green",
    Role.WARNING: "bold magenta",
}


def print_lines(lines: Iterable[Line], width: int | None = None) -> None:
    """Print on the terminal, in colour if that is possible and wanted, at most ``width`` columns wide."""
    is_plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    # Rich believes any number in COLUMNS and LINES, even 0.
    columns, height = get_terminal_size()
    console = Console(
        color_system=None if is_plain else "auto",
        width=max(min(columns, width or columns), _NARROW),
        height=height,
        highlight=False,
        soft_wrap=True,
    )
    for line in lines:
        for each in _wrapped(line, console):
            each.plain = line.unglued(each.plain)
            each.rstrip()
            console.print(each)


def _wrapped(line: Line, console: Console) -> Iterator[Text]:
    styled = Text.assemble(*((span.text, _STYLES[span.role]) for span in line.spans))
    if line.is_fixed:
        yield styled
        return
    indent = line.indent if console.width - line.indent >= _NARROW else 0
    first, *others = styled[indent:].wrap(console, console.width - indent) or [Text()]
    yield styled[:indent] + first
    for other in others:
        yield Text(" " * indent) + other
