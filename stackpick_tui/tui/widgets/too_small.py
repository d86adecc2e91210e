"""The one line that replaces the checklist where it does not fit."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from stackpick_tui.advice.rule import decide
from stackpick_tui.sessions.session import Session, new_session

MIN_COLUMNS, MIN_ROWS = 30, 8
"""The smallest size in which the checklist fits."""


class TooSmall(Widget):
    """Says the verdict and the size needed, the verdict first where the row would cut it off."""

    session: reactive[Session] = reactive(new_session)
    """The session whose verdict is shown."""

    def render(self) -> Content:
        """Draw the line."""
        word = decide(self.session.features).framework.value.upper()
        limits = f"too small (needs {MIN_COLUMNS}x{MIN_ROWS})"
        return Content(f"{limits}: {word}" if self.size.width >= MIN_COLUMNS else f"{word}: {limits}")
