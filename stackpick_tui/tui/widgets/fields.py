"""Fields to type into: Textual's, without a frame of their own and without a blinking cursor.

Of what is put in they take as much as their limit allows, and tell what they leave out.
"""

from collections.abc import Callable

from textual import events
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input, TextArea
from textual.widgets.text_area import Edit, EditResult, Location

from stackpick_tui.advice.numbers import counted
from stackpick_tui.sessions.graphemes import count, exceeds, truncate
from stackpick_tui.sessions.text import pasted_line, pasted_text
from stackpick_tui.tui.keys import HERE

ANY = 100_000
"""The most characters taken of what is not kept: longer than any path, and drawn at once at each key."""


class LineInput(Input):
    """A line of text."""

    BINDINGS = [Binding("enter", "submit", "take it", show=False, group=HERE)]

    def __init__(
        self,
        value: str = "",
        *,
        hint: str = "",
        id: str | None = None,  # noqa: A002 - Textual's name for it
        limit: int = ANY,
    ) -> None:
        """Offer a line to type into.

        Args:
            value: What stands there at first, its lines joined by spaces.
            hint: What is shown while nothing stands there.
            id: The widget's id in the style sheet.
            limit: The most characters taken, as a person counts them.
        """
        super().__init__(pasted_line(value), placeholder=hint, id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self._limit = limit

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text in place of what stands between two indices, as far as it fits."""
        start, end = sorted((start, end))
        fitting = _fitting(self, self.value[:start], pasted_line(text), self.value[end:], self._limit)
        super().replace(fitting, start, end)

    def _on_paste(self, event: events.Paste) -> None:
        # before Textual's own handler, which takes the first line alone
        event.text = pasted_line(event.text)

    async def _on_key(self, event: events.Key) -> None:
        if _is_passed_over(event):
            event.stop().prevent_default()
            self.replace(event.character or "", *self.selection)


class NoteArea(TextArea):
    """Text of several lines; Tab leaves it rather than being typed."""

    def __init__(self, text: str, *, limit: int, take: Callable[[str], None]) -> None:
        """Offer an area to type into.

        Args:
            text: What stands there at first.
            limit: The most characters taken, as a person counts them.
            take: Called with the whole text before a change of it is drawn, which a message is too late for.
        """
        super().__init__(text, tab_behavior="focus", compact=True)
        self.cursor_blink = False
        self._limit = limit
        self._take = take
        self.move_cursor(self.document.end)

    def edit(self, edit: Edit) -> EditResult:
        """Change the text."""
        result = super().edit(edit)
        self._take(self.text)
        return result

    def replace(
        self, insert: str, start: Location, end: Location, *, maintain_selection_offset: bool = True
    ) -> EditResult:
        """Put text in place of what stands between two locations, as far as it fits."""
        first, last = sorted((start, end))
        before, after = self.get_text_range((0, 0), first), self.get_text_range(last, self.document.end)
        fitting = _fitting(self, before, pasted_text(insert), after, self._limit)
        return super().replace(fitting, start, end, maintain_selection_offset=maintain_selection_offset)

    async def _on_key(self, event: events.Key) -> None:
        if _is_passed_over(event):
            event.stop().prevent_default()
            self.replace(event.character or "", *self.selection, maintain_selection_offset=False)


def _fitting(field: Widget, before: str, text: str, after: str, limit: int) -> str:
    """Return as much of a text as fits between what stands in a field, and tell what does not."""
    if not exceeds(before + text + after, limit):
        return text
    fitting = truncate(text, max(limit - count(before) - count(after), 0))
    left_out = counted(count(text) - count(fitting), "character")
    field.notify(f"Left out {left_out}: no more than {limit} fit here.")
    return fitting


def _is_passed_over(event: events.Key) -> bool:
    """Tell whether Textual would drop a key that is text: a wide space, a joiner, a newer emoji, an icon."""
    return event.character is not None and event.character >= "\u00a0" and not event.is_printable
