"""The sections of the explanation in one row, with the current one marked."""

from dataclasses import dataclass
from itertools import pairwise

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from stackpick_tui.tui.styles import HEADING, MUTED


class SectionBar(Widget):
    """Lists sections by number and name; if not all names fit, only the current section has one."""

    current: reactive[int] = reactive(1)
    """The number of the section that is being read."""

    @dataclass
    class Chosen(Message):
        """A section was clicked."""

        number: int
        """The section's number, from 1."""

    def __init__(self, names: tuple[str, ...]) -> None:
        """List sections by their names, in order."""
        super().__init__()
        self._names = names
        self._starts: list[int] = []

    def render(self) -> Content:
        """Draw the names, as far as they fit."""
        entries = [f"{number} {name}" for number, name in enumerate(self._names, 1)]
        room = self.size.width - sum(map(len, entries))
        gap = " " if room >= 2 * len(entries) else ""
        if room <= len(entries):
            gap = " "
            entries = [
                entry if number == self.current else str(number) for number, entry in enumerate(entries, 1)
            ]
        line, self._starts = Content(""), [0]
        for number, entry in enumerate(entries, 1):
            is_current = number == self.current
            text, style = (f"[{entry}]", HEADING) if is_current else (f" {entry}{gap}", MUTED)
            line += Content.styled(text, style)
            self._starts.append(line.cell_length)
        return line

    def on_click(self, event: events.Click) -> None:
        """Ask for the section that was clicked."""
        for number, (start, end) in enumerate(pairwise(self._starts), 1):
            if start <= event.x < end:
                self.post_message(self.Chosen(number))
