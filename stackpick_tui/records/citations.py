"""The sources a record cites, numbered in the order of their first citation."""

import re

from stackpick_tui.advice.sources import Source
from stackpick_tui.advice.statements import Statement
from stackpick_tui.records.markdown import inline

_ADDRESS = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}/\S*")


class Citations:
    """Numbers the sources: each gets the next number when it is first cited."""

    def __init__(self) -> None:
        self._numbers: dict[Source, int] = {}

    def cite(self, *sources: Source) -> str:
        """Return the mark for some sources, such as ``[1, 4]``."""
        numbers = [self._numbers.setdefault(source, len(self._numbers) + 1) for source in sources]
        return f"[{', '.join(map(str, numbers))}]"

    def cited(self, statement: Statement) -> str:
        """Write a statement in Markdown, followed by the mark for its sources."""
        return f"{inline(statement.text)} {self.cite(*statement.sources)}"

    def listed(self) -> str:
        """Write the numbered list of all sources cited so far, with their dates."""
        return "\n".join(f"{number}. {_described(source)}" for source, number in self._numbers.items())


def _described(source: Source) -> str:
    title, where = inline(source.title), inline(source.where)
    named = f"[{title}](https://{source.where})" if _ADDRESS.fullmatch(source.where) else f"{title}: {where}"
    return f"{named}, {source.date.isoformat()}"
