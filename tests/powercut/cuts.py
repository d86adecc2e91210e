"""The states a disk may be in after a power cut: all of them where they are few, else some of each kind."""

import random
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import product
from math import prod

from tests.powercut.disk import Choice, Disk, Part
from tests.powercut.tree import Tree


class Order(Enum):
    """Which of the names that are not synced may be on the disk."""

    KEPT = "in order"
    """The first few of them, as a file system with a journal has it."""
    ANY = "in any order"
    """Any of them."""


def states(disk: Disk, order: Order, limit: int, chance: random.Random) -> Iterator[Tree]:
    """Yield what may be left on a disk, in so many ways at most; some of them may look the same."""
    names = disk.names if order is Order.ANY else [_in_order(disk.names)]
    choices = [*disk.data, *names]
    are_few = prod(len(choice) for choice in choices) <= limit
    for parts in product(*choices) if are_few else _some(choices, limit, chance):
        yield disk.left(parts)


def _in_order(names: Sequence[Choice]) -> Choice:
    """Return one choice for all names: so many of them, from the first on."""
    ends = [number + 1 for number, choice in enumerate(names) if len(choice) > 1]
    return tuple(
        tuple(choice[-1][0] for number, choice in enumerate(names) if number < end or len(choice) == 1)
        for end in (0, *reversed(ends))
    )


def _some(choices: Sequence[Choice], limit: int, chance: random.Random) -> Iterable[Sequence[Part]]:
    """Yield nothing and everything, then what is a step from these, up to half the limit, then any."""
    nothing = [choice[0] for choice in choices]
    everything = [choice[min(1, len(choice) - 1)] for choice in choices]
    yield nothing
    yield everything
    near = [
        [*base[:index], part, *base[index + 1 :]]
        for base in (nothing, everything)
        for index, choice in enumerate(choices)
        for part in choice
        if part is not base[index]
    ]
    steps = chance.sample(near, min(len(near), limit // 2))
    yield from steps
    for _ in range(limit - 2 - len(steps)):
        yield [chance.choice(choice) for choice in choices]
