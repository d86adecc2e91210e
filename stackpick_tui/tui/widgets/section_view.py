"""A section of the explanation, drawn line by line, whose points fold and unfold."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive, reactive, var
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual
from textual.widget import Widget

from stackpick_tui.advice.blocks import are_apart
from stackpick_tui.advice.outline import Section
from stackpick_tui.tui.folding import Folding
from stackpick_tui.tui.styles import HEADING, MUTED
from stackpick_tui.tui.widgets.drawing import Draw, Drawing, Place, frame


class SectionView(Widget):
    """Draws a section; it is as high as its lines.

    Each block is drawn once for a width and kept: unfolding a point draws only its block again. Only lines in
    sight are rendered.
    """

    auto_links = Reactive(False)
    """Without links there is nothing to draw anew as the mouse moves."""
    section: reactive[Section] = reactive(lambda: Section(1, "", "", ()), layout=True, init=False)
    """The section to draw."""
    cursor: var[str] = var("", init=False)
    """The point that Enter would unfold, if it is in this section."""

    @dataclass
    class Clicked(Message):
        """A point was clicked."""

        point: str
        """The point."""

    def __init__(self, section: Section, folding: Folding) -> None:
        """Draw a section, folded as the folding says."""
        super().__init__(id=f"section-{section.number}")
        self._folding = folding
        self._drawn: dict[int, Drawing] = {}
        self._whole: Drawing | None = None
        self._width = 0
        self.set_reactive(SectionView.section, section)

    @property
    def number(self) -> int:
        """The section's number."""
        return self.section.number

    @property
    def places(self) -> list[Place]:
        """Where the points of the section are, as it was laid out last."""
        return self._drawing(self._width).places

    def watch_section(self) -> None:
        """Forget what was drawn of the section before."""
        self.forget()

    def watch_cursor(self, before: str, now: str) -> None:
        """Draw the lines anew that the cursor left and entered."""
        regions = [
            Region(0, place.y, self.size.width, place.height)
            for place in self.places
            if place.point in {before, now}
        ]
        if regions:
            self.refresh(*regions)

    def forget(self) -> None:
        """Draw every block anew."""
        self._drawn.clear()
        self._whole = None
        self.refresh(layout=True)

    def redraw(self, point: str) -> None:
        """Draw a point anew that was folded or unfolded, and its block with it."""
        self._drawn.pop(int(point.split("/")[1]), None)
        self._whole = None
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's hook
        """Count the lines at a width."""
        return len(self._drawing(width).lines)

    def render_line(self, y: int) -> Strip:
        """Render a line."""
        drawing, width = self._drawing(self.size.width), self.size.width
        if not 0 <= y < len(drawing.lines):
            return Strip.blank(width, self.rich_style)
        line = drawing.lines[y]
        if at := next((each for each in drawing.places if each.point == self.cursor and each.y == y), None):
            line = line.stylize("reverse", at.x, at.x + 1)
        if self.text_selection and (span := self.text_selection.get_span(y)):
            start, end = span
            style = Style.from_styles(self.screen.get_component_styles("screen--selection"))
            line = line.stylize(style, start, len(line) if end == -1 else end)
        strips = Visual.to_strips(self, line, width, 1, self.visual_style, apply_selection=False)
        return strips[0].apply_offsets(0, y) if strips else Strip.blank(width, self.rich_style)

    def get_selection(self, selection: Selection) -> tuple[str, str]:
        """Return the text that was selected with the mouse, and what comes after it."""
        return selection.extract("\n".join(line.plain for line in self._drawing(self.size.width).lines)), "\n"

    def _drawing(self, width: int) -> Drawing:
        if width != self._width:
            self._drawn.clear()
            self._whole, self._width = None, width
        if self._whole is None:
            self._whole = self._draw(width)
        return self._whole

    def _draw(self, width: int) -> Drawing:
        if width <= 0:
            return Drawing([], [])
        name, room = f"{self.section.number} {self.section.title}", frame(width)
        rule = Content.assemble((name, HEADING), " ", ("─" * max(room - len(name) - 1, 0), MUTED))
        whole = Drawing([rule.truncate(room), Content("")], [])
        draw = Draw(width, self._folding.is_open)
        blocks = self.section.blocks
        for index, block in enumerate(blocks):
            if index not in self._drawn:
                self._drawn[index] = draw.block(block, room, f"{self.section.name}/{index}")
            whole.add(self._drawn[index])
            if index + 1 == len(blocks) or are_apart(block, blocks[index + 1]):
                whole.lines.append(Content(""))
        return whole

    def on_click(self, event: events.Click) -> None:
        """Tell which point was clicked."""
        for place in self.places:
            if event.y in range(place.y, place.y + place.height) and event.x in range(
                place.x, place.x + place.width
            ):
                self.post_message(self.Clicked(place.point))
