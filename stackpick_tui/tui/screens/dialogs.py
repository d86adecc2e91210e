"""The dialogs about a session's texts, and the one that asks whether to go on."""

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
        """Ask for the name of a session.

        Args:
            session: The session to rename.
        """
        super().__init__()
        self._session = session

    def compose_answer(self) -> Iterable[Widget]:
        """Lay out one field."""
        yield LineInput(self._session.name, hint="a name, like Shop rewrite", limit=NAME_LIMIT)

    def on_input_submitted(self) -> None:
        """Take Enter in the field as the answer."""
        self.accept()

    def accept(self) -> None:
        """Take the name."""
        self.dismiss(self.query_one(Input).value)


class NoteDialog(Dialog[str]):
    """Edits a session's note; what is typed is handed over as it is typed, so Esc loses nothing."""

    BINDINGS = [Binding("escape", "finish", "back", show=False, group=HERE)]

    is_large = True
    question = "Note"
    hint = "Saved as you type. Esc goes back."

    def __init__(self, session: Session, take: Callable[[str], None]) -> None:
        """Edit the note of a session.

        Args:
            session: The session.
            take: Called with the whole note at each change.
        """
        super().__init__()
        self._session = session
        self._take = take

    def compose_answer(self) -> Iterable[Widget]:
        """Lay out one text area."""
        yield NoteArea(self._session.note, limit=NOTE_LIMIT, take=self._take)

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Hand over what stands there after an undo, too."""
        self._take(message.text_area.text)

    def action_finish(self) -> None:
        """Go back with what stands there."""
        self.dismiss(self.query_one(TextArea).text)

    def go_back(self) -> None:
        """Go back as Esc does: nothing that was typed is lost."""
        self.action_finish()


class ConfirmDialog(Dialog[bool | None]):
    """Asks before something that cannot be taken back."""

    BINDINGS = [
        Binding("left", "app.focus_previous", "choose", show=False, group=HERE),
        Binding("right", "app.focus_next", "choose", show=False, group=HERE),
    ]

    has_focusable_buttons = True

    def __init__(self, question: str, *lines: str, yes: str, no: str) -> None:
        """Ask a question.

        Args:
            question: The question.
            lines: What one should know to answer it; shown literally.
            yes: What the button that does it says.
            no: What the safe button says, as Esc does.
        """
        super().__init__()
        self.question = question
        self.hint = f"Arrows choose, Esc: {no.lower()}."
        self.yes = yes
        self.no = no
        self._lines = lines

    def compose_answer(self) -> Iterable[Widget]:
        """Lay out what one should know."""
        for line in self._lines:
            yield Label(line, markup=False)

    def accept(self) -> None:
        """Go on."""
        self.dismiss(True)
