"""What all screens are: dismissed at most once, and only while they are on top."""

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class Dismissible(Screen[ScreenResultType]):
    """A screen that ignores a dismissal that comes too late.

    Textual's own takes off whatever is on top: the second of two quick keys would take off the screen below,
    or the last one, which ends the app. Among several base classes it stands last: styles follow the first.
    """

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Go back with a result, unless this has happened or another screen is on top."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
