"""Textual's text fields with a limit, without a frame and a blinking cursor.

They insert as much as their limit allows, and say how much they leave out.
"""

from collections.abc import Callable

from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, TextArea
from textual.widgets.text_area import Edit, EditResult, Location

from stackpick_tui.advice.numbers import counted
from stackpick_tui.sessions.graphemes import count, exceeds, truncate
from stackpick_tui.sessions.text import pasted_line, pasted_text
from stackpick_tui.tui.keys import HERE

UNLIMITED = 100_000
"""The limit of a field whose text is not saved: longer than any path, short enough to redraw at each key."""


class LineInput(Input):
    """A line of text."""

    BINDINGS = [Binding("enter", "submit", "accept", show=False, group=HERE)]

    virtual_size = Reactive(Size(0, 0))
    """The text's size; Textual's own lays the screen out at each letter, though the field keeps its size."""

    def __init__(
        self,
        value: str = "",
        *,
        hint: str = "",
        id: str | None = None,  # noqa: A002 - Textual's name for it
        limit: int = UNLIMITED,
    ) -> None:
        """Show a line to type into.

        Args:
            value: The text at first; its lines are joined by spaces.
            hint: Shown while the line is empty.
            id: The widget's id.
            limit: The most characters, as a person counts them.
        """
        super().__init__(pasted_line(value), placeholder=hint, id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self._limit = limit

    def watch_virtual_size(self) -> None:
        """Scroll back where the text became shorter."""
        self.scroll_x = self.validate_scroll_x(self.scroll_x)

    def replace(self, text: str, start: int, end: int) -> None:
        """Replace the text between two indices, as far as the new one fits."""
        start, end = sorted((start, end))
        fitting = _fitting(self, self.value[:start], pasted_line(text), self.value[end:], self._limit)
        super().replace(fitting, start, end)

    def _on_paste(self, event: events.Paste) -> None:
        # before Textual's own handler, which takes only the first line
        event.text = pasted_line(event.text)

    def render_line(self, y: int) -> Strip:
        """Draw the whole row as a field, not only the text in it."""
        return super().render_line(y).extend_cell_length(self.size.width, self.rich_style)

    async def _on_key(self, event: events.Key) -> None:
        if _is_dropped(event):
            event.stop().prevent_default()
            self.replace(event.character or "", *self.selection)


class NoteArea(TextArea):
    """A text of several lines; Tab moves on instead of being typed."""

    def __init__(self, text: str, *, limit: int, on_change: Callable[[str], None]) -> None:
        """Show an area to type into.

        Args:
            text: The text at first.
            limit: The most characters, as a person counts them.
            on_change: Called with the whole text before a change is drawn; a message would come after that.
        """
        super().__init__(text, tab_behavior="focus", compact=True)
        self.cursor_blink = False
        self._limit = limit
        self._report_change = on_change
        self.move_cursor(self.document.end)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.call_after_refresh(self.scroll_cursor_visible)

    def edit(self, edit: Edit) -> EditResult:
        """Change the text and report it."""
        result = super().edit(edit)
        self._report_change(self.text)
        return result

    def replace(
        self, insert: str, start: Location, end: Location, *, maintain_selection_offset: bool = True
    ) -> EditResult:
        """Replace the text between two locations, as far as the new one fits."""
        first, last = sorted((start, end))
        before, after = self.get_text_range((0, 0), first), self.get_text_range(last, self.document.end)
        fitting = _fitting(self, before, pasted_text(insert), after, self._limit)
        return super().replace(fitting, start, end, maintain_selection_offset=maintain_selection_offset)

    async def _on_key(self, event: events.Key) -> None:
        if _is_dropped(event):
            event.stop().prevent_default()
            self.replace(event.character or "", *self.selection, maintain_selection_offset=False)


def _fitting(field: Widget, before: str, text: str, after: str, limit: int) -> str:
    """Return as much of a text as fits between two others in a field; say how much is left out."""
    if not exceeds(before + text + after, limit):
        return text
    fitting = truncate(text, max(limit - count(before) - count(after), 0))
    left_out = counted(count(text) - count(fitting), "character")
    field.notify(f"Left out {left_out}: no more than {limit} fit here.")
    return fitting


def _is_dropped(event: events.Key) -> bool:
    """Tell whether Textual would drop a key that is text, such as a wide space, a joiner or a newer emoji."""
    return event.character is not None and event.character >= "\u00a0" and not event.is_printable
