"""Small dialogs: one question each, the safe answer under the cursor, Esc goes back."""

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, TextArea

from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.text import NAME_LIMIT
from stackpick_tui.tui.widgets.fields import Line, Page


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
            yield Line(self._session.name, hint="Shop rewrite", limit=NAME_LIMIT)
            yield Label("Enter keeps it, Esc goes back. Empty: named after its ticks.", markup=False)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Take the name."""
        self.dismiss(message.value)


class NoteDialog(ModalScreen[str]):
    """Edits a session's note; what is typed is handed over as it is typed, so Esc loses nothing."""

    BINDINGS = [Binding("escape", "finish", "back", show=False)]

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
            yield Page(self._session.note)
            yield Label("Saved as you type. Esc goes back.", markup=False)

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Hand over what stands there now."""
        self._take(message.text_area.text)

    def action_finish(self) -> None:
        """Go back with what stands there."""
        self.dismiss(self.query_one(TextArea).text)


class ConfirmDialog(ModalScreen[bool]):
    """Asks before something that cannot be taken back."""

    BINDINGS = [Binding("escape", "dismiss(False)", "back", show=False)]

    def __init__(self, title: str, *lines: str, yes: str, no: str) -> None:
        """Ask a question.

        Args:
            title: The question.
            lines: What one should know to answer it; shown literally.
            yes: What the button that does it says.
            no: What the safe button says.
        """
        super().__init__()
        self._title = title
        self._lines = lines
        self._yes = yes
        self._no = no

    def compose(self) -> ComposeResult:
        """Lay out the question and two answers, the safe one first."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(self._title)
            for line in self._lines:
                yield Label(line, markup=False)
            with Horizontal():
                yield Button(Content(self._no), id="no")
                yield Button(Content(self._yes), id="yes")

    def on_button_pressed(self, message: Button.Pressed) -> None:
        """Take the answer."""
        self.dismiss(message.button.id == "yes")

    def on_key(self, event: events.Key) -> None:
        """Move between the two answers with the arrows too."""
        if event.key in {"left", "right"}:
            self.focus_next()
