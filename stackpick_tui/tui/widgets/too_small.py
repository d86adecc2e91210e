"""The one line that stands in for the checklist where it does not fit."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from stackpick_tui.advice.rule import decide
from stackpick_tui.sessions.session import Session, new_session

MIN_COLUMNS, MIN_ROWS = 30, 8
"""The least that the checklist needs."""


class TooSmall(Widget):
    """Says the verdict and what is missing; first the verdict where the row would end before it."""

    session: reactive[Session] = reactive(new_session)
    """The session whose verdict is said."""

    def render(self) -> Content:
        """Fit the line into the row."""
        word = decide(self.session.features).framework.value.upper()
        limits = f"too small (needs {MIN_COLUMNS}x{MIN_ROWS})"
        return Content(f"{limits}: {word}" if self.size.width >= MIN_COLUMNS else f"{word}: {limits}")
