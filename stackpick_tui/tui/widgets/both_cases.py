"""What speaks for and against either framework, next to each other; imported after the first frame."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from stackpick_tui.advice.cases import cases
from stackpick_tui.advice.rule import Framework
from stackpick_tui.advice.statements import Case, Statement
from stackpick_tui.sessions.session import Session
from stackpick_tui.tui.styles import FRAMEWORK, MUTED, STRONG
from stackpick_tui.tui.widgets.fitting import beside, column

_INDENT = 2


def both_cases(session: Session, width: int) -> list[Content]:
    """Return the case for Flask next to the case for Django, with air above.

    Args:
        session: Whose ticks are argued about.
        width: The width in cells.
    """
    said, each = cases(session.features), column(width)
    for_flask, against_flask = _parts(Framework.FLASK, said.flask, each)
    for_django, against_django = _parts(Framework.DJANGO, said.django, each)
    return [
        Content(""),
        Content.assemble(("Both cases", STRONG), ("  (e 4 says more)", MUTED)),
        *beside(for_flask, for_django, width),
        *beside(against_flask, against_django, width),
    ]


def _parts(framework: Framework, case: Case, width: int) -> tuple[list[Content], list[Content]]:
    """Return what speaks for a framework and what speaks against it, of what holds for the whole set."""
    name, against = (framework.value, FRAMEWORK[framework]), case.drawbacks
    return (
        [
            Content.assemble(("For ", STRONG), name),
            *_gist((case.figures, *case.beside, case.way), width),
        ],
        [
            Content.assemble(("Against ", STRONG), name),
            *_gist((against.always, *against.figures), width),
        ],
    )


def _gist(statements: Iterable[Statement], width: int) -> Iterator[Content]:
    for statement in statements:
        for line in Content(statement.brief).wrap(width - _INDENT):
            yield line.pad_left(_INDENT)
