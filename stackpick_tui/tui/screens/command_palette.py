"""Textual's command palette, made safe for keys and clicks at any time."""

from textual import events, on
from textual.app import ComposeResult
from textual.command import CommandList, CommandPalette
from textual.errors import NoWidget
from textual.message import Message
from textual.widgets import Input, OptionList

from stackpick_tui.tui.screens.dismissible import Dismissible
from stackpick_tui.tui.widgets.options import AtAnyTime


class Commands(AtAnyTime, CommandList):
    """The matching commands."""


class Palette(CommandPalette, Dismissible[None]):
    """Runs the chosen command, once."""

    CSS_PATH = ["controls.tcss", "command_palette.tcss"]

    def compose(self) -> ComposeResult:
        """Lay out Textual's widgets, but our own list."""
        for widget in super().compose():
            yield Commands() if isinstance(widget, CommandList) else widget

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def choose_once(self, message: Message) -> None:
        """Ignore a second choice."""
        if not self.is_active:
            message.prevent_default()

    def _on_click(self, event: events.Click) -> None:  # type: ignore[override]
        try:
            self.get_widget_at(event.screen_x, event.screen_y)
        except NoWidget:
            # the window has shrunk since the mouse was pressed
            event.prevent_default()
