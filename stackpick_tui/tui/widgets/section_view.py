"""A section of the explanation: each kind of block is drawn in one way, whatever the section."""

from itertools import zip_longest

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from stackpick_tui.advice.comparison import Comparison, Figure
from stackpick_tui.advice.constraints import Pull
from stackpick_tui.advice.in_use import Tally
from stackpick_tui.advice.outline import (
    Applications,
    Block,
    Command,
    Heading,
    Item,
    Paragraph,
    Reference,
    Section,
    Term,
    Tone,
    are_apart,
)
from stackpick_tui.advice.rule import Framework
from stackpick_tui.tui.styles import FRAMEWORK, HEADING, MUTED, STRONG, WARNING

BAR = 40
"""The longest bar, in cells; a longer one would say no more."""


class SectionView(Widget):
    """Draws a section; it is as high as its lines."""

    section: reactive[Section] = reactive(lambda: Section(1, "", "", ()), layout=True)
    """The section to draw."""

    def __init__(self, section: Section) -> None:
        """Draw a section."""
        super().__init__(id=f"section-{section.number}")
        self.set_reactive(SectionView.section, section)

    @property
    def number(self) -> int:
        """The section's number."""
        return self.section.number

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's hook
        """Count the lines at a width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Draw the title and the blocks."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        if width <= 0:
            return []
        name = f"{self.section.number} {self.section.title}"
        title = Content.assemble((name, HEADING), " ", ("─" * max(width - len(name) - 1, 0), MUTED))
        lines = [title.truncate(width), Content("")]
        for block, following in zip_longest(self.section.blocks, self.section.blocks[1:]):
            lines += _draw(block, width)
            if following is None or are_apart(block, following):
                lines.append(Content(""))
        return lines


def _draw(block: Block, width: int) -> list[Content]:
    match block:
        case Heading(text):
            return Content.styled(text, HEADING).wrap(width)
        case Paragraph(text, citations, tone, lead):
            return Content.assemble(
                (lead, _TONES[tone]),
                (text, "" if lead else _TONES[tone]),
                _marks(citations),
            ).wrap(width)
        case Item(text, citations, "", _):
            return _hanging(Content("- "), _cited(text, citations), width)
        case Item(text, citations, lead, pull):
            name = Content.styled(lead, STRONG)
            if pull:
                name = Content.assemble(name, "  ", (f"-> {pull.value}", _PULLS.get(pull, MUTED)))
            return [*name.wrap(width), *_hanging(Content("  "), _cited(text, citations), width)]
        case Term(label, text, citations):
            return _hanging(Content.styled(label, STRONG), _cited(text, citations), width, _LABEL)
        case Comparison(heading, figures, better):
            return [
                Content.styled(heading, STRONG),
                *(_bar(figure, better, width) for figure in figures),
            ]
        case Applications(features, tally, most, is_here):
            return [_applications(features, tally, most, width, is_here=is_here)]
        case Command(text):
            return [line.pad_left(2) for line in Content(text).wrap(max(width - 2, 1))]
        case Reference(number, title, where):
            entry = Content.assemble(title, ". ", (where, MUTED))
            return _hanging(Content(f"{number:2} "), entry, width)


def _bar(figure: Figure, better: str, width: int) -> Content:
    label = f"  {figure.framework.value:6}  {figure.text:>7}  "
    cells = max(min(BAR, width - len(label) - len(" smaller")), 1)
    # what is more than nothing has at least half a cell
    halves = max(round(figure.share * cells * 2), 1) if figure.share else 0
    bar = "━" * (halves // 2) + "╸" * (halves % 2)
    return Content.assemble(
        (label, STRONG if figure.is_better else ""),
        (bar, FRAMEWORK[figure.framework]),
        (f"{' ' if bar else ''}{better}" if figure.is_better else "", STRONG),
    )


def _applications(features: int, tally: Tally, most: int, width: int, *, is_here: bool) -> Content:
    style = STRONG if is_here else ""
    label, figures = f"{'>' if is_here else ' '} {features}  ", f"  {tally.flask:2} : {tally.django:2}"
    cells = max(min(width - len(label) - len(figures), most), 1)
    bars = Content.assemble(
        *(
            (
                "━" * max(round(tally.of(framework) * cells / most), tally.of(framework) > 0),
                FRAMEWORK[framework],
            )
            for framework in Framework
        )
    )
    return Content.assemble((label, style), bars, " " * (cells - bars.cell_length), (figures, style))


def _cited(text: str, citations: tuple[int, ...]) -> Content:
    return Content(text) + _marks(citations)


def _marks(citations: tuple[int, ...]) -> Content:
    return Content.styled(f" [{', '.join(map(str, citations))}]" if citations else "", MUTED)


def _hanging(lead: Content, text: Content, width: int, column: int = 0) -> list[Content]:
    """Wrap text with a hanging indent.

    Args:
        lead: A bullet or a word in front of the text.
        text: The text to wrap.
        width: The whole width in cells.
        column: Where the text begins, unless the lead is longer.
    """
    column = max(column, lead.cell_length)
    if column > width // 2:
        return (lead + " " + text).wrap(width)
    first, *others = text.wrap(width - column)
    return [
        lead.pad_right(column - lead.cell_length) + first,
        *(line.pad_left(column) for line in others),
    ]


_LABEL = len("Django ships  ")
_TONES = {Tone.PLAIN: "", Tone.STRONG: STRONG, Tone.WARNING: WARNING, Tone.ASIDE: MUTED}
_PULLS = {
    Pull.FLASK: FRAMEWORK[Framework.FLASK],
    Pull.FLASK_MILDLY: FRAMEWORK[Framework.FLASK],
    Pull.DJANGO: FRAMEWORK[Framework.DJANGO],
    Pull.DJANGO_MILDLY: FRAMEWORK[Framework.DJANGO],
}
