"""Fields to type into: Textual's, without a frame of their own and without a blinking cursor."""

from textual import events
from textual.binding import Binding
from textual.widgets import Input, TextArea

from stackpick_tui.sessions.text import pasted_line, pasted_text
from stackpick_tui.tui.keys import HERE


class Line(Input):
    """A line of text."""

    BINDINGS = [Binding("enter", "submit", "take it", show=False, group=HERE)]

    def __init__(
        self,
        value: str = "",
        *,
        hint: str = "",
        id: str | None = None,  # noqa: A002 - Textual's name for it
        limit: int = 0,
    ) -> None:
        """Offer a line to type into.

        Args:
            value: What stands there at first.
            hint: What is shown while nothing stands there.
            id: The widget's id in the style sheet.
            limit: The most characters taken; 0: any number.
        """
        super().__init__(
            value, placeholder=hint, id=id, max_length=limit, compact=True, select_on_focus=False
        )
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        # before Textual's own handler, which draws whatever it is given: an escape would reach the terminal
        event.text = pasted_line(event.text)


class Page(TextArea):
    """Text of several lines; Tab leaves it rather than being typed."""

    def __init__(self, text: str) -> None:
        """Offer a page to type into.

        Args:
            text: What stands there at first.
        """
        super().__init__(text, tab_behavior="focus", compact=True)
        self.cursor_blink = False
        self.move_cursor(self.document.end)

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = pasted_text(event.text)
