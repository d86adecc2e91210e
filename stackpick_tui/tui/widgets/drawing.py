"""How each kind of block of the explanation is drawn, and where in the drawing its points are."""

from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from textual.content import Content

from stackpick_tui.advice.blocks import (
    Applications,
    Block,
    Command,
    Heading,
    Item,
    Sides,
    Terms,
    Tone,
    are_apart,
)
from stackpick_tui.advice.comparison import Comparison, Figure
from stackpick_tui.advice.rule import Framework
from stackpick_tui.tui.styles import FRAMEWORK, HEADING, MUTED, STRONG, WARNING

PROSE = 75
"""The longest line of prose, in cells."""
GAP = 3
"""The cells between two columns."""
TWO_COLUMNS = 114
"""The fewest cells for both frameworks side by side: a terminal of 120 columns, less the margins."""


class Place(NamedTuple):
    """Where a point that unfolds is drawn."""

    point: str
    """The point."""
    x: int
    """Its first column."""
    y: int
    """Its first line."""
    width: int
    """Its columns."""
    height: int
    """Its lines."""

    def moved(self, x: int, y: int) -> "Place":
        """Return the place in a larger drawing that has it at these columns and lines."""
        return self._replace(x=self.x + x, y=self.y + y)


class Drawing(NamedTuple):
    """Lines, and the points in them."""

    lines: list[Content]
    """The lines from top to bottom."""
    places: list[Place]
    """The points that unfold, in reading order."""

    def add(self, other: "Drawing", x: int = 0) -> None:
        """Append a drawing below, indented."""
        self.places.extend(place.moved(x, len(self.lines)) for place in other.places)
        self.lines.extend(line.pad_left(x) for line in other.lines)


def frame(width: int) -> int:
    """Return how much of a width is drawn on: one column of prose, or two where there is room."""
    return min(width, 2 * PROSE + GAP if width >= TWO_COLUMNS else PROSE)


class Draw:
    """Draws blocks at a width."""

    def __init__(self, width: int, is_open: Callable[[str], bool]) -> None:
        """Draw at a width, with the points for which ``is_open`` is true unfolded."""
        self._is_wide = width >= TWO_COLUMNS
        self._is_open = is_open

    def blocks(self, blocks: Sequence[Block], width: int, path: str) -> Drawing:
        """Draw blocks one below the other; the path names the point they stand under."""
        drawn = Drawing([], [])
        for index, (block, following) in enumerate(zip_longest(blocks, blocks[1:])):
            drawn.add(self.block(block, width, f"{path}/{index}"))
            if following is not None and are_apart(block, following):
                drawn.lines.append(Content(""))
        return drawn

    def block(self, block: Block, width: int, path: str) -> Drawing:
        """Draw a block, which the path names."""
        match block:
            case Heading(text):
                return Drawing(Content.styled(text, HEADING).wrap(width), [])
            case Item():
                return self._item(block, width, path, 0)
            case Terms(items):
                drawn = Drawing([], [])
                for index, item in enumerate(items):
                    drawn.add(self._item(item, width, f"{path}/{index}", block.column))
                return drawn
            case Sides(flask, django):
                if self._is_wide:
                    return self._beside(flask, django, width, path)
                drawn = self.blocks(flask, width, f"{path}/Flask")
                if isinstance(django[0], Heading):
                    drawn.lines.append(Content(""))
                drawn.add(self.blocks(django, width, f"{path}/Django"))
                return drawn
            case Comparison():
                return Drawing(self._comparison(block, width), [])
            case Applications():
                return Drawing([_applications(block, width)], [])
            case Command(text):
                return Drawing([line.pad_left(2) for line in Content(text).wrap(max(width - 2, 1))], [])

    def _item(self, item: Item, width: int, path: str, column: int) -> Drawing:
        is_open = item.is_foldable and self._is_open(path)
        marker = ("- " if is_open else "+ ") if item.is_foldable else "  "
        prose = min(width, PROSE)
        tone = _TONES[item.tone]
        lead = Content.styled(item.lead, tone or STRONG)
        said = Content.styled(item.said(is_open=is_open), tone)
        text = cited(said, item.cited(is_open=is_open))
        if item.pull:
            style = FRAMEWORK[item.pull.toward] if item.pull.toward else MUTED
            text = Content.assemble((f"-> {item.pull.value}", style), "  " if text else "", text)
        lines = _hanging(Content.styled(marker, STRONG), lead, text, prose, column, tone or STRONG)
        places = [Place(path, 0, 0, prose, len(lines))] if item.is_foldable else []
        drawn = Drawing(lines, places)
        if is_open and item.below:
            drawn.add(self.blocks(item.below, width - 2, path), 2)
        return drawn

    def _beside(self, flask: Sequence[Block], django: Sequence[Block], width: int, path: str) -> Drawing:
        """Draw what is said of both in two columns, each pair of blocks on lines of its own."""
        column = (width - GAP) // 2
        drawn = Drawing([], [])
        pairs = list(zip_longest(flask, django))
        for index, (pair, following) in enumerate(zip_longest(pairs, pairs[1:])):
            left, right = (
                self.block(block, column, f"{path}/{framework.value}/{index}") if block else Drawing([], [])
                for framework, block in zip(Framework, pair, strict=True)
            )
            y = len(drawn.lines)
            drawn.places.extend(place.moved(0, y) for place in left.places)
            drawn.places.extend(place.moved(column + GAP, y) for place in right.places)
            for one, other in zip_longest(left.lines, right.lines, fillvalue=Content("")):
                drawn.lines.append(one.pad_right(column + GAP - one.cell_length) + other)
            if following and any(
                a is not None and b is not None and are_apart(a, b)
                for a, b in zip(pair, following, strict=True)
            ):
                drawn.lines.append(Content(""))
        return drawn

    def _comparison(self, block: Comparison, width: int) -> list[Content]:
        name = Content.styled(block.heading, STRONG)
        column = (width - GAP) // 2 if self._is_wide else width
        flask, django = (_bar(each, block.better, column) for each in block.figures)
        if self._is_wide:
            return [name, flask.pad_right(column + GAP - flask.cell_length) + django]
        return [name, flask, django]


