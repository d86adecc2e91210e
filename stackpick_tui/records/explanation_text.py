"""The whole explanation as ASCII lines for the shell, with the figures as numbers and bars."""

from collections.abc import Iterator
from itertools import zip_longest

from stackpick_tui.advice.comparison import Comparison, Figure
from stackpick_tui.advice.explanation import Explanation
from stackpick_tui.advice.features import in_order
from stackpick_tui.advice.outline import (
    Applications,
    Block,
    Command,
    Heading,
    Item,
    Paragraph,
    Reference,
    Term,
    are_apart,
    outline,
)
from stackpick_tui.records.lines import Line, Role, Span


def explanation_lines(explanation: Explanation, width: int) -> Iterator[Line]:
    """Lay out the explanation in lines to be wrapped at a width, which bars and rules keep to."""
    verdict = explanation.verdict
    ticked = ", ".join(feature.short for feature in in_order(verdict.features)) or "nothing ticked"
    yield from _underlined(f"{verdict.framework.value}: {ticked}", "=", width)
    for section in outline(explanation):
        yield Line()
        yield from _underlined(section.title, "-", width)
        for block, following in zip_longest(section.blocks, section.blocks[1:]):
            yield from _write(block, width)
            if following and are_apart(block, following):
                yield Line()


def _underlined(text: str, rule: str, width: int) -> Iterator[Line]:
    yield _heading(text)
    yield _fixed(rule * min(len(text), width))


def _write(block: Block, width: int) -> Iterator[Line]:
    match block:
        case Heading(text):
            yield _heading(text)
        case Paragraph(text, citations, _, lead):
            yield Line((Span(lead, Role.STRONG), Span(f"{text}{_marks(citations)}")))
        case Item(text, citations, lead, pull):
            name = f"{lead} ({pull.value}): " if pull else f"{lead}: " if lead else ""
            yield _hanging("- ", f"{name}{text}{_marks(citations)}")
        case Term(label, text, citations):
            yield _hanging("- ", f"{label}: {text}{_marks(citations)}")
        case Comparison(heading, figures, _):
            yield _heading(heading)
            yield from (_fixed(_bar(figure, width)) for figure in figures)
        case Applications(features, tally, most, is_here):
            label = f"{'>' if is_here else ' '} {features}  {tally.flask:3} : {tally.django:2}  "
            scale = min(max(width - len(label), 1), most) / most
            yield _fixed(label + "F" * _cells(tally.flask, scale) + "D" * _cells(tally.django, scale))
        case Command(text):
            yield _fixed(f"  {text}")
        case Reference(number, title, where):
            yield _hanging(f"[{number}] ".rjust(5), f"{title}; {where}")


def _heading(text: str) -> Line:
    return Line((Span(text, Role.STRONG),))


def _hanging(head: str, text: str) -> Line:
    return Line((Span(head), Span(text)), indent=len(head))


def _fixed(text: str) -> Line:
    return Line((Span(text),), is_fixed=True)


def _bar(figure: Figure, width: int) -> str:
    label = f"  {figure.framework.value:6}  {figure.text:>7}"
    longest = max(width - len(label) - 2, 1)
    return f"{label}  {'#' * max(round(longest * figure.share), figure.share > 0)}".rstrip()


def _cells(count: int, scale: float) -> int:
    return max(round(count * scale), count > 0)


def _marks(citations: tuple[int, ...]) -> str:
    return f" [{', '.join(map(str, citations))}]" if citations else ""
