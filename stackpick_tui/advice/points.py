"""Statements as points of the outline, with the numbers of their sources."""

from collections.abc import Iterable, Iterator, Sequence

from stackpick_tui.advice.blocks import Block, Item, Terms, Tone
from stackpick_tui.advice.sources import Source
from stackpick_tui.advice.statements import Statement

_LONGEST_LEAD = 32
"""A statement's words before its first colon are its lead, unless they are longer than this."""


class PointWriter:
    """Turns statements into points, and numbers their sources."""

    def __init__(self, sources: Sequence[Source]) -> None:
        """Number the sources in this order, from 1."""
        self._numbers = {source: number for number, source in enumerate(sources, 1)}

    def numbers(self, statement: Statement) -> tuple[int, ...]:
        """Return the numbers of a statement's sources."""
        return tuple(self._numbers[source] for source in statement.sources)

    def point(
        self,
        statement: Statement,
        *,
        lead: str = "",
        more: Iterable[Statement] = (),
        tone: Tone = Tone.PLAIN,
    ) -> Item:
        """Make a point of a statement.

        Args:
            statement: What it says.
            lead: What it is about; by default the statement's words before a colon.
            more: What unfolds below it.
            tone: Its tone.
        """
        text, brief = statement.text, statement.brief or None
        if not lead:
            lead, text = _led(text)
            brief = brief and (_led(brief)[1] if lead else brief)
        return Item(text, self.numbers(statement), lead, brief, tuple(map(self.point, more)), tone=tone)

    def group(self, lead: str, statements: Iterable[Statement]) -> Iterator[Item]:
        """Yield one point below which statements unfold; nothing if there are none."""
        if below := tuple(map(self.point, statements)):
            yield Item("", lead=lead, below=below)

    def references(self, cited: set[int]) -> Iterator[Block]:
        """Yield the sources that the folded text cites, and behind them the others."""
        references = {
            number: Item(
                f"{source.title}; {source.where}, {source.date.isoformat()}",
                lead=f"[{number}]",
                brief=f"{source.title}, {source.date.isoformat()}",
            )
            for source, number in self._numbers.items()
        }
        yield Terms(tuple(each for number, each in references.items() if number in cited))
        if others := tuple(each for number, each in references.items() if number not in cited):
            yield Item("", lead=f"{len(others)} more", below=(Terms(others),))


def _led(text: str) -> tuple[str, str]:
    lead, colon, rest = text.partition(": ")
    return (lead, rest) if colon and len(lead) <= _LONGEST_LEAD else ("", text)
