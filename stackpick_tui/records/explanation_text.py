"""The whole explanation as ASCII lines for the shell, with the figures as numbers and bars."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from stackpick_tui.advice.blocks import (
    Applications,
    Block,
    Command,
    Heading,
    Item,
    Sides,
    Terms,
    are_apart,
)
from stackpick_tui.advice.comparison import Comparison, Figure
from stackpick_tui.advice.explanation import Explanation
from stackpick_tui.advice.features import in_order
from stackpick_tui.advice.outline import outline
from stackpick_tui.records.lines import GLUE, Line, Role, Span


def explanation_lines(explanation: Explanation, width: int, *, is_open: bool = True) -> Iterator[Line]:
    """Lay out the explanation in lines to be wrapped at a width, which bars and rules keep to.

    Args:
        explanation: What to say.
        width: The width, in columns.
        is_open: Whether to say everything; otherwise, what is said folded.
    """
    verdict = explanation.verdict
    ticked = ", ".join(feature.short for feature in in_order(verdict.features)) or "nothing ticked"
    yield from _underlined(f"{verdict.framework.value}: {ticked}", "=", width)
    for section in outline(explanation):
        yield Line()
        yield from _underlined(section.title, "-", width)
        yield from _written(section.blocks, width, is_open=is_open)
    if not is_open:
        yield Line()
        yield Line(
            (Span("explain --all says all of it: each case feature by feature, and every source in full."),)
        )


def _underlined(text: str, rule: str, width: int) -> Iterator[Line]:
    yield _heading(text)
    yield _fixed(rule * min(len(text), width))


def _written(blocks: Iterable[Block], width: int, *, is_open: bool, depth: int = 0) -> Iterator[Line]:
    said = [block for block in blocks if is_open or not _only_unfolds(block)]
    for block, following in zip_longest(said, said[1:]):
        yield from _write(block, width, is_open=is_open, depth=depth)
        if following and are_apart(block, following):
            yield Line()


def _only_unfolds(block: Block) -> bool:
    """Tell whether a point says nothing folded; where nothing can be unfolded it is a bare heading."""
    return isinstance(block, Item) and not block.said(is_open=False) and not block.pull


def _write(block: Block, width: int, *, is_open: bool, depth: int) -> Iterator[Line]:
    match block:
        case Heading(text):
            yield _heading(text)
        case Item():
            yield from _item(block, width, is_open=is_open, depth=depth)
        case Terms(items):
            yield from _written(items, width, is_open=is_open, depth=depth)
        case Sides(flask, django):
            yield from _written(flask, width, is_open=is_open, depth=depth)
            if isinstance(django[0], Heading):
                yield Line()
            yield from _written(django, width, is_open=is_open, depth=depth)
        case Comparison(heading, _, figures, better):
            yield _heading(heading)
            yield from (_fixed(_bar(figure, better, width)) for figure in figures)
        case Applications(features, tally, most, is_here):
            label = f"{'>' if is_here else ' '} {features}  {tally.flask:3} : {tally.django:2}  "
            scale = min(max(width - len(label), 1), most) / most
            yield _fixed(label + "F" * _cells(tally.flask, scale) + "D" * _cells(tally.django, scale))
        case Command(text):
            yield _fixed(f"  {text}")


def _item(item: Item, width: int, *, is_open: bool, depth: int) -> Iterator[Line]:
    text = item.said(is_open=is_open)
    if cited := ",".join(map(str, item.cited(is_open=is_open))):
        text += f"{GLUE if text else ''}[{cited}]"
    pull = f" ({item.pull.value})" if item.pull else ""
    colon = "" if item.lead.endswith("]") or not text else ":"
    lead = f"{item.lead}{pull}{colon} " if item.lead else ""
    yield _hanging("  " * depth + ("- " if is_open else ""), f"{lead}{text}".rstrip())
    if is_open:
        yield from _written(item.below, width, is_open=is_open, depth=depth + 1)


def _heading(text: str) -> Line:
    return Line((Span(text, Role.STRONG),))


def _hanging(head: str, text: str) -> Line:
    return Line((Span(head), Span(text)), indent=len(head), is_glued=True)


def _fixed(text: str) -> Line:
    return Line((Span(text),), is_fixed=True)


def _bar(figure: Figure, better: str, width: int) -> str:
    label = f"  {figure.framework.value:6}  {figure.text:>7}"
    longest = max(min(width - len(label) - 2 - len(better) - 1, _BAR), 1)
    bar = "#" * max(round(longest * figure.share), figure.share > 0)
    return "  ".join(filter(None, [label, " ".join(filter(None, [bar, better if figure.is_better else ""]))]))


def _cells(count: int, scale: float) -> int:
    return max(round(count * scale), count > 0)


_BAR = 40
