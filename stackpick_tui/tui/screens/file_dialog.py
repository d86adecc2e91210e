"""Asks where the record is to be written."""

import re
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from stackpick_tui.sessions.session import Session
from stackpick_tui.tui.widgets.fields import Line


class FileDialog(ModalScreen[Path | None]):
    """Asks for a file; offers one in the directory the app was started in."""

    BINDINGS = [Binding("escape", "dismiss(None)", "back", show=False)]

    def __init__(self, session: Session) -> None:
        """Ask where the record of a session is to go.

        Args:
            session: The session; the file offered is named after it.
        """
        super().__init__()
        words = re.findall(r"\w+", session.name.casefold()) or [session.verdict.value.casefold()]
        self._offer = Path.cwd() / f"{'-'.join(['decision', *words])[:60]}.md"

    def compose(self) -> ComposeResult:
        """Lay out one field."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Write the record to"
            yield Line(str(self._offer))
            yield Label("Enter writes it as Markdown, Esc goes back.", markup=False)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Take the file."""
        if message.value.strip():
            self.dismiss(Path(message.value.strip()).expanduser())
