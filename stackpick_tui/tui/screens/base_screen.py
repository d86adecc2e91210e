"""What every full screen has: a title bar, a banner, a session, and the keys to other screens."""

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.reactive import var

from stackpick_tui.sessions.session import Session, new_session
from stackpick_tui.tui.breakpoints import breakpoint_classes
from stackpick_tui.tui.history import SessionHistory
from stackpick_tui.tui.keys import APP, GO, SESSION, key
from stackpick_tui.tui.screens.dismissible import Dismissible
from stackpick_tui.tui.store_link import StoreLink
from stackpick_tui.tui.store_state import StoreState
from stackpick_tui.tui.widgets.banner import Banner
from stackpick_tui.tui.widgets.key_bar import KeyBar
from stackpick_tui.tui.widgets.title_bar import TitleBar


class ScreenFactory(NamedTuple):
    """Makes the screens that every screen can open; with it, they need not import each other."""

    explanation: "Callable[[SessionHistory], BaseScreen]"
    """Explain the verdict for a session."""
    beyond: "Callable[[SessionHistory], BaseScreen]"
    """Show a session's constraints, to be ticked."""
    sessions: "Callable[[SessionHistory], BaseScreen]"
    """List the saved sessions."""


class BaseScreen(Dismissible[SessionHistory]):
    """A screen that works on a session and returns its history when it is left."""

    BINDINGS = [
        key("escape", "back", "back", GO),
        key("R", "retry", "save again", APP),
        key("e", "explain", "explain", GO),
        key("b", "beyond", "constraints", GO),
        key("s", "sessions", "sessions", GO),
        key("n", "new", "new", SESSION),
    ]

    BAR: ClassVar[tuple[str, ...]] = ()
    """The actions that the row of keys names, as many as fit."""
    HEADING: ClassVar = ""
    """What the title bar says in place of the session's title."""

    history: var[SessionHistory] = var(lambda: SessionHistory(new_session()))
    """The open session with its undo and redo steps."""
    session: var[Session] = var(new_session)
    """The open session as it is now."""
    store_state: var[StoreState] = var(StoreState())
    """What the store has said so far."""
    status: var[str] = var("")
    """Whether the open session and all others are saved, in the words of the title bar."""

    def __init__(self, link: StoreLink, screens: ScreenFactory, history: SessionHistory) -> None:
        """Open the screen on a session, with the link that saves its changes."""
        super().__init__(classes=breakpoint_classes(self.app.size))
        self.link = link
        self._screens = screens
        self.set_reactive(BaseScreen.history, history)
        self.set_reactive(BaseScreen.session, history.session)

    def compose(self) -> ComposeResult:
        """Lay out the parts that every screen has around its own."""
        yield TitleBar(self.HEADING).data_bind(BaseScreen.session, BaseScreen.status)
        yield Banner()
        yield from self.compose_body()
        yield KeyBar(self.BAR)

    def compose_body(self) -> ComposeResult:
        """Lay out the part that only this screen has."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Start following the store."""
        self.link.follow(self, self._store_changed)

    def on_unmount(self) -> None:
        """Stop following the store."""
        self.link.unfollow(self)

    def _store_changed(self, state: StoreState) -> None:
        self.store_state = state

    def watch_history(self, history: SessionHistory) -> None:
        """Show the session, and whether it is saved."""
        self.session = history.session
        self._update_status()

    def watch_store_state(self, state: StoreState) -> None:
        """Show what the store has said; go on with the copy if the session was kept as one."""
        if kept := state.moved.get(self.session.id):
            self.history = self.history.moved(kept)
        self._update_status()
        self.query_one(Banner).text = state.banner

    def _update_status(self) -> None:
        self.status = self.link.status(self.history)

    def watch_status(self) -> None:
        """Draw the bar under a dialog at once; Textual would do so only after the letters of a note."""
        if not self.is_active:
            self.app.screen.refresh()

    def on_banner_closed(self) -> None:
        """Close the banner."""
        self.link.close_banner()

    async def action_back(self) -> None:
        """Close the banner, or else go back to the screen below; never quit."""
        if self.store_state.banner:
            self.link.close_banner()
        else:
            self.leave()

    def leave(self) -> None:
        """Return the history to the screen below."""
        self.dismiss(self.history)

    async def visit(self, screen: "BaseScreen") -> None:
        """Open a screen and go on with the history it returns; if one of its kind is right below, go back."""
        if isinstance(self.app.screen_stack[-2:][0], type(screen)):
            self.history = screen.history
            self.leave()
        else:
            # what a toast says of a key may not be true there
            self.app.clear_notifications()
            await self.app.push_screen(screen, self.resume)
            await screen.settled()

    def resume(self, history: SessionHistory | None) -> None:
        """Go on with the history that another screen returns."""
        if history is not None:
            self.history = history

    async def settled(self) -> None:
        """Wait briefly until the screen shows what the next key may be meant for."""

    async def action_explain(self) -> None:
        """Explain the verdict."""
        await self.visit(self._screens.explanation(self.history))

    async def action_beyond(self) -> None:
        """Show the constraints that the rule does not count."""
        await self.visit(self._screens.beyond(self.history))

    async def action_sessions(self) -> None:
        """Show the saved sessions."""
        await self.visit(self._screens.sessions(self.history))

    def action_new(self) -> None:
        """Begin another session; the one before is already saved."""
        self.history = SessionHistory(new_session())

    def action_retry(self) -> None:
        """Try again to reach the store."""
        self.link.autosave.retry()
        if self.store_state.failure:
            self.notify("Trying to save again; the header tells what comes of it.")
