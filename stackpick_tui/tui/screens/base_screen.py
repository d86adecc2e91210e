"""What every full screen has: a title bar, a banner, a session, and the keys to other screens."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.reactive import var

from stackpick_tui.sessions.session import Decision, new_session
from stackpick_tui.tui.breakpoints import breakpoint_classes
from stackpick_tui.tui.history import SessionHistory
from stackpick_tui.tui.keys import APP, GO, SESSION, key
from stackpick_tui.tui.screens.dismissible import Dismissible
from stackpick_tui.tui.store_link import StoreLink
from stackpick_tui.tui.store_state import StoreState
from stackpick_tui.tui.widgets.banner import Banner
from stackpick_tui.tui.widgets.key_bar import KeyBar
from stackpick_tui.tui.widgets.title_bar import TitleBar


@dataclass(frozen=True, slots=True)
class ScreenFactory:
    """Makes the screens that keys open everywhere; handed over, so that no screen imports another."""

    explanation: "Callable[[SessionHistory], BaseScreen]"
    """Explain the verdict for a session."""
    beyond: "Callable[[SessionHistory], BaseScreen]"
    """Show a session's constraints, to be ticked."""
    sessions: "Callable[[SessionHistory], BaseScreen]"
    """List the saved sessions."""


class BaseScreen(Dismissible[SessionHistory]):
    """A screen that works on a session, and hands its history back when it is left."""

    BINDINGS = [
        key("escape", "back", "back", GO),
        key("R", "retry", "save again", APP),
        key("e", "explain", "explain", GO, shown=True),
        key("b", "beyond", "beyond the rule", GO, shown=True),
        key("s", "sessions", "sessions", GO, shown=True),
        key("n", "new", "new", SESSION, shown=True),
    ]

    history: var[SessionHistory] = var(lambda: SessionHistory(new_session()))
    """The open session, with its undo and redo steps."""
    store_state: var[StoreState] = var(StoreState())
    """What the store has said so far."""

    def __init__(self, link: StoreLink, screens: ScreenFactory, history: SessionHistory) -> None:
        """Open the screen on a session; changes of it go to the link."""
        super().__init__(classes=breakpoint_classes(self.app.size))
        self.link = link
        self._screens = screens
        self.set_reactive(BaseScreen.history, history)

    def compose(self) -> ComposeResult:
        """Frame what the screen shows."""
        yield TitleBar()
        yield Banner()
        yield from self.compose_body()
        yield KeyBar()

    def compose_body(self) -> ComposeResult:
        """Lay out what only this screen has."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Draw the session, and begin to follow the store."""
        self.watch_history()
        self.link.follow(self, self._store_changed)

    def on_unmount(self) -> None:
        """Stop following the store."""
        self.link.unfollow(self)

    def _store_changed(self, state: StoreState) -> None:
        self.store_state = state

    @property
    def heading(self) -> str:
        """What the title bar says is on the screen."""
        return self.history.session.title

    @property
    def decision(self) -> Decision | None:
        """The decision the title bar names beside that."""
        return self.history.session.decision

    def watch_history(self) -> None:
        """Draw what every screen shows of the open session."""
        self._draw_bar()

    def watch_store_state(self) -> None:
        """Draw what every screen shows of the store."""
        if kept := self.store_state.moved.get(self.history.session.id):
            self.history = self.history.moved(kept)
        self._draw_bar()
        self.query_one(Banner).text = self.store_state.banner

    def _draw_bar(self) -> None:
        bar = self.query_one(TitleBar)
        bar.heading = self.heading
        bar.decision = self.decision
        status = self.link.status(self.history)
        if status != bar.status and self.app.screen is not self:
            # left to Textual, it would be drawn after what changes in the dialog, as the letters of a note
            self.app.screen.refresh()
        bar.status = status

    def on_banner_closed(self) -> None:
        """Put the banner away."""
        self.link.close_banner()

    async def action_back(self) -> None:
        """Put the banner away, or else go back to the screen below; never quits."""
        if self.store_state.banner:
            self.link.close_banner()
        else:
            self.leave()

    def leave(self) -> None:
        """Hand the history back to the screen below."""
        self.dismiss(self.history)

    async def visit(self, screen: "BaseScreen") -> None:
        """Open a screen and go on with the history it hands back; go back to one that is right below."""
        if isinstance(self.app.screen_stack[-2:][0], type(screen)):
            self.history = screen.history
            self.leave()
        else:
            await self.app.push_screen(screen, self.resume)
            await screen.settled()

    def resume(self, history: SessionHistory | None) -> None:
        """Go on with the history that another screen hands back."""
        if history is not None:
            self.history = history

    async def settled(self) -> None:
        """Wait, briefly, until the screen shows what the next key may be meant for."""

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
