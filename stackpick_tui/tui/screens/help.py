"""Help for the screen it was opened on: what can be done there, and with which keys."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from stackpick_tui.tui.breakpoints import breakpoint_classes
from stackpick_tui.tui.keys import Entry
from stackpick_tui.tui.screens.dismissible import Dismissible

NOTES = (
    "Everything can be clicked. To select text with the mouse, hold Shift (Option on a Mac).",
    "Without a screen: the command `ask` asks the five questions as plain lines, "
    "`explain` prints the explanation; both suit screen readers.",
)
"""What the table of keys does not say."""


class HelpScreen(ModalScreen[None], Dismissible[None]):
    """The keys of one screen in groups, drawn from its bindings.

    Textual's KeyPanel takes a third of the width and lists Textual's own bindings too.
    """

    CSS_PATH = ["controls.tcss", "dialog.tcss"]
    BINDINGS = [
        Binding("escape,question_mark,f1,q", "dismiss(None)", "back", show=False),
        Binding("j", "scroll(1)", "down", show=False),
        Binding("k", "scroll(-1)", "up", show=False),
    ]

    def __init__(self, table: dict[str, list[Entry]]) -> None:
        """Show what can be done, by group."""
        super().__init__(classes=breakpoint_classes(self.app.size))
        self._table = table

    def compose(self) -> ComposeResult:
        """Lay out a block for each group."""
        with Vertical(classes="dialog -large") as dialog:
            dialog.border_title = "Help"
            dialog.border_subtitle = "Esc goes back"
            with VerticalScroll():
                width = max(len(_keys(entry)) for entries in self._table.values() for entry in entries) + 3
                for name, entries in self._table.items():
                    yield Static(Content(name), classes="help--group")
                    yield Static(self._lines(entries, width))
                for note in NOTES:
                    yield Static(Content(note), classes="help--note")
            with Horizontal():
                back = Button("Back", compact=True)
                back.can_focus = False
                yield back

    def on_button_pressed(self) -> None:
        """Go back."""
        self.dismiss()

    @staticmethod
    def _lines(entries: list[Entry], width: int) -> Content:
        return Content("\n").join(
            Content.assemble((_keys(entry).ljust(width), "bold"), entry.description) for entry in entries
        )

    def action_scroll(self, lines: int) -> None:
        """Scroll with the letters that scroll on other screens."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def _keys(entry: Entry) -> str:
    return "  ".join(entry.keys)
