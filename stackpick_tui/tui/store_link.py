"""The way from the screens to the writing thread, and of its reports to the screens."""

from collections.abc import Callable

from textual.app import App
from textual.dom import DOMNode
from textual.signal import Signal

from stackpick_tui.sessions.inbox import WriterInbox
from stackpick_tui.sessions.reports import Report
from stackpick_tui.sessions.session import Session
from stackpick_tui.tui.history import SessionHistory
from stackpick_tui.tui.store_state import StoreState


class StoreLink:
    """Hands changes to the writing thread, and its reports to the screens."""

    def __init__(self, app: App[Session | None], autosave: WriterInbox) -> None:
        """Know nothing yet; ``listen`` begins to.

        Args:
            app: Whose screens are told.
            autosave: The writing thread.
        """
        self._app = app
        self.autosave = autosave
        self.state = StoreState()
        """What the store has said so far."""
        self._news: Signal[StoreState] = Signal(app, "store")

    def follow(self, node: DOMNode, tell: Callable[[StoreState], None]) -> None:
        """Tell a screen now and whenever the store has said something new, until it is unfollowed."""
        self._news.subscribe(node, tell)
        tell(self.state)

    def unfollow(self, node: DOMNode) -> None:
        """Tell a screen no more; Textual's signal would keep one that was left until the next news."""
        self._news.unsubscribe(node)

    def listen(self) -> None:
        """Begin to take in what the writing thread reports, on the app's thread."""
        self.autosave.listen(lambda report: self._app.call_later(self._receive, report))

    def _receive(self, report: Report) -> None:
        self._tell(self.state.after(report))

    def status(self, history: SessionHistory) -> str:
        """Return what the header says of how safe the open session is, and all others."""
        return self.state.status(history, has_unsaved=self.autosave.has_unsaved)

    def close_banner(self) -> None:
        """Put the banner away; it has been read."""
        self._tell(self.state._replace(banner=""))

    def _tell(self, state: StoreState) -> None:
        self.state = state
        self._news.publish(state)
