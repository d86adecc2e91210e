"""The whole explanation as plain ASCII text, wrapped, with the figures as numbers and bars."""

import textwrap
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


def explanation_text(explanation: Explanation, width: int = 80) -> str:
    """Write the explanation in lines of at most so many characters, longer words aside."""
    return "\n".join(_lines(explanation, width)) + "\n"


def _lines(explanation: Explanation, width: int) -> Iterator[str]:
    verdict = explanation.verdict
    ticked = ", ".join(feature.short for feature in in_order(verdict.features)) or "nothing ticked"
    yield from _underlined(f"{verdict.framework.value}: {ticked}", "=", width)
    for section in outline(explanation):
        yield ""
        yield from _underlined(section.title, "-", width)
        for block, following in zip_longest(section.blocks, section.blocks[1:]):
            yield from _write(block, width)
            if following and are_apart(block, following):
                yield ""


def _underlined(text: str, rule: str, width: int) -> Iterator[str]:
    yield text
    yield rule * min(len(text), width)


def _write(block: Block, width: int) -> list[str]:
    match block:
        case Heading(text):
            return _wrapped(text, "", width)
        case Paragraph(text, citations, _, lead):
            return _wrapped(f"{lead}{text}{_marks(citations)}", "", width)
        case Item(text, citations, lead, pull):
            name = f"{lead} ({pull.value}): " if pull else f"{lead}: " if lead else ""
            return _wrapped(f"{name}{text}{_marks(citations)}", "- ", width)
        case Term(label, text, citations):
            return _wrapped(f"{label}: {text}{_marks(citations)}", "- ", width)
        case Comparison(heading, figures, _):
            return [heading, *(_bar(figure, width) for figure in figures)]
        case Applications(features, tally, most, is_here):
            label = f"{'>' if is_here else ' '} {features}  {tally.flask:3} : {tally.django:2}  "
            scale = min(max(width - len(label), 1), most) / most
            return [label + "F" * _cells(tally.flask, scale) + "D" * _cells(tally.django, scale)]
        case Command(text):
            return [f"  {text}"]
        case Reference(number, title, where):
            return _wrapped(f"{title}; {where}", f"[{number}] ".rjust(5), width)


def _bar(figure: Figure, width: int) -> str:
    label = f"  {figure.framework.value:6}  {figure.text:>7}"
    longest = max(width - len(label) - 2, 1)
    return f"{label}  {'#' * max(round(longest * figure.share), figure.share > 0)}".rstrip()


def _cells(count: int, scale: float) -> int:
    return max(round(count * scale), count > 0)


def _marks(citations: tuple[int, ...]) -> str:
    return f" [{', '.join(map(str, citations))}]" if citations else ""


def _wrapped(text: str, first: str, width: int) -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )
