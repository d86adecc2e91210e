"""What all dialogs are: small, in the middle, one question, answered with keys or with the mouse."""

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
    """A question with its answer, and keys and buttons that give it; None when the person went back."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", "back", show=False, group=HERE),
        Binding("f1", "app.help", "help", show=False, group=HERE),
    ]

    question: str
    """What is asked, in the border; shown literally."""
    hint: str
    """Which keys answer."""
    yes: str = ""
    """What the button that gives the answer says; empty: there is none."""
    no: str = "Back"
    """What the button that goes back says."""
    has_focusable_buttons: ClassVar = False
    """Whether the keyboard reaches the buttons; elsewhere it has keys for both, and Tab is for the fields."""
    is_large: ClassVar = False
    """Whether it takes most of the screen, for long texts."""

    def __init__(self) -> None:
        """Fit the terminal at once."""
        super().__init__(classes=breakpoint_classes(self.app.size))

    def compose(self) -> ComposeResult:
        """Frame the question."""
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
        """Lay out what takes the answer."""
        raise NotImplementedError

    def on_button_pressed(self, message: Button.Pressed) -> None:
        """Do what the button says."""
        if message.button.id == "yes":
            self.accept()
        else:
            self.go_back()

    def accept(self) -> None:
        """Take what was answered."""
        raise NotImplementedError

    def go_back(self) -> None:
        """Go back and change nothing."""
        self.dismiss(None)
