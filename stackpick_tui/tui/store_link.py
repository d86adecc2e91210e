"""The way from the screens to the writing thread, and of its reports to the screens."""

from collections.abc import Callable
from dataclasses import replace

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
        """Listen to the writing thread, on the app's own.

        Args:
            app: Whose screens are told.
            autosave: The writing thread.
        """
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

    def receive(self, report: Report) -> None:
        """Take in a report and pass it on; to be called on the app's thread."""
        self._tell(self.state.after(report))

    def know(self, session: Session) -> None:
        """Take in a session as it was read from the store; a new one is not in it yet."""
        if session.revision:
            self._tell(self.state.knowing(session))

    def status(self, history: SessionHistory) -> str:
        """Say in the words of the header how safe the open session is, and whether all others are."""
        status = self.state.status(history)
        return "saving" if status.startswith("saved") and self.autosave.has_unsaved else status

    def close_banner(self) -> None:
        """Put the banner away; it has been read."""
        self._tell(replace(self.state, banner=""))

    def _tell(self, state: StoreState) -> None:
        self.state = state
        self._news.publish(state)
