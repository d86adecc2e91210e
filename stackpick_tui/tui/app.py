"""The app: what all screens share."""

import asyncio
import gc
import os
import sys
import time
from collections.abc import Iterable, Sequence

from textual import constants, events
from textual.actions import SkipAction
from textual.app import App, SuspendNotSupported, SystemCommand
from textual.binding import Binding
from textual.driver import Driver
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.theme import Theme
from textual.widgets._toast import Toast  # it has no public name

from stackpick_tui.sessions.inbox import WriterInbox
from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.text import pasted_text
from stackpick_tui.tui.breakpoints import HORIZONTAL, VERTICAL
from stackpick_tui.tui.clicks import Clicks
from stackpick_tui.tui.history import SessionHistory
from stackpick_tui.tui.keys import APP, keys_of
from stackpick_tui.tui.no_color import NoColor
from stackpick_tui.tui.palette import readable
from stackpick_tui.tui.screens.base_screen import BaseScreen, ScreenFactory
from stackpick_tui.tui.screens.checklist import ChecklistScreen
from stackpick_tui.tui.store_link import StoreLink

Toast.ALLOW_SELECT = False
"""A toast that is clicked away has no parent for a moment; a selection begun there ends Textual."""
FLUSH = 1.0
"""Seconds to wait for the last write before asking whether to leave without it."""
QUIT_WITHIN = 2.0
"""Seconds within which a second Ctrl+C means to quit."""


