"""The live verdict: what the rule says, by how much, and what would turn it."""

from collections.abc import Callable, Iterable

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import THRESHOLD, Verdict, decide
from stackpick_tui.advice.tradeoffs import django_picks, picks, ships
from stackpick_tui.sessions.session import Decision
from stackpick_tui.tui.looks import CLOSE, FRAMEWORK, MUTED, STRONG
from stackpick_tui.tui.widgets.big_word import big_word


class VerdictPanel(Widget):
    """Draws a verdict into whatever room it is given; what matters least is left out first.

    Its size never depends on what it says, so a tick redraws it without a new layout.
    """

    verdict: reactive[Verdict] = reactive(decide(()))
    """What is drawn."""
    decision: reactive[Decision | None] = reactive[Decision | None](None)
    """What the person finally chose, beside what the rule says."""

    def watch_verdict(self, verdict: Verdict) -> None:
        """Say the verdict in the border too, where a text capture and a glance find it."""
        self.border_title = f"Verdict: {verdict.framework.value}"
        self.set_classes(f"-{verdict.framework.value.lower()}")

    def render(self) -> Content:
        """Draw the roomiest arrangement that fits."""
        width, height = self.size
        if not width:
            return Content()
        for arrangement in (self._roomy, self._snug, self._tight, self._bare):
            lines = [line for part in arrangement() for line in (part.wrap(width) if part else [part])]
            if len(lines) <= height:
                break
        return Content("\n").join(lines[:height])

    def _roomy(self) -> Iterable[Content]:
        yield from self._parts(air=True, letters=self._letters, routes=True)

    def _snug(self) -> Iterable[Content]:
        yield from self._parts(air=False, letters=self._letters, routes=True)

    def _tight(self) -> Iterable[Content]:
        yield from self._parts(air=False, letters=self._word, routes=True)

    def _bare(self) -> Iterable[Content]:
        yield from self._parts(air=False, letters=self._word, routes=False)

    def _parts(self, *, air: bool, letters: Callable[[], Content], routes: bool) -> Iterable[Content]:
        gap = [Content("")]
        yield from gap if air else ()
        yield letters()
        yield from gap if air else ()
        yield self._count()
        if air:
            yield self._meter()
        yield from gap if air else ()
        yield self._flip()
        if turn := self.verdict.implied_turn:
            yield Content.styled(turn, CLOSE)
        if self.decision:
            yield self._decided(self.decision)
        if routes:
            yield Content("")
            yield from self._routes(gap if air else [])

    def _letters(self) -> Content:
        top, bottom = big_word(self.verdict.framework)
        if len(top) > self.size.width:
            return self._word()
        return Content.styled(f"{top}\n{bottom}", self._look)

    def _word(self) -> Content:
        return Content.styled(self.verdict.framework.value.upper(), self._look)

    def _count(self) -> Content:
        return Content(f"{self.verdict.count} of {len(Feature)}; the rule needs {THRESHOLD}")

    def _meter(self) -> Content:
        """Draw a cell a feature, and a bar where the rule turns."""
        cells = [
            Content.styled("━━━━", self._look)
            if index < self.verdict.count
            else Content.styled("╌╌╌╌", MUTED)
            for index in range(len(Feature))
        ]
        return Content(" ").join([*cells[:THRESHOLD], Content("┃"), *cells[THRESHOLD:]])

    def _flip(self) -> Content:
        return Content.styled(self.verdict.flip, CLOSE if self.verdict.is_close else "")

    def _decided(self, decision: Decision) -> Content:
        against = "" if decision.framework is self.verdict.framework else ", unlike the rule"
        chosen = (decision.framework.value, FRAMEWORK[decision.framework])
        return Content.assemble(("Decided ", STRONG), chosen, against)

    def _routes(self, gap: list[Content]) -> Iterable[Content]:
        features = self.verdict.features
        if not features:
            yield Content.styled("Nothing ticked: either framework runs as it comes.", MUTED)
            return
        added = ", ".join(django_picks(features))
        yield self._route("Django ships", ", ".join(ships(features)), f"you add {added}" if added else "")
        yield from gap
        yield self._route("On Flask you add", ", ".join(picks(features)), "")

    def _route(self, heading: str, what: str, more: str) -> Content:
        return Content.assemble((heading, STRONG), f"  {what}", f"; {more}" if more else "")

    @property
    def _look(self) -> str:
        return FRAMEWORK[self.verdict.framework]
