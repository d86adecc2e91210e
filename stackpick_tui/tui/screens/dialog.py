"""What all dialogs share: a question in a frame, answered with keys or the mouse."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen, ScreenResultType
from textual.widget import Widget
from textual.widgets import Button, Label

from stackpick_tui.tui.breakpoints import breakpoint_classes
from stackpick_tui.tui.keys import HERE
from stackpick_tui.tui.screens.dismissible import Dismissible


class Dialog(ModalScreen[ScreenResultType], Dismissible[ScreenResultType]):
    """A question with fields, keys and buttons to answer it; returns None if the person goes back."""

    CSS_PATH = ["controls.tcss", "dialog.tcss"]
    BINDINGS = [
        Binding("escape", "dismiss(None)", "back", show=False, group=HERE),
        Binding("f1", "app.help", "help", show=False, group=HERE),
    ]

    question: str
    """The question, shown literally in the border."""
    hint: str
    """Which keys answer."""
    yes: str = ""
    """The label of the button that answers; empty for none."""
    no: str = "Back"
    """The label of the button that goes back."""
    has_focusable_buttons: ClassVar = False
    """Whether Tab and arrows reach the buttons; elsewhere Tab is for the fields, and Enter and Esc answer."""
    is_large: ClassVar = False
    """Whether it takes up most of the screen, for long texts."""

    def __init__(self) -> None:
        """Lay the dialog out for the terminal's size from the first frame."""
        super().__init__(classes=breakpoint_classes(self.app.size))

    def compose(self) -> ComposeResult:
        """Lay out the frame with the question."""
        with Vertical(classes="dialog -large" if self.is_large else "dialog") as frame:
            frame.border_title = Content(self.question)
            yield from self.compose_answer()
            with Horizontal():
                for name, text in (("no", self.no), ("yes", self.yes)):
                    if text:
                        button = Button(Content(text), id=name, compact=True)
                        button.can_focus = self.has_focusable_buttons
                        yield button
            yield Label(self.hint, classes="hint", markup=False)

    def compose_answer(self) -> Iterable[Widget]:
        """Lay out the fields."""
        raise NotImplementedError

    def on_button_pressed(self, message: Button.Pressed) -> None:
        """Do what the button says."""
        if message.button.id == "yes":
            self.accept()
        else:
            self.go_back()

    def accept(self) -> None:
        """Return the answer."""
        raise NotImplementedError

    def go_back(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)
