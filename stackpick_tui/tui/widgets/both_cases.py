"""What speaks for and against either framework, next to each other; imported after the first frame."""

from collections.abc import Iterable, Iterator
from itertools import chain

from textual.content import Content

from stackpick_tui.advice.cases import cases
from stackpick_tui.advice.rule import Framework
from stackpick_tui.advice.statements import Statement
from stackpick_tui.sessions.session import Session
from stackpick_tui.tui.styles import FRAMEWORK, MUTED, STRONG
from stackpick_tui.tui.widgets.fitting import beside, column

_INDENT = 2


def both_cases(session: Session, width: int) -> list[Content]:
    """Return the case for Flask next to the case for Django, below an empty row.

    Args:
        session: Whose ticks are argued about.
        width: The width in cells.
    """
    said, each = cases(session.features), column(width)
    parts = []
    for framework, case in zip(Framework, said, strict=True):
        against = (case.drawbacks.always, *case.drawbacks.figures)
        more = "  (e 4 says more)" if framework is Framework.FLASK else ""
        parts.append(
            (
                list(_part("For", framework, (case.figures, *case.beside, case.way), each, more)),
                list(_part("Against", framework, against, each)),
            )
        )
    rows = (beside(flask, django, width) for flask, django in zip(*parts, strict=True))
    return [Content(""), *chain.from_iterable(rows)]


def _part(
    lead: str, framework: Framework, statements: Iterable[Statement], width: int, more: str = ""
) -> Iterator[Content]:
    """Write a heading, and the gist of each statement below it."""
    yield Content.assemble((f"{lead} ", STRONG), (framework.value, FRAMEWORK[framework]), (more, MUTED))
    for statement in statements:
        for line in Content(statement.brief).wrap(width - _INDENT):
            yield line.pad_left(_INDENT)
