"""The row of keys at the bottom, which never hides help and quit."""

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from stackpick_tui.tui.keys import Entry, keys_of
from stackpick_tui.tui.styles import HEADING, MUTED

LAST = ("help", "quit")
"""The actions that always stand at the right end, however narrow it gets."""


class KeyBar(Widget):
    """Shows the screen's bindings, as many as fit, in their own order; help and quit keep their place.

    Textual's footer cuts what does not fit without a word; this one leaves out whole keys.
    """

    def __init__(self) -> None:
        """Draw an empty bar; the bindings arrive with the screen's first signal."""
        super().__init__()
        self._shown: list[Entry] = []

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, _: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """Fit the keys into the row, and remember which stands where for the mouse."""
        entries = [entry for group in keys_of(self.screen).values() for entry in group]
        last = [entry for action in LAST for entry in entries if entry.action == action]
        left = self.size.width + 1 - sum(self._text(entry).cell_length for entry in last)
        shown = []
        for entry in (entry for entry in entries if entry.is_shown and entry.action not in LAST):
            left -= self._text(entry).cell_length
            if left < 0:
                break
            shown.append(entry)
        self._shown = [*shown, *last]
        return Content("").join(self._text(entry) for entry in self._shown)

    def _text(self, entry: Entry) -> Content:
        return Content.assemble((f" {entry.keys[0]}", HEADING), (f" {entry.description} ", MUTED))

    def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        end = 0
        for entry in self._shown:
            end += self._text(entry).cell_length
            if event.x < end:
                entry.press()
                return
