"""The live verdict: what the rule says, by how much, what would change it, and what both routes cost."""

from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Region
from textual.reactive import Reactive, reactive, var
from textual.widget import Widget

from stackpick_tui.advice.rule import Framework, decide
from stackpick_tui.sessions.session import Session, new_session
from stackpick_tui.tui.widgets.answer_blocks import answer_blocks
from stackpick_tui.tui.widgets.fitting import Block, Part, beside, column, fit

_TWO_COLUMNS = 126
"""The width from which figures stand next to the answer rather than below it."""
_ROOMY = 52
"""The width from which there are two cells of air at either side rather than one."""
_FIGURES = frozenset({Part.COST, Part.USE})
"""What stands in the right one of two columns; the commands, which are long, stand below both."""
_ANSWERS = frozenset({Part.REASONS, Part.BEGINNING})
"""What is of no use to a person who has not answered anything yet."""
_LEAST_ABOVE = 16
"""The rows that the commands leave to both columns."""
_FOR_CASES = (100, 8)
"""The width and the rows that are worth asking for both cases."""


class Evidence(NamedTuple):
    """Writes what measurements and counts say about a session at a width."""

    blocks: Callable[[Session, int, bool], Iterator[Block]]
    """What belongs to the answer; the last argument says whether there are two columns."""
    cases: Callable[[Session, int], list[Content]]
    """The case for Flask next to the case for Django."""


class VerdictTitle(Widget):
    """The upper edge of the panel, with the verdict in it: found at a glance, and in a text capture.

    Textual draws a whole widget anew when its border changes; this one has nothing else to draw.
    """

    ALLOW_SELECT = False
    session: var[Session] = var(new_session)
    """The session whose verdict it shows, in that framework's colour."""
    is_untouched: var[bool] = var(False, toggle_class="-untouched")
    """Whether nobody has changed the session yet; it is drawn quietly then."""

    def watch_session(self, session: Session) -> None:
        """Tell what today's rule says for its features."""
        framework = decide(session.features).framework
        self.border_title = f"Verdict: {framework.value}"
        self.set_class(framework is Framework.DJANGO, "-django")


class VerdictPanel(Widget):
    """Draws a verdict with as much detail as fits.

    Its size does not depend on its content, so that a tick redraws it without a new layout.
    """

    auto_links = Reactive(False)
    """Without links there is nothing to draw anew as the mouse moves."""
    session: var[Session] = var(new_session)
    """The session whose verdict, decision and note are drawn."""
    is_untouched: reactive[bool] = reactive(False)
    """Whether nobody has changed the session yet; it is drawn quietly then."""
    evidence: reactive[Evidence | None] = reactive(None)
    """What measurements and counts say; None until they have been read."""

    def __init__(self) -> None:
        """Show nothing until there is a size."""
        super().__init__()
        self._rows: list[Content] = []
        self._made_of: tuple[object, ...] = ()

    def watch_session(self) -> None:
        """Draw the rows that say something else now: a tick that leaves the verdict changes few of them."""
        rows = enumerate(zip_longest(self._rows, self._lines(), fillvalue=Content("")))
        changed = [
            (y, max(old.cell_length, new.cell_length)) for y, (old, new) in rows if not old.is_same(new)
        ]
        if changed:
            self.refresh(*(Region(0, y, width, 1) for y, width in changed))

    def render(self) -> Content:
        """Draw as much as fits."""
        return Content("\n").join(self._lines())

    def _lines(self) -> list[Content]:
        """Return all rows, made anew where they are made of something else now."""
        made_of = (self.session, self.evidence, self.is_untouched, self.size)
        if made_of != self._made_of:
            width, height = self.size
            self._made_of = made_of
            self._rows = panel_lines(self._blocks, self._cases, width, height) if width else []
        return self._rows

    def _blocks(self, width: int, in_columns: bool) -> Iterable[Block]:
        yield from answer_blocks(self.session, width, is_untouched=self.is_untouched)
        if self.evidence:
            blocks = self.evidence.blocks(self.session, width, in_columns)
            yield from (block for block in blocks if not self.is_untouched or block.part not in _ANSWERS)

    def _cases(self, width: int) -> list[Content]:
        return self.evidence.cases(self.session, width) if self.evidence and not self.is_untouched else []


def panel_lines(
    blocks: Callable[[int, bool], Iterable[Block]],
    cases: Callable[[int], list[Content]],
    width: int,
    height: int,
) -> list[Content]:
    """Return the rows of a panel, in two columns where it is wide enough for both.

    Args:
        blocks: Makes what can be said, wrapped at a width; told whether that is a column's.
        cases: Makes the rows of both cases, for where nothing else needs as many.
        width: The width in cells, air included.
        height: The rows there are.
    """
    margin = 2 if width >= _ROOMY else 1
    inner = width - 2 * margin
    if width < _TWO_COLUMNS:
        lines = fit(blocks(inner, False), height)
    else:
        below = [block for block in blocks(inner, False) if block.part is Part.BEGINNING]
        foot = fit(below, max(height - _LEAST_ABOVE, 0))
        left, right = list[Block](), list[Block]()
        for block in blocks(column(inner), True):
            if block.part is not Part.BEGINNING:
                (right if block.part in _FIGURES else left).append(block)
        above = height - len(foot)
        lines = [*beside(fit(left, above), fit(right, above), inner), *foot]
    spare = height - len(lines)
    if inner >= _FOR_CASES[0] and spare >= _FOR_CASES[1]:
        both = cases(inner)
        lines += both if len(both) <= spare else []
    return [line.pad_left(margin) for line in lines]
