"""Draw without any colour codes, for people who set NO_COLOR."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter


class NoColor(LineFilter):
    """Removes the colours from what is drawn; bold, underline and reverse stay.

    Textual's own filter writes codes for the terminal's default colours instead.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's hook
        """Return the segments of a line without their colours."""
        return [
            Segment(text, style.without_color if style else style, control)
            for text, style, control in segments
        ]
