"""The preview beside the list: a saved session, or the difference of two."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from stackpick_tui.advice.features import Feature, in_order
from stackpick_tui.advice.rule import decide
from stackpick_tui.records.difference import Difference
from stackpick_tui.sessions.session import Session
from stackpick_tui.tui.phrases import moment
from stackpick_tui.tui.styles import FRAMEWORK, HEADING, MUTED, STRONG


class Preview(Widget):
    """Draws a session, the difference of two, or nothing."""

    sessions: reactive[tuple[Session, ...]] = reactive((), layout=True)
    """The sessions to draw, at most two."""

    def render(self) -> Content:
        """Draw the sessions."""
        match self.sessions:
            case (session,):
                lines = self._one(session)
            case (left, right):
                lines = self._two(left, right)
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
                Content.styled(f"{'[x]' if ticked else '[ ]'} {feature.label}", STRONG if ticked else MUTED)
            )
        lines += [Content(f"[x] {name} (not known to this version)") for name in session.unknown]
        if decision := session.decision:
            who = f" ({decision.decided_by})" if decision.decided_by else ""
            reason = f": {decision.reason}" if decision.reason else ""
            lines += self._block("Decision", f"{decision.chosen}{who}{reason}")
        if session.note:
            lines += self._block("Note", session.note)
        if session.flaw:
            lines += self._block("Could not be read whole", session.flaw)
        dates = f"Changed {moment(session.updated)}, begun {moment(session.created)}, id {session.short_id}"
        return [*lines, Content(""), Content.styled(dates, MUTED)]

    def _two(self, left: Session, right: Session) -> list[Content]:
        found = Difference(left, right)
        lines: list[Content] = []
        for name, session in (("A", left), ("B", right)):
            title = Content.styled(session.title, STRONG)
            lines.append(Content.assemble(f"{name}  ", self._framework(session), "  ", title))
            if session.decision:
                lines.append(Content(f"   Decided {session.decision.chosen}"))
        for heading, features in (("Only in A", found.only_left), ("Only in B", found.only_right)):
            if features:
                lines += self._block(heading, ", ".join(feature.label for feature in in_order(features)))
        return [*lines, Content(""), Content(found.sentence)]

    def _block(self, heading: str, text: str) -> list[Content]:
        return [Content(""), Content.styled(heading, HEADING), Content(text)]

    def _framework(self, session: Session) -> Content:
        return Content.styled(session.verdict.value.upper(), FRAMEWORK[session.verdict])


class PreviewPane(VerticalScroll, can_focus=False):
    """Scrolls the preview, by keys of the screen and by the wheel."""

    sessions: reactive[tuple[Session, ...]] = reactive(())
    """The sessions to draw, at most two."""

    def compose(self) -> ComposeResult:
        """Lay out the preview."""
        yield Preview().data_bind(PreviewPane.sessions)
