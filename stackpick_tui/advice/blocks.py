"""The kinds of block the explanation is made of, which the screen and the shell each draw."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from stackpick_tui.advice.comparison import Comparison
from stackpick_tui.advice.constraints import Pull
from stackpick_tui.advice.in_use import Tally


class Tone(Enum):
    """The tone of a paragraph or an item."""

    PLAIN = "plain"
    STRONG = "strong"
    WARNING = "warning"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a section."""

    text: str
    """Its text."""


@dataclass(frozen=True, slots=True)
class Item:
    """A point: what it is about, what is said of it in short, and what that unfolds to."""

    text: str
    """What is said in full."""
    citations: tuple[int, ...] = ()
    """The numbers of its sources, the main one first."""
    lead: str = ""
    """What it is about, in a few words that stand out; empty if the text says so itself."""
    brief: str | None = None
    """What is said in its place while it is folded, with its main source; None if that is the text itself."""
    below: tuple["Block", ...] = ()
    """What stands beneath it when unfolded."""
    pull: Pull | None = None
    """Which way it pulls, if it is a constraint."""
    tone: Tone = Tone.PLAIN
    """Its tone."""

    @property
    def is_foldable(self) -> bool:
        """Whether anything unfolds."""
        return self.brief is not None or bool(self.below)

    def said(self, *, is_open: bool) -> str:
        """Return what is said, folded or unfolded."""
        return self.text if is_open or self.brief is None else self.brief

    def cited(self, *, is_open: bool) -> tuple[int, ...]:
        """Return the numbers of the sources of that."""
        if is_open or self.brief is None:
            return self.citations if self.text else ()
        main_ones = self.citations[:1] if self.text else self.citations
        return main_ones if self.brief else ()


@dataclass(frozen=True, slots=True)
class Terms:
    """Points whose leads are as wide as the widest, so that their texts are aligned."""

    items: tuple[Item, ...]
    """The points."""
    least: int = 0
    """The width of the leads if all of them are shorter, so that several such lists can agree."""

    @property
    def column(self) -> int:
        """Where the texts begin, counted from the leads."""
        return max(self.least, *(len(item.lead) for item in self.items)) + 2


@dataclass(frozen=True, slots=True)
class Sides:
    """What is said of both frameworks: side by side where there is room, otherwise one below the other."""

    flask: tuple["Block", ...]
    """What is said of Flask."""
    django: tuple["Block", ...]
    """What is said of Django; each block belongs beside the one of Flask with the same index."""


@dataclass(frozen=True, slots=True)
class Applications:
    """How many public applications with a given number of features run on either framework."""

    features: int
    """The number of features."""
    tally: Tally
    """The applications, by framework."""
    of: int
    """The total of the longest such row, so that all can be drawn to the same scale."""
    is_here: bool
    """Whether the set at hand has that many."""


@dataclass(frozen=True, slots=True)
class Command:
    """A line to type into a shell."""

    text: str
    """The command, which is never wrapped."""


Block = Heading | Item | Terms | Sides | Comparison | Applications | Command
"""Every kind of block; a renderer has to handle them all."""


def within(blocks: Iterable[Block], *, is_open: bool = True) -> Iterator[Block]:
    """Go through blocks and all that they contain, in reading order; folded, without what would unfold."""
    for block in blocks:
        yield block
        match block:
            case Terms(items):
                yield from within(items, is_open=is_open)
            case Sides(flask, django):
                yield from within((*flask, *django), is_open=is_open)
            case Item(below=below) if is_open:
                yield from within(below, is_open=is_open)


def are_apart(block: Block, following: Block) -> bool:
    """Tell whether an empty line separates two neighbouring blocks."""
    if isinstance(block, Heading):
        return False
    ends_a_drawing = isinstance(block, Comparison | Applications | Command) and type(following) is not type(
        block
    )
    is_large = isinstance(block, Sides | Terms) or isinstance(following, Sides | Terms | Heading)
    return ends_a_drawing or is_large
