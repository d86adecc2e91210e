"""The live verdict: what the rule says, by how much, and what would change it."""

from collections.abc import Iterable
from enum import IntEnum

from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.picks import django_picks, picks, ships
from stackpick_tui.advice.rule import THRESHOLD, Verdict, decide
from stackpick_tui.sessions.session import Session, new_session
from stackpick_tui.tui.styles import CLOSE, FRAMEWORK, MUTED, STRONG, decided
from stackpick_tui.tui.widgets.big_word import big_word


class Detail(IntEnum):
    """How much is drawn; each level shows one thing more, what matters most first."""

    MINIMAL = 0
    ROUTES = 1
    LETTERS = 2
    METER = 3
    QUOTES = 4
    SPACING = 5
    FULL_QUOTES = 6


class VerdictPanel(Widget):
    """Draws a verdict with as much detail as fits.

    Its size does not depend on its content, so that a tick redraws it without a new layout.
    """

    session: var[Session] = var(new_session)
    """The session whose verdict, decision and note are drawn."""
    verdict: var[Verdict] = var(decide(()))
    """What today's rule says for its features."""

    def watch_session(self, session: Session) -> None:
        """Draw the session, unless another screen hides it, where that would slow the typing down."""
        self.verdict = decide(session.features)
        if self.screen.is_current:
            self.refresh()

    def watch_verdict(self, verdict: Verdict) -> None:
        """Put the verdict in the border too, where it is found at a glance and in a text capture."""
        self.border_title = f"Verdict: {verdict.framework.value}"
        self.set_classes(f"-{verdict.framework.value.lower()}")

    def render(self) -> Content:
        """Draw with as much detail as fits."""
        width, height = self.size
        if not width:
            return Content()
        for detail in sorted(Detail, reverse=True):
            lines = [line for part in self._parts(detail) for line in (part.wrap(width) if part else [part])]
            if len(lines) <= height:
                break
        return Content("\n").join(lines[:height])

    def _parts(self, detail: Detail) -> Iterable[Content]:
        gap = [Content("")] if detail >= Detail.SPACING else []
        yield from gap
        if detail is Detail.MINIMAL:
            yield Content.assemble(self._word(), "  ", self._count())
        else:
            yield self._letters() if detail >= Detail.LETTERS else self._word()
            yield from gap
            yield self._count()
        if detail >= Detail.METER:
            yield self._meter()
        yield from gap
        yield self._flip()
        beside = [*self._implied(), *self._decided()]
        yield from reversed(beside) if detail is Detail.MINIMAL else beside
        if detail >= Detail.QUOTES:
            yield from self._quotes(is_cut=detail < Detail.FULL_QUOTES)
        if detail >= Detail.ROUTES:
            yield Content("")
            yield from self._routes(gap)

    def _quotes(self, *, is_cut: bool) -> Iterable[Content]:
        """Quote the reason and the note, as far as there is space; the record has all of both."""
        decision = self.session.decision
        said = {"Reason": decision.reason if decision else "", "Note": self.session.note}
        for name, whole in said.items():
            # more than this never fits, and would take long to wrap
            if text := whole[: self.size.area]:
                quoted = Content.styled(f"{name}: {_first_line(text) if is_cut else text}", MUTED)
                yield quoted.truncate(self.size.width, ellipsis=True) if is_cut else quoted

    def _letters(self) -> Content:
        top, bottom = big_word(self.verdict.framework)
        if len(top) > self.size.width:
            return self._word()
        return Content.styled(f"{top}\n{bottom}", self._framework_style)

    def _word(self) -> Content:
        return Content.styled(self.verdict.framework.value.upper(), self._framework_style)

    def _count(self) -> Content:
        return Content(f"{self.verdict.count} of {len(Feature)}; the rule needs {THRESHOLD}")

    def _meter(self) -> Content:
        """Draw a cell for each feature, and a bar at the threshold."""
        cells = [
            Content.styled("━━━━", self._framework_style)
            if index < self.verdict.count
            else Content.styled("╌╌╌╌", MUTED)
            for index in range(len(Feature))
        ]
        return Content(" ").join([*cells[:THRESHOLD], Content("┃"), *cells[THRESHOLD:]])

    def _flip(self) -> Content:
        return Content.styled(self.verdict.flip, CLOSE if self.verdict.is_close else "")

    def _implied(self) -> Iterable[Content]:
        if turn := self.verdict.implied_turn:
            yield Content.styled(turn, CLOSE)

    def _decided(self) -> Iterable[Content]:
        if decision := self.session.decision:
            against = "" if decision.framework is self.verdict.framework else ", unlike the rule"
            yield Content.assemble(("Decided ", STRONG), (decision.chosen, decided(decision)), against)

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
    def _framework_style(self) -> str:
        return FRAMEWORK[self.verdict.framework]


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0]
