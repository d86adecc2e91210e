"""Draw emoji of several code points as their first one, for terminals that misjudge their width."""

import re
import unicodedata

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from stackpick_tui.sessions.graphemes import graphemes

_JOINED = re.compile("[\ufe0f\u200d\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_LETTERS = {0x1F1E6 + index: chr(ord("A") + index) for index in range(26)}


class PlainEmoji(LineFilter):
    """Draws a family as its first member and a flag as its letters, in as many cells as before."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's
        """Replace emoji in a line without changing its width."""
        return [
            Segment(_plain(text), style, control) if _JOINED.search(text) else Segment(text, style, control)
            for text, style, control in segments
        ]


def _plain(text: str) -> str:
    plain = "".join(map(_first, graphemes(text)))
    # a joiner that joins nothing is left alone
    return plain if cell_len(plain) == cell_len(text) else text


def _first(character: str) -> str:
    flag = character.translate(_LETTERS)
    if flag.isascii():
        return flag
    if not _JOINED.search(character) or not (
        unicodedata.category(character[0]) == "So" or "\ufe0f" in character
    ):
        return character
    return character[0] + " " * (cell_len(character) - cell_len(character[0]))
