"""Plain text laid out on a terminal: labels and headings set off, long lines continued beneath their text."""

import os
import re
from collections.abc import Iterator
from itertools import pairwise
from shutil import get_terminal_size

from rich.console import Console
from rich.text import Text

_HEAD = re.compile(
    r"[A-Z][A-Za-z ]*: +(?=\S)"  # a label
    r"|[0-9a-f]{8}  [-0-9]+ [:0-9]+  (?:Flask|Django) +"  # a session of the list
    r"| +"  # what goes on under a label
)
_VERDICT = re.compile(r"(?:Verdict|Decision): +(Flask|Django)\b|[0-9a-f]{8}  .{16}  (Flask|Django)\b")
_UNDERLINE = re.compile(r"[-=]{3,}")
_NARROW = 12
"""With fewer columns left beneath a head, lines continue at the margin."""
_STYLES = {"Flask": "bold yellow", "Django": "bold green"}


def print_laid_out(text: str) -> None:
    """Print on the terminal that standard output is; without colours where it has none or wants none."""
    is_plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    # Rich takes any number in COLUMNS and LINES for a size, even none at all.
    columns, lines = get_terminal_size()
    console = Console(
        color_system=None if is_plain else "auto",
        width=max(columns, _NARROW),
        height=lines,
        highlight=False,
        soft_wrap=True,
    )
    for line in _laid_out(text, console):
        console.print(line)


def _laid_out(text: str, console: Console) -> Iterator[Text]:
    for line, below in pairwise([*text.splitlines(), ""]):
        head = _HEAD.match(line)
        indent = head.end() if head else 0
        styled = Text(line)
        if _UNDERLINE.fullmatch(below):
            styled.stylize("bold")
        elif head and line[0].isupper():
            styled.stylize("bold", 0, indent)
        if found := _VERDICT.match(line):
            styled.stylize(_STYLES[found[found.lastindex or 0]], *found.span(found.lastindex or 0))
        if console.width - indent < _NARROW:
            indent = 0
        first, *others = styled[indent:].wrap(console, console.width - indent) or [Text()]
        yield _trimmed(styled[:indent] + first)
        for other in others:
            yield _trimmed(Text(" " * indent) + other)


def _trimmed(line: Text) -> Text:
    line.rstrip()
    return line
