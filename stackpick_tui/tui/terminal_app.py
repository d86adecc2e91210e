"""How the app treats the terminal: what comes in from it, and what is drawn on it."""

import gc
import os
import sys
from collections.abc import Sequence

from textual import constants, events
from textual.app import App, ReturnType, SuspendNotSupported
from textual.driver import Driver
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.scrollbar import ScrollBar
from textual.widgets._toast import Toast  # it has no public name

from stackpick_tui.sessions.text import pasted_text
from stackpick_tui.tui.breakpoints import HORIZONTAL, VERTICAL
from stackpick_tui.tui.clicks import ClickFilter
from stackpick_tui.tui.no_color import NoColor
from stackpick_tui.tui.palette import readable
from stackpick_tui.tui.scroll_bar import WholeCells

ScrollBar.renderer = WholeCells
Toast.ALLOW_SELECT = False
"""A toast that is clicked away has no parent for a moment; a selection begun there ends Textual."""


class TerminalApp(App[ReturnType]):
    """Textual's app, made safe for every terminal, multiplexer, theme and way to paste or click."""

    HORIZONTAL_BREAKPOINTS = HORIZONTAL
    VERTICAL_BREAKPOINTS = VERTICAL

    def __init__(self) -> None:
        """Prepare to read and draw."""
        super().__init__()
        self._clicks = ClickFilter()

    def get_driver_class(self) -> type[Driver]:
        """Use our own driver, except on Windows or where TEXTUAL_DRIVER names another."""
        if constants.DRIVER is not None or sys.platform == "win32":
            return super().get_driver_class()
        from stackpick_tui.tui.driver import TerminalDriver

        return TerminalDriver

    async def on_event(self, event: events.Event) -> None:
        """Clean what is pasted of control characters, and ignore clicks that were not meant."""
        if isinstance(event, events.Paste):
            event.text = pasted_text(event.text)
        if self._clicks.accepts(event):
            await super().on_event(event)

    def get_css_variables(self) -> dict[str, str]:
        """Add our own names for the theme's colours, readable in every theme."""
        variables = super().get_css_variables()
        return {**variables, **readable(variables)}

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Draw without colours under NO_COLOR, and in a multiplexer without the emoji that it misplaces."""
        filters = [NoColor()] if self.no_color else super().get_line_filters()
        if not {"TMUX", "STY"} & os.environ.keys():
            return filters
        from stackpick_tui.tui.plain_emoji import PlainEmoji

        return [*filters, PlainEmoji()]

    def on_mount(self) -> None:
        """Draw without animations, and completely after a suspension."""
        self.animation_level = "none"
        self.app_resume_signal.subscribe(self, self._redraw)
        self.app_suspend_signal.subscribe(self, self._wipe, immediate=True)

    def on_ready(self) -> None:
        """Collect garbage from the first frame on, but nothing that the start has made."""
        if not self.is_headless:
            gc.freeze()
            gc.enable()

    def on_exit_app(self) -> None:
        """Leave nothing of the last frame."""
        self._wipe()

    def _redraw(self, _: App[ReturnType]) -> None:
        self.refresh(layout=True)

    def _wipe(self, _: App[ReturnType] | None = None) -> None:
        """Clear the screen: without an alternate one, the last frame would stay above the prompt."""
        if self._driver is not None:
            self._driver.write("\x1b[H\x1b[2J")

    def action_suspend_process(self) -> None:
        """Stop until the shell resumes us; says so where nobody could."""
        from stackpick_tui.tui.suspension import stop_group

        try:
            with self.suspend():
                was_stopped = stop_group()
        except SuspendNotSupported:
            was_stopped = False
        if not was_stopped:
            self.notify("Not suspended: there is no shell here that could resume the app.")

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text to the terminal's clipboard, through GNU screen too."""
        from stackpick_tui.tui.clipboard import is_in_gnu_screen, passed_through

        if self._driver is not None and is_in_gnu_screen():
            self._clipboard = text
            self._driver.write(passed_through(text))
        else:
            super().copy_to_clipboard(text)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,  # noqa: ARG002 - Textual's signature; a person's text is never markup
    ) -> None:
        """Show one toast at a time, literally: a newer one replaces the one before."""
        self.clear_notifications()
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)
