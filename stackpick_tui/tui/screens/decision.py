"""The final decision: which framework, why, and who says so."""

from collections.abc import Iterable

from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input, Label

from stackpick_tui.sessions.choice import needs_reason
from stackpick_tui.sessions.session import Decision, Session
from stackpick_tui.sessions.text import NAME_LIMIT, NOTE_LIMIT, is_blank, pasted_line
from stackpick_tui.tui.keys import HERE
from stackpick_tui.tui.screens.dialog import Dialog
from stackpick_tui.tui.widgets.fields import LineInput
from stackpick_tui.tui.widgets.framework_choice import FrameworkChoice


class DecisionDialog(Dialog[Session | None]):
    """Asks for the decision and returns the session with it; one against the rule needs a reason."""

    BINDINGS = [
        Binding("enter", "decide", "decide", show=False, group=HERE),
        Binding("tab", "app.focus_next", "next field", show=False, group=HERE),
    ]

    question = "Final decision"
    hint = "Arrows choose, Tab moves on, Enter decides, Esc leaves it as it was."
    yes = "Decide"

    def __init__(self, session: Session) -> None:
        """Ask what was decided for a session; an earlier decision can be changed or withdrawn."""
        super().__init__()
        self._session = session

    def compose_answer(self) -> Iterable[Widget]:
        """Lay out the choice and the two fields."""
        verdict = self._session.verdict
        before = self._session.decision or Decision(verdict.value)
        yield FrameworkChoice(before.chosen, can_withdraw=self._session.decision is not None)
        yield Label(f"The rule says {verdict.value}.", id="problem", markup=False)
        yield Label("Reason (needed only against the rule)", markup=False)
        yield LineInput(before.reason, id="reason", limit=NOTE_LIMIT)
        yield Label("Decided by (may be empty)", markup=False)
        yield LineInput(before.decided_by, id="who", limit=NAME_LIMIT)

    def on_input_submitted(self) -> None:
        """Decide on Enter in a field."""
        self.action_decide()

    def accept(self) -> None:
        """Decide, as Enter does."""
        self.action_decide()

    def action_decide(self) -> None:
        """Return the session with the decision, or ask for a missing reason."""
        chosen, verdict = self.query_one(FrameworkChoice).chosen, self._session.verdict
        reason = self.query_one("#reason", Input)
        if chosen is None:
            self.dismiss(self._session.with_decision(None))
        elif not needs_reason(chosen, verdict) or not is_blank(reason.value):
            who = self.query_one("#who", Input).value
            before = self._session.decision.reason if self._session.decision else ""
            # the field has one line: an imported reason of several keeps them unless it is edited
            why = before if reason.value == pasted_line(before) else reason.value
            self.dismiss(self._session.with_decision(Decision(chosen, why, who)))
        else:
            text = f"The rule says {verdict.value}: deciding {chosen} needs a reason. Type it below."
            self.query_one("#problem", Label).update(text)
            self.query_one("#problem").add_class("-missing")
            reason.focus()
