"""The costs of both routes as bars, one scale a figure: next to each other, or one below the other."""

from textual.content import Content

from stackpick_tui.advice.comparison import Comparison, Figure
from stackpick_tui.advice.rule import Framework
from stackpick_tui.tui.styles import FRAMEWORK, MUTED, STRONG

_LABEL = len("installed") + 3
_NUMBER = len("123.4 MB")
_WORD = len(" smaller")
_SHORTEST = 4
"""A bar of fewer cells tells nothing."""
_LONGEST = 40


def cost_bars(comparisons: tuple[Comparison, ...], width: int) -> tuple[Content, ...]:
    """Draw a heading and a row for each figure; nothing where the width leaves no bars."""
    half = (width - _LABEL) // 2
    cells = min(half - _NUMBER - _WORD - 2, _LONGEST)
    if cells < _SHORTEST:
        return ()
    names = [
        Content.styled(f"{framework.value:>{_NUMBER}}", FRAMEWORK[framework]).pad_right(cells + _WORD + 2)
        for framework in Framework
    ]
    rows = [Content.styled("Cost".ljust(_LABEL), STRONG) + names[0] + names[1]]
    for comparison in comparisons:
        sides = (_side(figure, comparison.better, cells) for figure in comparison.figures)
        rows.append(Content.assemble((f"  {comparison.label}".ljust(_LABEL), MUTED), *sides))
    return tuple(rows)


def stacked_cost_bars(comparisons: tuple[Comparison, ...], width: int) -> tuple[Content, ...]:
    """Draw a heading and two rows for each figure, which leaves longer bars; nothing where there are none."""
    names = max(len(framework.value) for framework in Framework) + 1
    cells = min(width - _LABEL - 1 - names - _NUMBER - _WORD - 1, _LONGEST)
    if cells < _SHORTEST:
        return ()
    rows = [Content.styled("Cost", STRONG)]
    for comparison in comparisons:
        heads = (f"  {comparison.label}", "")
        rows += (
            Content.assemble(
                (head.ljust(_LABEL + 1), MUTED),
                (figure.framework.value.ljust(names), FRAMEWORK[figure.framework]),
                _side(figure, comparison.better, cells),
            )
            for head, figure in zip(heads, comparison.figures, strict=True)
        )
        rows.append(Content(""))
    return tuple(rows[:-1])


def _side(figure: Figure, better: str, cells: int) -> Content:
    # what is more than nothing has at least half a cell
    halves = max(round(figure.share * cells * 2), 1) if figure.share else 0
    bar = "━" * (halves // 2) + "╸" * (halves % 2)
    word = f"{' ' if bar else ''}{better}" if figure.is_better else ""
    return Content.assemble(
        (f"{figure.text:>{_NUMBER}} ", STRONG if figure.is_better else ""),
        (bar, FRAMEWORK[figure.framework]),
        (word, STRONG),
        " " * (cells + _WORD + 1 - len(bar) - len(word)),
    )