class StackpickApp(App[Session | None]):
    """Tick what the project needs, see the verdict, understand it, find it again tomorrow.

    Ends with the session that was at hand, or None when nobody touched it.
    """

    CSS_PATH = "app.tcss"
    TITLE = "stackpick-tui"
    HORIZONTAL_BREAKPOINTS = HORIZONTAL
    VERTICAL_BREAKPOINTS = VERTICAL
    BINDINGS = [
        Binding("question_mark,f1", "help", "help", group=APP),
        Binding("q", "quit", "quit", group=APP),
        Binding("ctrl+q", "quit", "quit", show=False, priority=True, group=APP),
        Binding("ctrl+c", "ask_to_quit", "quit, pressed twice", show=False, priority=True, group=APP),
        Binding("t", "change_theme", "theme", show=False, group=APP),
        Binding("ctrl+p", "command_palette", "all commands", show=False, group=APP),
        Binding("ctrl+z", "suspend_process", "suspend", show=False, group=APP),
    ]

    def __init__(self, autosave: WriterInbox, session: Session, theme: str | None = None) -> None:
        """Prepare the app on a session.

        Args:
            autosave: The writing thread, already running.
            session: The session to open on, new or read from the store.
            theme: The theme the person chose last; ignored where the terminal is to show no colours.
        """
        super().__init__()
        self._has_no_color = self.no_color
        if theme in self.available_themes and not self._has_no_color:
            self.theme = theme
        self._link = StoreLink(self, autosave)
        self._history = SessionHistory(session)
        self._interrupted = 0.0
        self._clicks = Clicks()

    def get_driver_class(self) -> type[Driver]:
        """Read the terminal with our own driver, but for Windows or where another was asked for."""
        if constants.DRIVER is not None or sys.platform == "win32":
            return super().get_driver_class()
        from stackpick_tui.tui.driver import TerminalDriver

        return TerminalDriver

    async def on_event(self, event: events.Event) -> None:
        """Act on what comes in, but for presses of the mouse that were not meant.

        What controls a terminal is taken out of whatever is pasted: fields draw what they are given.
        """
        if isinstance(event, events.Paste):
            event.text = pasted_text(event.text)
        if self._clicks.are_meant(event):
            await super().on_event(event)

    def get_css_variables(self) -> dict[str, str]:
        """Add our own names for the theme's colours, readable in every theme."""
        variables = super().get_css_variables()
        return {**variables, **readable(variables)}

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Leave every colour out where the person asked for none, and emoji that a multiplexer misplaces."""
        filters = [NoColor()] if self._has_no_color else super().get_line_filters()
        if not {"TMUX", "STY"} & os.environ.keys():
            return filters
        from stackpick_tui.tui.plain_emoji import PlainEmoji

        return [*filters, PlainEmoji()]

    def get_default_screen(self) -> Screen[SessionHistory]:
        """Open on the checklist."""
        return ChecklistScreen(self._link, self._screen_factory(), self._history)

    def _screen_factory(self) -> ScreenFactory:
        """Make screens whose modules are imported when they are first opened, which keeps the start fast."""

        def explanation(history: SessionHistory) -> BaseScreen:
            from stackpick_tui.tui.screens.explanation import ExplanationScreen

            return ExplanationScreen(self._link, screens, history)

        def beyond(history: SessionHistory) -> BaseScreen:
            from stackpick_tui.tui.screens.beyond import BeyondScreen

            return BeyondScreen(self._link, screens, history)

        def sessions(history: SessionHistory) -> BaseScreen:
            from stackpick_tui.tui.screens.sessions import SessionsScreen

            return SessionsScreen(self._link, screens, history)

        screens = ScreenFactory(explanation, beyond, sessions)
        return screens

    def on_mount(self) -> None:
        """Begin to listen to the writing thread, and to what theme is chosen."""
        self.animation_level = "none"
        self._link.listen()
        self.theme_changed_signal.subscribe(self, self._remember_theme)
        self.app_resume_signal.subscribe(self, self._redraw)
        self.app_suspend_signal.subscribe(self, self._wipe, immediate=True)

    def on_ready(self) -> None:
        """Collect garbage from the first frame on; what the start has made is left out of it."""
        if not self.is_headless:
            gc.freeze()
            gc.enable()

    def _redraw(self, _: App[Session | None]) -> None:
        """Draw everything again: after a suspension nothing of it is on the terminal any more."""
        self.refresh(layout=True)

    def on_exit_app(self) -> None:
        """Leave nothing of the last frame."""
        self._wipe()

    def _wipe(self, _: App[Session | None] | None = None) -> None:
        """Empty the screen before it is left: without an alternate one, it would stay under the prompt."""
        if self._driver is not None:
            self._driver.write("\x1b[H\x1b[2J")

    def _remember_theme(self, theme: Theme) -> None:
        if not self._has_no_color:
            self._link.autosave.remember("theme", theme.name)

    @property
    def history(self) -> SessionHistory:
        """The history of the topmost screen that has one."""
        return next(
            (screen.history for screen in reversed(self.screen_stack) if isinstance(screen, BaseScreen)),
            self._history,
        )

    async def action_quit(self) -> None:
        """Leave; asks only where something cannot be saved, in the open session or another."""
        autosave = self._link.autosave
        if not autosave.has_unsaved or await asyncio.to_thread(autosave.flush, FLUSH):
            self.leave()
            return
        from stackpick_tui.tui.screens.dialogs import ConfirmDialog

        question = "Quit without saving?"
        if any(isinstance(each, ConfirmDialog) and each.question == question for each in self.screen_stack):
            return

        def answer(leave: bool | None) -> None:
            if leave:
                self.leave()

        reason = self._link.state.failure or "The last changes are not on disk yet."
        lines = (reason, "Stay and press R to try again, or w on the checklist to write a record.")
        await self.push_screen(ConfirmDialog(question, *lines, yes="Quit", no="Stay"), answer)

    def leave(self, code: int = 0) -> None:
        """End the app with an exit code, without asking."""
        self.exit(None if self.history.is_untouched else self.history.session, return_code=code)

    def action_suspend_process(self) -> None:
        """Save, then stop until the shell resumes us; says so where nobody could."""
        from stackpick_tui.tui.suspension import stop_group

        self._link.autosave.flush(FLUSH)
        try:
            with self.suspend():
                was_stopped = stop_group()
        except SuspendNotSupported:
            was_stopped = False
        if not was_stopped:
            self.notify("Not suspended: there is no shell here that could resume the app.")

    async def action_ask_to_quit(self) -> None:
        """Quit when pressed twice; once is too easily meant for something else, as copying is."""
        if self.screen.get_selected_text() or getattr(self.focused, "selected_text", ""):
            raise SkipAction
        moment = time.monotonic()
        if moment - self._interrupted < QUIT_WITHIN:
            await self.action_quit()
        else:
            self._interrupted = moment
            self.notify("Press Ctrl+C again to quit.", timeout=QUIT_WITHIN)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text to the terminal's clipboard."""
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
        """Say one thing at a time, literally: a newer toast takes the place of the one before."""
        self.clear_notifications()
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)

    def action_command_palette(self) -> None:
        """Offer every command."""
        from stackpick_tui.tui.screens.command_palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def search_themes(self) -> None:
        """Offer every theme."""
        from textual.theme import ThemeProvider

        from stackpick_tui.tui.screens.command_palette import Palette

        self.push_screen(Palette([ThemeProvider], placeholder="Search for themes…"))

    async def action_help(self) -> None:
        """Show what this screen can do, with its keys."""
        from stackpick_tui.tui.screens.help import HelpScreen

        await self.push_screen(HelpScreen(keys_of(self.screen)))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer in the palette what the screen's keys do, and nothing else."""
        for group, entries in keys_of(screen).items():
            for entry in entries:
                if entry.action != "command_palette":
                    title = f"{entry.description[0].upper()}{entry.description[1:]}"
                    yield SystemCommand(f"{title}  ({entry.keys[0]})", group, entry.press)
