"""The final decision: what was chosen, why, and who says so."""

from collections.abc import Iterable

from textual import getters
from textual.binding import Binding
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Label

from stackpick_tui.sessions.choice import CHOICE_LIMIT, UnfitChoice, needs_reason, whole_choice
from stackpick_tui.sessions.session import Decision, Session
from stackpick_tui.sessions.text import NAME_LIMIT, NOTE_LIMIT, is_blank, pasted_line
from stackpick_tui.tui.keys import HERE
from stackpick_tui.tui.screens.dialog import Dialog
from stackpick_tui.tui.widgets.fields import LineInput
from stackpick_tui.tui.widgets.framework_choice import FrameworkChoice, Option


class DecisionDialog(Dialog[Session | None]):
    """Asks for the decision and returns the session with it; one unlike the rule's needs a reason."""

    BINDINGS = [
        Binding("enter", "decide", "decide", show=False, group=HERE),
        Binding("tab", "app.focus_next", "next field", show=False, group=HERE),
    ]

    question = "Final decision"
    hint = "Arrows choose, Tab moves on, Enter decides, Esc leaves it as it was."
    yes = "Decide"

    _choice = getters.query_one(FrameworkChoice)
    _name_field = getters.query_one("#name", LineInput)
    _reason_field = getters.query_one("#reason", LineInput)
    _who_field = getters.query_one("#who", LineInput)
    _reason_label = getters.query_one("#reason-label", Label)
    _problem = getters.query_one("#problem", Label)

    def __init__(self, session: Session) -> None:
        """Ask what was decided for a session; an earlier decision can be changed or withdrawn."""
        super().__init__()
        self._session = session
        self._before = session.decision or Decision(session.verdict.value)

    def compose_answer(self) -> Iterable[Widget]:
        """Lay out the choice and the fields."""
        before, verdict = self._before, self._session.verdict
        chosen = Option(before.framework.value) if before.framework else Option.SOMETHING_ELSE
        yield FrameworkChoice(chosen, verdict, can_withdraw=self._session.decision is not None)
        yield Label(id="problem", markup=False)
        with Vertical(id="naming"):
            yield Label("Its name", markup=False)
            name = "" if before.framework else before.chosen
            yield LineInput(name, hint="such as FastAPI", id="name", limit=CHOICE_LIMIT)
        yield Label(id="reason-label", markup=False)
        yield LineInput(before.reason, id="reason", limit=NOTE_LIMIT)
        yield Label("Decided by (may be empty)", markup=False)
        yield LineInput(before.decided_by, id="who", limit=NAME_LIMIT)

    def on_mount(self) -> None:
        """Show what the choice asks for."""
        self.on_framework_choice_chosen()

    def on_framework_choice_chosen(self) -> None:
        """Ask for a name and a reason only where the choice needs them."""
        chosen, verdict = self._choice.chosen, self._session.verdict
        self.query_one("#naming").display = chosen is Option.SOMETHING_ELSE
        is_needed = chosen is not Option.UNDECIDED and needs_reason(chosen.value, verdict)
        self._reason_label.update(f"Reason ({'needed' if is_needed else 'may be empty'})")
        self._problem.remove_class("-missing")

    def on_input_changed(self) -> None:
        """Hide what was wrong with the text before."""
        self._problem.remove_class("-missing")

    def on_input_submitted(self) -> None:
        """Decide on Enter in a field."""
        self.action_decide()

    def accept(self) -> None:
        """Decide, as Enter does."""
        self.action_decide()

    def action_decide(self) -> None:
        """Return the session with the decision, or say what is missing."""
        if self._choice.chosen is Option.UNDECIDED:
            self.dismiss(self._session.with_decision(None))
            return
        try:
            chosen = self._chosen()
        except UnfitChoice as error:
            guess = f"Did you mean {error.meant.value}? Then choose it above." if error.meant else ""
            self._ask_for(self._name_field, guess or "Type the name of what was decided.")
            return
        verdict, reason = self._session.verdict, self._reason_field.value
        if needs_reason(chosen, verdict) and is_blank(reason):
            self._ask_for(self._reason_field, f"Deciding {chosen} needs a reason.")
            return
        # the field has one line: an imported reason of several keeps them unless it is edited
        why = self._before.reason if reason == pasted_line(self._before.reason) else reason
        self.dismiss(self._session.with_decision(Decision(chosen, why, self._who_field.value)))

    def _chosen(self) -> str:
        """Return the name of what is chosen, checked unless it is the one decided before."""
        if self._choice.chosen is not Option.SOMETHING_ELSE:
            return str(self._choice.chosen.value)
        name = str(self._name_field.value)
        return name if name == self._before.chosen else whole_choice(name)

    def _ask_for(self, field: LineInput, problem: str) -> None:
        self._problem.update(problem)
        self._problem.add_class("-missing")
        field.focus()
