"""What all dialogs are: small, in the middle, one question; Esc goes back and changes nothing."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, ScreenResultType
from textual.widget import Widget
from textual.widgets import Label

from stackpick_tui.tui.keys import HERE
from stackpick_tui.tui.room import room
from stackpick_tui.tui.screens.dismissible import Dismissible


class Dialog(ModalScreen[ScreenResultType], Dismissible[ScreenResultType]):
    """A question with its answer, and the keys that give it; None when the person went back."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", "back", show=False, group=HERE),
        Binding("f1", "app.help", "help", show=False, group=HERE),
    ]

    question: str
    """What is asked, in the border; shown literally."""
    hint: str
    """Which keys answer."""
    is_large: ClassVar = False
    """Whether it takes most of the screen, for long texts."""

    def __init__(self) -> None:
        """Fit the terminal at once."""
        super().__init__(classes=room(self.app.size))

    def compose(self) -> ComposeResult:
        """Frame the question."""
        with Vertical(classes="dialog -large" if self.is_large else "dialog") as frame:
            frame.border_title = Content(self.question)
            yield from self.compose_answer()
            yield Label(self.hint, classes="hint", markup=False)

    def compose_answer(self) -> Iterable[Widget]:
        """Lay out what takes the answer."""
        raise NotImplementedError
