"""Drawing without a single colour code, for people who set NO_COLOR."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter


class NoColor(LineFilter):
    """Takes the colours out of what is drawn; bold, underlined and reversed stay.

    Textual's own filter asks the terminal for its default colours instead, which are codes too.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's hook
        """Return the segments of a line without their colours."""
        return [
            Segment(text, style.without_color if style else style, control)
            for text, style, control in segments
        ]
