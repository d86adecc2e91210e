"""Small dialogs: one question each, the safe answer under the cursor, Esc goes back."""

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, TextArea

from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.text import NAME_LIMIT


class NameDialog(ModalScreen[str | None]):
    """Asks for a session's name; None when the person went back."""

    BINDINGS = [Binding("escape", "dismiss(None)", "back", show=False)]

    def __init__(self, session: Session) -> None:
        """Ask for the name of a session.

        Args:
            session: The session to rename.
        """
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        """Lay out one field."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Name this session"
            yield Input(
                self._session.name, placeholder="Shop rewrite", max_length=NAME_LIMIT, select_on_focus=False
            )
            yield Label("Enter keeps it, Esc goes back. Empty: named after its ticks.", markup=False)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Take the name."""
        self.dismiss(message.value)


class NoteDialog(ModalScreen[None]):
    """Edits a session's note; what is typed is handed over as it is typed, so Esc loses nothing."""

    BINDINGS = [Binding("escape", "dismiss", "back", show=False)]

    def __init__(self, session: Session, take: Callable[[str], None]) -> None:
        """Edit the note of a session.

        Args:
            session: The session.
            take: Called with the whole note at each change.
        """
        super().__init__()
        self._session = session
        self._take = take

    def compose(self) -> ComposeResult:
        """Lay out one text area."""
        with Vertical(classes="dialog -large") as dialog:
            dialog.border_title = "Note"
            yield TextArea(self._session.note, tab_behavior="focus")
            yield Label("Saved as you type. Esc goes back.", markup=False)

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Hand over what stands there now."""
        if message.text_area.text != self._session.note:
            self._take(message.text_area.text)


class QuitDialog(ModalScreen[bool]):
    """Asks before leaving with something that is not saved."""

    BINDINGS = [Binding("escape", "dismiss(False)", "back", show=False)]

    def __init__(self, status: str) -> None:
        """Ask whether to leave all the same.

        Args:
            status: Why it is not saved, in the words of the header.
        """
        super().__init__()
        self._status = status

    def compose(self) -> ComposeResult:
        """Lay out the reason and two answers, the safe one first."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Quit without saving?"
            yield Label(self._status, markup=False)
            yield Label("R on the checklist tries again to save.", markup=False)
            with Horizontal():
                yield Button("Stay", id="stay", variant="primary")
                yield Button("Quit", id="quit")

    def on_button_pressed(self, message: Button.Pressed) -> None:
        """Take the answer."""
        self.dismiss(message.button.id == "quit")

    def on_key(self, event: events.Key) -> None:
        """Move between the two answers with the arrows too."""
        if event.key in {"left", "right"}:
            self.focus_next()
