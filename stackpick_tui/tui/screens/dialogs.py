"""The dialogs for a session's name and note, and the one that asks for confirmation."""

from collections.abc import Callable, Iterable

from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input, Label, TextArea

from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.text import NAME_LIMIT, NOTE_LIMIT
from stackpick_tui.tui.keys import HERE
from stackpick_tui.tui.screens.dialog import Dialog
from stackpick_tui.tui.widgets.fields import LineInput, NoteArea


class NameDialog(Dialog[str | None]):
    """Asks for a session's name."""

    question = "Name this session"
    hint = "Enter keeps it, Esc leaves it as it was. Empty: named after its ticks."
    yes = "Keep"

    def __init__(self, session: Session) -> None:
        """Ask for another name of a session."""
        super().__init__()
        self._session = session

    def compose_answer(self) -> Iterable[Widget]:
        """Lay out the field."""
        yield LineInput(self._session.name, hint="a name, like Shop rewrite", limit=NAME_LIMIT)

    def on_input_submitted(self) -> None:
        """Accept the name on Enter."""
        self.accept()

    def accept(self) -> None:
        """Return the name."""
        self.dismiss(self.query_one(Input).value)


class NoteDialog(Dialog[str]):
    """Edits a session's note, which is handed over as it is typed, so that Esc loses nothing."""

    BINDINGS = [Binding("escape", "finish", "back", show=False, group=HERE)]

    is_large = True
    question = "Note"
    hint = "Saved as you type. Esc goes back."

    def __init__(self, session: Session, on_change: Callable[[str], None]) -> None:
        """Edit the note of a session; the callback gets the whole note at each change."""
        super().__init__()
        self._session = session
        self._report_change = on_change

    def compose_answer(self) -> Iterable[Widget]:
        """Lay out the text area."""
        yield NoteArea(self._session.note, limit=NOTE_LIMIT, on_change=self._report_change)

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Hand over the text after an undo in the text area, too."""
        self._report_change(message.text_area.text)

    def action_finish(self) -> None:
        """Return the note."""
        self.dismiss(self.query_one(TextArea).text)

    def go_back(self) -> None:
        """Return the note, as Esc does."""
        self.action_finish()


class ConfirmDialog(Dialog[bool | None]):
    """Asks before something that cannot be undone."""

    BINDINGS = [
        Binding("left", "app.focus_previous", "choose", show=False, group=HERE),
        Binding("right", "app.focus_next", "choose", show=False, group=HERE),
    ]

    has_focusable_buttons = True

    def __init__(self, question: str, *lines: str, yes: str, no: str) -> None:
        """Ask a question, with lines of explanation and the labels of the buttons; Esc means no."""
        super().__init__()
        self.question = question
        self.hint = f"Arrows choose, Esc: {no.lower()}."
        self.yes = yes
        self.no = no
        self._lines = lines

    def compose_answer(self) -> Iterable[Widget]:
        """Lay out the explanation."""
        for line in self._lines:
            yield Label(line, markup=False)

    def accept(self) -> None:
        """Return the confirmation."""
        self.dismiss(True)
