"""The sections of the explanation in one row, with the one in sight marked."""

from dataclasses import dataclass
from itertools import pairwise

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from stackpick_tui.tui.styles import HEADING, MUTED


class SectionBar(Widget):
    """Lists sections by number and name; where the names do not fit, only the one in sight has its name."""

    here: reactive[int] = reactive(1)
    """The number of the section in sight."""

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
        """Fit the names into the row."""
        entries = [f"{number} {name}" for number, name in enumerate(self._names, 1)]
        if sum(len(entry) + 2 for entry in entries) > self.size.width:
            entries = [
                entry if number == self.here else str(number) for number, entry in enumerate(entries, 1)
            ]
        line, self._starts = Content(""), [0]
        for number, entry in enumerate(entries, 1):
            is_here = number == self.here
            line += Content.styled(f"[{entry}]", HEADING) if is_here else Content.styled(f" {entry} ", MUTED)
            self._starts.append(line.cell_length)
        return line

    def on_click(self, event: events.Click) -> None:
        """Lead to the section that was clicked."""
        for number, (start, end) in enumerate(pairwise(self._starts), 1):
            if start <= event.x < end:
                self.post_message(self.Chosen(number))