def _bar(figure: Figure, better: str, width: int) -> Content:
    label = f"  {figure.framework.value:6}  {figure.text:>7}  "
    cells = max(width - len(label) - len(" smaller"), 1)
    # what is more than nothing has at least half a cell
    halves = max(round(figure.share * cells * 2), 1) if figure.share else 0
    bar = "━" * (halves // 2) + "╸" * (halves % 2)
    return Content.assemble(
        (label, STRONG if figure.is_better else ""),
        (bar, FRAMEWORK[figure.framework]),
        (f"{' ' if bar else ''}{better}" if figure.is_better else "", STRONG),
    )


def _applications(row: Applications, width: int) -> Content:
    style = STRONG if row.is_here else ""
    label = f"{'>' if row.is_here else ' '} {row.features}  "
    figures = f"  {row.tally.flask:2} : {row.tally.django:2}"
    cells = max(min(width - len(label) - len(figures), row.of), 1)
    bars = Content.assemble(
        *(
            ("━" * max(round(many * cells / row.of), many > 0), FRAMEWORK[framework])
            for framework in Framework
            for many in [row.tally.of(framework)]
        )
    )
    return Content.assemble((label, style), bars, " " * (cells - bars.cell_length), (figures, style))


_GLUE = "\ufdd0"
"""Stands for a space at which no line may end; a noncharacter, so no text has it."""


def cited(text: Content, citations: Iterable[int]) -> Content:
    """Put the numbers of the sources behind a text, on the same line as its last word."""
    marks = ",".join(map(str, citations))
    return text + Content.styled(f"{_GLUE if text else ''}[{marks}]", MUTED) if marks else text


def _unglued(line: Content) -> Content:
    at = line.plain.find(_GLUE)
    return line if at < 0 else line[:at] + " " + line[at + 1 :]


def _hanging(
    marker: Content, lead: Content, text: Content, width: int, column: int, lead_style: str
) -> list[Content]:
    """Wrap a lead and a text behind a marker, with the text in a column of its own if that is more than 0."""
    indent = marker.cell_length
    room = max(width - indent, 1)
    if column and room - column >= _NARROWEST:
        wrapped = (text or Content("")).wrap(room - column)
        first, *others = wrapped or [Content("")]
        lines = [
            lead.pad_right(column - lead.cell_length) + first,
            *(each.pad_left(column) for each in others),
        ]
    else:
        if lead and text:
            is_mark = lead.plain.endswith("]") or text.plain.startswith("->")
            lead = lead.append("  ") if is_mark else lead.append(Content.styled(":", lead_style)).append(" ")
        whole = lead + text
        lines = whole.wrap(room)
    return [
        (marker + _unglued(line)) if index == 0 else _unglued(line).pad_left(indent)
        for index, line in enumerate(lines)
    ]


_NARROWEST = 28
"""With fewer cells beside the leads, texts follow them on the same line."""
_TONES = {Tone.PLAIN: "", Tone.STRONG: STRONG, Tone.WARNING: WARNING, Tone.ASIDE: MUTED}
