"""The final decision: which framework, why, and who says so."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from stackpick_tui.sessions.session import Decision, Session
from stackpick_tui.sessions.text import NAME_LIMIT, NOTE_LIMIT
from stackpick_tui.tui.widgets.fields import Line
from stackpick_tui.tui.widgets.framework_choice import FrameworkChoice


class DecisionDialog(ModalScreen[Decision | None]):
    """Asks for the decision; begins with the verdict, and with a reason where it is overruled."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", "back", show=False),
        Binding("enter", "decide", "decide", show=False),
    ]

    def __init__(self, session: Session) -> None:
        """Ask what was decided for a session.

        Args:
            session: The session; a decision it has already can be changed.
        """
        super().__init__()
        self._verdict = session.verdict
        self._before = session.decision or Decision(session.verdict)

    def compose(self) -> ComposeResult:
        """Lay out the choice and two fields."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Final decision"
            yield FrameworkChoice(self._before.framework)
            yield Label(f"The rule says {self._verdict.value}.", id="problem", markup=False)
            yield Label("Reason", markup=False)
            yield Line(self._before.reason, id="reason", limit=NOTE_LIMIT)
            yield Label("Decided by (may be empty)", markup=False)
            yield Line(self._before.decided_by, id="who", limit=NAME_LIMIT)
            yield Static(
                "Arrows choose, Tab moves on, Enter decides, Esc goes back.", classes="hint", markup=False
            )

    def on_input_submitted(self) -> None:
        """Take Enter in a field as the decision."""
        self.action_decide()

    def action_decide(self) -> None:
        """Take the decision; one against the rule needs a reason."""
        chosen = self.query_one(FrameworkChoice).chosen
        reason = self.query_one("#reason", Input)
        if chosen is not self._verdict and not reason.value.strip():
            text = f"The rule says {self._verdict.value}: deciding {chosen.value} needs a reason."
            self.query_one("#problem", Label).update(text)
            self.query_one("#problem").add_class("-missing")
            reason.focus()
        else:
            self.dismiss(Decision(chosen, reason.value, self.query_one("#who", Input).value))
