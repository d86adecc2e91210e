"""A part of the explanation: paragraphs that know how to hang, indent and name their sources."""

from collections.abc import Iterable
from typing import ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from stackpick_tui.advice.explanation import Explanation, Statement, explain
from stackpick_tui.advice.rule import Framework
from stackpick_tui.tui.looks import FRAMEWORK, HEADING, MUTED


class Section(Widget):
    """One section of the explanation; a subclass writes its lines for a width."""

    short_title: ClassVar[str]
    """The section's name in the list of sections."""

    explanation: reactive[Explanation] = reactive(lambda: explain(()), layout=True)
    """What there is to say."""

    def __init__(self, number: int, explanation: Explanation) -> None:
        """Draw a section.

        Args:
            number: Its place on the screen, and the key that leads to it.
            explanation: What there is to say.
        """
        super().__init__(id=f"section-{number}")
        self.number = number
        self.set_reactive(Section.explanation, explanation)

    @property
    def title(self) -> str:
        """The section's name."""
        raise NotImplementedError

    def lines(self, width: int) -> Iterable[Content]:
        """Write the section for a width in cells, already wrapped."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's hook
        """Count the lines there will be."""
        return len(self._page(width))

    def render(self) -> Content:
        """Draw title and lines."""
        return Content("\n").join(self._page(self.size.width))

    def _page(self, width: int) -> list[Content]:
        if width <= 0:
            return []
        rule = "─" * max(width - len(self.title) - 3, 0)
        title = Content.assemble((f"{self.number} {self.title}", HEADING), " ", (rule, MUTED))
        return [title.truncate(width), Content(""), *self.lines(width), Content("")]

    def framework(self, framework: Framework) -> Content:
        """Name a framework in its colour."""
        return Content.styled(framework.value, FRAMEWORK[framework])

    def said(self, statement: Statement) -> Content:
        """Write a statement with the numbers of its sources."""
        sources = self.explanation.sources
        numbers = ", ".join(str(sources.index(source) + 1) for source in statement.sources)
        return Content.assemble(statement.text, " ", (f"[{numbers}]", MUTED))

    def hanging(self, lead: str | Content, text: str | Content, width: int, column: int = 0) -> list[Content]:
        """Wrap text behind a lead, further lines under where the text begins.

        Args:
            lead: What stands in front, a bullet or a word.
            text: The text to wrap.
            width: The whole width in cells.
            column: Where the text begins; right behind the lead when left out or too near.
        """
        lead = Content(lead) if isinstance(lead, str) else lead
        column = max(column, lead.cell_length)
        if column > width // 2:
            return (lead + " " + text).wrap(width)
        first, *others = (Content(text) if isinstance(text, str) else text).wrap(width - column)
        return [
            lead.pad_right(column - lead.cell_length) + first,
            *(line.pad_left(column) for line in others),
        ]
