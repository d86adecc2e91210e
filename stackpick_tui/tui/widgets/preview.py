"""The preview beside the list: a saved session, or the difference of two."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import Reactive, reactive
from textual.widget import Widget

from stackpick_tui.advice.constraints import balance
from stackpick_tui.advice.constraints import in_order as constraints_in_order
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import decide
from stackpick_tui.records.difference import Difference
from stackpick_tui.sessions.session import Session
from stackpick_tui.tui.phrases import moment, pull
from stackpick_tui.tui.styles import FRAMEWORK, HEADING, MUTED, STRONG, TICKED, decided
from stackpick_tui.tui.widgets.comparison import comparison


class Preview(Widget):
    """Draws a session, the difference of two, or nothing."""

    auto_links = Reactive(False)
    """Without links there is nothing to draw anew as the mouse moves."""
    sessions: reactive[tuple[Session, ...]] = reactive((), layout=True)
    """The sessions to draw, at most two."""

    def render(self) -> Content:
        """Draw the sessions."""
        match self.sessions:
            case (session,):
                lines = self._one(session)
            case (left, right):
                lines = [comparison(Difference(left, right), self.size.width)]
            case _:
                lines = []
        return Content("\n").join(lines)

    def _one(self, session: Session) -> list[Content]:
        verdict = decide(session.features)
        lines = [
            Content.styled(session.title, STRONG),
            Content(""),
            Content.assemble(self._framework(session), f"  {verdict.count} of {len(Feature)}"),
            Content(
                verdict.flip
                if session.verdict is verdict.framework
                else f"Today's rule says {verdict.framework.value}."
            ),
            Content(""),
        ]
        for feature in Feature:
            ticked = feature in session.features
            lines.append(
                Content.styled(f"{'[x]' if ticked else '[ ]'} {feature.label}", TICKED if ticked else MUTED)
            )
        lines += [Content(f"[x] {name} (not known to this version)") for name in session.unknown]
        if decision := session.decision:
            who = f" ({decision.decided_by})" if decision.decided_by else ""
            reason = f": {decision.reason}" if decision.reason else ""
            chosen = Content.styled(decision.chosen, decided(decision))
            lines += self._block("Decision", chosen + f"{who}{reason}")
        if constraints := self._constraints(session):
            told = balance(session.constraints).sentence.rstrip(".") or "Beyond the rule"
            lines += self._block(told, *constraints)
        if session.note:
            lines += self._block("Note", Content(session.note))
        if session.flaw:
            lines += self._block("Could not be read whole", Content(session.flaw))
        dates = f"Changed {moment(session.updated)}, begun {moment(session.created)}, id {session.short_id}"
        return [*lines, Content(""), Content.styled(dates, MUTED)]

    def _constraints(self, session: Session) -> list[Content]:
        known = [
            Content.assemble(
                (f"[x] {each.label}", TICKED),
                "  ",
                (pull(each.pull), FRAMEWORK[each.pull.toward] if each.pull.toward else MUTED),
            )
            for each in constraints_in_order(session.constraints)
        ]
        unknown = [Content(f"[x] {name} (not known to this version)") for name in session.unknown_constraints]
        return [*known, *unknown]

    def _block(self, heading: str, *lines: Content) -> list[Content]:
        return [Content(""), Content.styled(heading, HEADING), *lines]

    def _framework(self, session: Session) -> Content:
        return Content.styled(session.verdict.value.upper(), FRAMEWORK[session.verdict])


class PreviewPane(VerticalScroll, can_focus=False):
    """Scrolls the preview, by keys of the screen and by the wheel."""

    sessions: reactive[tuple[Session, ...]] = reactive(())
    """The sessions to draw, at most two."""

    def compose(self) -> ComposeResult:
        """Lay out the preview."""
        yield Preview().data_bind(PreviewPane.sessions)
