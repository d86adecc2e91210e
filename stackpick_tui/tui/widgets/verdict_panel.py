"""The live verdict: what the rule says, by how much, what would change it, and what both routes cost."""

from collections.abc import Callable, Iterable, Iterator

from textual.content import Content
from textual.reactive import reactive, var
from textual.widget import Widget

from stackpick_tui.advice.rule import Framework, Verdict, decide
from stackpick_tui.sessions.session import Session, new_session
from stackpick_tui.tui.widgets.answer_blocks import answer_blocks
from stackpick_tui.tui.widgets.fitting import Block, Part, Rank, beside, fit

_TWO_COLUMNS = 124
"""The width from which figures stand next to the answer rather than below it."""
_ROOMY = 50
"""The width from which there is a cell of air at either side."""
_GAP = 6
"""The cells between the two."""
_FIGURES = frozenset({Part.COST, Part.USE})
"""What stands in the right one of two columns; the commands, which are long, stand below both."""
_ANSWERS = frozenset({Part.REASONS, Part.BEGINNING})
"""What is of no use to a person who has not answered anything yet."""
_LEAST_ABOVE = 16
"""The rows that the commands leave to both columns."""

EvidenceBlocks = Callable[[Session, int], Iterator[Block]]
"""Makes the blocks about a session at a width."""


class VerdictPanel(Widget):
    """Draws a verdict with as much detail as fits.

    Its size does not depend on its content, so that a tick redraws it without a new layout.
    """

    session: var[Session] = var(new_session)
    """The session whose verdict, decision and note are drawn."""
    verdict: var[Verdict] = var(decide(()))
    """What today's rule says for its features."""
    is_untouched: reactive[bool] = reactive(False, toggle_class="-untouched")
    """Whether nobody has changed the session yet; it is drawn quietly then."""
    evidence: reactive[EvidenceBlocks | None] = reactive(None)
    """What measurements and counts say; None until they have been read."""

    def watch_session(self, session: Session) -> None:
        """Draw the session, unless another screen hides it, where that would slow the typing down."""
        self.verdict = decide(session.features)
        if self.screen.is_current:
            self.refresh()

    def watch_verdict(self, verdict: Verdict) -> None:
        """Put the verdict in the border too, where it is found at a glance and in a text capture."""
        self.border_title = f"Verdict: {verdict.framework.value}"
        self.set_class(verdict.framework is Framework.DJANGO, "-django")

    def render(self) -> Content:
        """Draw as much as fits."""
        width, height = self.size
        return Content("\n").join(panel_lines(self._blocks, width, height)) if width else Content()

    def _blocks(self, width: int) -> Iterable[Block]:
        yield from answer_blocks(self.session, width, is_untouched=self.is_untouched)
        if self.evidence:
            blocks = self.evidence(self.session, width)
            yield from (block for block in blocks if not self.is_untouched or block.part not in _ANSWERS)


def panel_lines(blocks: Callable[[int], Iterable[Block]], width: int, height: int) -> list[Content]:
    """Return the rows of a panel, in two columns where it is wide enough for both.

    Args:
        blocks: Makes what can be said, wrapped at a width.
        width: The width in cells.
        height: The rows there are.
    """
    margin = 1 if width >= _ROOMY else 0
    inner = width - 2 * margin
    if width < _TWO_COLUMNS:
        tight = (block for block in blocks(inner) if block.rank is not Rank.BARS_AIR)
        lines = fit(tight, height)
    else:
        column = (inner - _GAP) // 2
        below = [block for block in blocks(inner) if block.part is Part.BEGINNING]
        foot = fit(below, max(height - _LEAST_ABOVE, 0))
        left, right = list[Block](), list[Block]()
        for block in blocks(column):
            if block.part is not Part.BEGINNING:
                (right if block.part in _FIGURES else left).append(block)
        above = height - len(foot)
        lines = [*beside(fit(left, above), fit(right, above), column, _GAP), *foot]
    return [line.pad_left(margin) for line in lines]
