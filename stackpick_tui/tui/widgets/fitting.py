"""What a pane shows in the space it has: everything it could say, ranked, and the choice of what fits.

Pure: it knows rows, not widgets, so that every set of ticks can be tried at every size.
"""

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from textual.content import Content

_GAP = 6
"""The cells between two columns."""


class Part(IntEnum):
    """The things said, in the order in which they stand on the screen."""

    ANSWER = 0
    FLIP = 1
    DOUBT = 2
    BALANCE = 3
    WORDS = 4
    REASONS = 5
    ROUTES = 6
    COST = 7
    USE = 8
    BEGINNING = 9


class Rank(IntEnum):
    """What is granted space first; each entry adds a part or gives one already there more space."""

    ANSWER = 0
    FLIP = 1
    DECIDED = 2
    DOUBT = 3
    BALANCE = 4
    WORDS = 5
    COUNT = 6
    LETTERS = 7
    COST = 8
    USE = 9
    METER = 10
    COST_BARS = 11
    USE_BARS = 12
    BEGINNING = 13
    REASONS = 14
    COST_AIR = 15
    USE_AIR = 16
    BEGINNING_AIR = 17
    FLIP_AIR = 18
    ROUTES = 19
    ANSWER_AIR = 20
    WHOLE_WORDS = 21
    LARGEST = 22
    BARS_AIR = 23


class Block(NamedTuple):
    """One part, said at one length."""

    part: Part
    """What is said."""
    rank: Rank
    """How much it matters."""
    lines: tuple[Content, ...]
    """The rows it takes; an empty one in front keeps it apart from the part above."""


def fit(blocks: Iterable[Block], height: int) -> list[Content]:
    """Return the rows of what fits, by rank; a longer form takes the place of a shorter one.

    Where a part does not fit, no part that matters less is begun: what matters least goes first.
    """
    chosen: dict[Part, tuple[Content, ...]] = {}
    is_full = False
    for block in sorted(blocks, key=lambda block: block.rank):
        if block.part not in chosen and is_full:
            continue
        others = (lines for part, lines in chosen.items() if part is not block.part)
        if sum(map(len, others)) + len(block.lines) <= height:
            chosen[block.part] = block.lines
        elif block.part not in chosen:
            is_full = True
    return [line for part in sorted(chosen) for line in chosen[part]]


def column(width: int) -> int:
    """Return how wide each of two columns is that share a width, in cells."""
    return (width - _GAP) // 2


def beside(left: list[Content], right: list[Content], width: int) -> list[Content]:
    """Put two columns next to each other.

    Args:
        left: The rows of the left column.
        right: The rows of the right column.
        width: The width in cells that they share.
    """
    rows, start_of_right = [], column(width) + _GAP
    for index in range(max(len(left), len(right))):
        start = left[index] if index < len(left) else Content("")
        end = right[index] if index < len(right) else Content("")
        rows.append(start.pad_right(start_of_right - start.cell_length) + end)
    return rows
