"""The app: opens on the checklist, passes reports of the store on, and quits without losing anything."""

import asyncio
import time
from collections.abc import Iterable

from textual.actions import SkipAction
from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from stackpick_tui.sessions.inbox import WriterInbox
from stackpick_tui.sessions.session import Session
from stackpick_tui.tui.folding import Folding
from stackpick_tui.tui.history import SessionHistory
from stackpick_tui.tui.keys import APP, MOVE, keys_of
from stackpick_tui.tui.screens.base_screen import BaseScreen, ScreenFactory
from stackpick_tui.tui.screens.checklist import ChecklistScreen
from stackpick_tui.tui.store_link import StoreLink
from stackpick_tui.tui.terminal_app import TerminalApp

FLUSH = 1.0
"""Seconds to wait for the last write before asking whether to leave without it."""
QUIT_WITHIN = 2.0
"""Seconds within which a second Ctrl+C means to quit."""


class StackpickApp(TerminalApp[Session | None]):
    """Tick what the project needs, see the verdict, understand it, find it again tomorrow.

    Returns the session that was open, or None if it was never touched.
    """

    CSS_PATH = "app.tcss"
    TITLE = "stackpick-tui"
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
        """Prepare the app on a session, new or read from the store.

        Args:
            autosave: The writing thread, already running.
            session: The session to open on.
            theme: The theme the person chose last; ignored under NO_COLOR.
        """
        super().__init__()
        if theme in self.available_themes and not self.no_color:
            self.theme = theme
        self._link = StoreLink(self, autosave)
        self._history = SessionHistory(session)
        self._interrupted = 0.0

    def get_default_screen(self) -> Screen[SessionHistory]:
        """Open on the checklist."""
        return ChecklistScreen(self._link, self._screen_factory(), self._history)

    def _screen_factory(self) -> ScreenFactory:
        """Import a screen when it is first opened, which keeps the start fast."""

        def explanation(history: SessionHistory) -> BaseScreen:
            from stackpick_tui.tui.screens.explanation import ExplanationScreen

            return ExplanationScreen(self._link, screens, history, folding)

        def beyond(history: SessionHistory) -> BaseScreen:
            from stackpick_tui.tui.screens.beyond import BeyondScreen

            return BeyondScreen(self._link, screens, history)

        def sessions(history: SessionHistory) -> BaseScreen:
            from stackpick_tui.tui.screens.sessions import SessionsScreen

            return SessionsScreen(self._link, screens, history)

        folding = Folding()
        screens = ScreenFactory(explanation, beyond, sessions)
        return screens

    def on_mount(self) -> None:
        """Start listening to the writing thread."""
        self._link.listen()

    @property
    def history(self) -> SessionHistory:
        """The history of the topmost screen that has one."""
        return next(
            (screen.history for screen in reversed(self.screen_stack) if isinstance(screen, BaseScreen)),
            self._history,
        )

    async def action_quit(self) -> None:
        """Quit; ask only if something cannot be saved, in the open session or another."""
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
        """Quit with an exit code, without asking."""
        self.exit(None if self.history.is_untouched else self.history.session, return_code=code)

    def action_suspend_process(self) -> None:
        """Save, then suspend the app: that may last."""
        self._link.autosave.flush(FLUSH)
        super().action_suspend_process()

    async def action_ask_to_quit(self) -> None:
        """Quit when pressed twice: once is too easily meant for something else, such as copying."""
        if self.screen.get_selected_text() or getattr(self.focused, "selected_text", ""):
            raise SkipAction
        moment = time.monotonic()
        if moment - self._interrupted < QUIT_WITHIN:
            await self.action_quit()
        else:
            self._interrupted = moment
            self.notify("Press Ctrl+C again to quit.", timeout=QUIT_WITHIN)

    def action_command_palette(self) -> None:
        """Open the command palette."""
        from stackpick_tui.tui.screens.command_palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def search_themes(self) -> None:
        """Let a theme be chosen, and remember the one that is kept."""
        from stackpick_tui.tui.screens.themes import ThemeDialog

        def remember(theme: str | None) -> None:
            if theme is not None and not self.no_color:
                self._link.autosave.remember("theme", theme)

        self.push_screen(ThemeDialog(), remember)

    async def action_help(self) -> None:
        """List what the keys of this screen do."""
        from stackpick_tui.tui.screens.help import HelpScreen

        await self.push_screen(HelpScreen(keys_of(self.screen)))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer what the screen's keys do but for moving a cursor, and nothing else."""
        for group, entries in keys_of(screen).items():
            for entry in entries if group != MOVE.description else ():
                if entry.action != "command_palette":
                    title = f"{entry.description[0].upper()}{entry.description[1:]}"
                    yield SystemCommand(f"{title}  ({entry.keys[0]})", group, entry.press)
