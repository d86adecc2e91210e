"""The saved sessions: find, preview, compare, open, copy and delete them."""

from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Input

from stackpick_tui.sessions.access import Mode
from stackpick_tui.sessions.session import Session, copy_of, new_session
from stackpick_tui.tui.history import SessionHistory
from stackpick_tui.tui.keys import GO, MOVE, SESSION, key
from stackpick_tui.tui.screens.base_screen import ScreenFactory
from stackpick_tui.tui.screens.session_finder import SessionFinder
from stackpick_tui.tui.screens.session_screen import SessionScreen
from stackpick_tui.tui.store_link import StoreLink
from stackpick_tui.tui.store_state import StoreState
from stackpick_tui.tui.widgets.preview import PreviewPane

COMPARED = 2
"""How many marked sessions are compared."""


class SessionsScreen(SessionScreen):
    """The sessions, newest first, and a preview beside them; returns the history of the one opened."""

    CSS_PATH = ["controls.tcss", "sessions.tcss"]
    HEADING = "Sessions"
    BAR = ("open", "screen.enter_list", "filter", "screen.clear_filter", "mark", "rename", "delete", "copy")
    BINDINGS = [
        key("enter", "open", "open", GO),
        key("slash", "filter", "filter", GO),
        key("escape,s", "back", "back", GO),
        key("space", "mark", "compare", SESSION),
        key("d", "delete", "delete", SESSION),
        key("u", "undo", "bring back", SESSION),
        key("c", "copy", "copy", SESSION),
        key("J,shift+down", "scroll_preview(1)", "preview down", MOVE),
        key("K,shift+up", "scroll_preview(-1)", "preview up", MOVE),
    ]

    def __init__(self, link: StoreLink, screens: ScreenFactory, history: SessionHistory) -> None:
        """Open the list; the history is returned unless another session is opened."""
        super().__init__(link, screens, history)
        self._finder = SessionFinder(link, id="found")
        self._preview = PreviewPane(id="preview")
        self._deleted: list[Session] = []
        self._changes_seen = -1

    def compose_body(self) -> ComposeResult:
        """Lay out the list and the preview."""
        with Container(id="panes"):
            yield self._finder
            self._preview.border_title = "Preview"
            yield self._preview

    def on_mount(self) -> None:
        """Watch for what other processes write while the list is open."""
        self.link.autosave.watch(on=True)

    def on_unmount(self) -> None:
        """Stop watching for what other processes write."""
        self.link.autosave.watch(on=False)

    async def settled(self) -> None:
        """Wait for the list."""
        await self._finder.settled()

    def watch_store_state(self, state: StoreState) -> None:
        """Read the list again when the store has changed."""
        super().watch_store_state(state)
        if state.changes != self._changes_seen:
            self._changes_seen = state.changes
            self._finder.read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the letters to the filter while it has the focus."""
        if isinstance(self.focused, Input) and action not in {"enter_list", "clear_filter"}:
            return False
        # the open session is not visible here: nobody would see what was redone
        return action != "redo" and super().check_action(action, parameters)

    def action_retry(self) -> None:
        """Try again to reach the store, and read the list again."""
        super().action_retry()
        self._finder.read()

    def on_session_list_highlighted(self) -> None:
        """Preview the session under the cursor, or the difference of the two that are marked."""
        sessions = self._finder.list
        one = (sessions.highlighted,) if sessions.highlighted else ()
        compared = len(sessions.marked) == COMPARED
        self._preview.sessions = sessions.marked if compared else one
        self._preview.border_title = "Difference" if compared else "Preview"
        self.set_class(compared, "-comparing")

    def action_scroll_preview(self, lines: int) -> None:
        """Scroll the preview."""
        self._preview.scroll_relative(y=lines, animate=False, immediate=True)

    def on_session_list_chosen(self) -> None:
        """Open the session that was double-clicked."""
        self.action_open()

    def action_open(self) -> None:
        """Open the session under the cursor on the checklist."""
        if session := self.subject():
            self.history = self._history_of(session)
            self.leave()

    async def action_explain(self) -> None:
        """Explain the session under the cursor."""
        if session := self.subject():
            await self.visit(self._screens.explanation(self._history_of(session)))

    async def action_beyond(self) -> None:
        """Show the constraints of the session under the cursor."""
        if session := self.subject():
            await self.visit(self._screens.beyond(self._history_of(session)))

    def _history_of(self, session: Session) -> SessionHistory:
        return self.history if session.id == self.session.id else SessionHistory(session)

    def resume(self, history: SessionHistory | None) -> None:
        """Stay on the list, unless a session was begun on the screen that returns its history."""
        if history and history.is_untouched:
            self.history = history
            self.leave()
        elif history and history.session.id == self.session.id:
            self.history = history

    def action_filter(self) -> None:
        """Show the filter and focus it."""
        self._finder.open_filter()

    async def action_enter_list(self) -> None:
        """Move from the filter to the list."""
        await self._finder.enter()

    async def action_clear_filter(self) -> None:
        """Clear the filter."""
        await self._finder.close_filter()

    async def action_back(self) -> None:
        """Clear the filter first; then go back."""
        if self._finder.is_filtering:
            await self.action_clear_filter()
        else:
            await super().action_back()

    def subject(self) -> Session | None:
        """Return the session under the cursor; say so if there is none, or none yet that the filter finds."""
        if self._finder.is_behind:
            self.notify("The list does not show what the filter says yet. R reads it again.")
            return None
        session = self._finder.list.highlighted
        if session is None:
            missing = "No session here." if self._finder.is_read else "The sessions are still being read."
            self.notify(f"{missing} Esc goes back, n begins one.")
        return session

    def action_mark(self) -> None:
        """Mark the session under the cursor to be compared, or remove its mark."""
        if session := self.subject():
            self._finder.list.toggle_mark(session)

    async def action_delete(self) -> None:
        """Move the session under the cursor to the trash, without asking since it can be brought back."""
        if self._may_write() and (session := self.subject()):
            self._deleted.append(session)
            self._finder.list.unmark(session.id)
            self.link.autosave.delete(session.id)
            self._update_status()
            self.notify(f"Deleted {session.title}. u brings it back.")
            await self._read_again()

    async def action_undo(self) -> None:
        """Restore what was deleted last, even in an earlier run."""
        if not self._may_write():
            return
        if self._deleted:
            session: Session | None = self._deleted.pop()
        else:
            trashed = await self._finder.query_store(lambda store: store.search(trashed=True, limit=1))
            session = next(iter(trashed or ()), None)
        if session is None:
            self.notify("The trash is empty.")
            return
        self.link.autosave.restore(session.id)
        self._update_status()
        self.notify(f"Brought back {session.title}. d deletes it.")
        await self._read_again()

    def _clear_toasts(self) -> None:
        """Clear what names this screen's keys: on another screen they do something else."""
        self.app.clear_notifications()

    def _may_write(self) -> bool:
        """Tell whether the store is writable; say so if it is not."""
        access = self.store_state.access
        if access is None or access.mode is not Mode.READ_ONLY:
            return True
        self.notify(f"Nothing can be deleted or brought back: {access.reason}.")
        return False

    async def _read_again(self) -> None:
        """Read the list again before the next key acts on it."""
        self._finder.read()
        await self._finder.settled()

    async def action_copy(self) -> None:
        """Copy the session under the cursor, to try a variant, and move to the copy."""
        if session := self.subject():
            self.change(copy := copy_of(session))
            self.notify(f"Copied as {copy.title}. d deletes it.")
            await self._read_again()
            self._finder.list.go_to(copy.id)

    def action_new(self) -> None:
        """Begin another session on the checklist."""
        super().action_new()
        self.leave()

    def leave(self) -> None:
        """Return the history; a session that was deleted here does not stay open."""
        self._clear_toasts()
        if self.session.id in {session.id for session in self._deleted}:
            self.history = SessionHistory(new_session())
        super().leave()
