"""Choose a theme by looking at it."""

from collections.abc import Iterable

from textual import getters
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets.option_list import Option

from stackpick_tui.tui.keys import HERE
from stackpick_tui.tui.screens.dialog import Dialog
from stackpick_tui.tui.widgets.options import Options


class ThemeDialog(Dialog[str | None]):
    """Shows the app in the theme under the cursor, and returns the one that is kept."""

    BINDINGS = [
        Binding("escape", "back", "back", show=False, group=HERE),
        Binding("j", "move(1)", "down", show=False, group=HERE),
        Binding("k", "move(-1)", "up", show=False, group=HERE),
    ]

    question = "Theme"
    hint = "Arrows show it, Enter keeps it, Esc brings the old one back."
    yes = "Keep"

    _list = getters.query_one(Options)

    def __init__(self) -> None:
        """Begin with the theme in use."""
        super().__init__()
        self._before = self.app.theme
        self._names = sorted(self.app.available_themes)

    def compose_answer(self) -> Iterable[Widget]:
        """Lay out the list."""
        yield Options(*(Option(name) for name in self._names), compact=True)

    def on_mount(self) -> None:
        """Move to the theme in use."""
        self._list.highlighted = self._names.index(self._before)

    def on_resize(self) -> None:
        """Keep the cursor in sight, at the same place whatever the size was before."""
        self.call_after_refresh(self._list.scroll_to_highlight, top=True)

    def on_option_list_option_highlighted(self) -> None:
        """Show the app in the theme under the cursor by now, unless this was left."""
        if self.is_active and self._list.highlighted is not None:
            self.app.theme = self._names[self._list.highlighted]

    def on_option_list_option_selected(self) -> None:
        """Keep the theme on Enter or a click."""
        self.accept()

    def accept(self) -> None:
        """Return the theme under the cursor."""
        if self._list.highlighted is not None:
            self.app.theme = self._names[self._list.highlighted]
        self.dismiss(self.app.theme)

    def go_back(self) -> None:
        """Bring back the theme that was in use."""
        self.app.theme = self._before
        self.dismiss(None)

    def action_back(self) -> None:
        """Go back, as the button does."""
        self.go_back()

    def action_move(self, themes: int) -> None:
        """Move the cursor down, or up if negative."""
        move = self._list.action_cursor_down if themes > 0 else self._list.action_cursor_up
        move()
