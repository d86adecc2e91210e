"""The saved sessions: find one, look at it, open it, tidy up."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from stackpick_tui.sessions.errors import StoreError
from stackpick_tui.sessions.session import Session, copy_of, new_session
from stackpick_tui.sessions.store import SessionStore
from stackpick_tui.tui.desk import Desk
from stackpick_tui.tui.keeper import Keeper
from stackpick_tui.tui.keys import GO, SESSION
from stackpick_tui.tui.screens.session_screen import SessionScreen
from stackpick_tui.tui.widgets.fields import Line
from stackpick_tui.tui.widgets.preview import PreviewPane
from stackpick_tui.tui.widgets.session_list import PAGE, SessionList

EMPTY = """\
No sessions yet.

Go back with Esc and tick what your project needs: every session is saved by itself and found here."""
NO_MATCH = "Nothing matches. Esc clears the filter."
LOADING = "Reading the sessions..."
COMPARED = 2
"""So many marked sessions are compared."""

Answer = TypeVar("Answer")


class SessionsScreen(SessionScreen):
    """A list newest first, and a preview beside it; leaves with the desk of whatever was opened."""

    BINDINGS = [
        Binding("enter", "open", "open", group=GO),
        Binding("slash", "filter", "filter", group=GO),
        Binding("n", "new", "new", show=False, group=SESSION),
        Binding("y", "copy_record", "copy record", show=False, group=SESSION),
        Binding("d", "delete", "delete", group=SESSION),
        Binding("u", "undo", "bring back", show=False, group=SESSION),
        Binding("c", "copy", "copy", show=False, group=SESSION),
    ]

    def __init__(self, keeper: Keeper, desk: Desk) -> None:
        """Open the list.

        Args:
            keeper: Reads and writes sessions off this thread.
            desk: What the screen below works on; handed back unless another session is opened.
        """
        super().__init__(keeper, desk)
        self._deleted: list[Session] = []
        self._tidings = -1
        self._asked: Future[tuple[int, list[Session]]] | None = None

    def compose_body(self) -> ComposeResult:
        """Lay out filter, list and preview."""
        with Container(id="panes"):
            with Vertical(id="found") as pane:
                pane.border_title = "Sessions"
                yield Line(hint="Filter by name, note, feature or verdict", id="filter")
                yield Static(LOADING, id="message", markup=False)
                yield SessionList(id="list")
            preview = PreviewPane(id="preview")
            preview.border_title = "Preview"
            yield preview

    @property
    def heading(self) -> str:
        """The bar names the place rather than the session below."""
        return "Sessions"

    def on_mount(self) -> None:
        """Hide the filter, and notice what other programs write while the list is open."""
        super().on_mount()
        self.keeper.autosave.watch(on=True)
        self.query_one(Input).display = False
        self.query_one(SessionList).focus()

    def on_unmount(self) -> None:
        """Stop looking for what others write."""
        self.keeper.autosave.watch(on=False)

    def watch_keeping(self) -> None:
        """Read again when the store has changed."""
        super().watch_keeping()
        if self.keeping.tidings != self._tidings:
            self._tidings = self.keeping.tidings
            self._read()

    @work(exclusive=True, group="list")
    async def _read(self) -> None:
        """Read the list anew, off this thread; a newer reading takes the place of an older one."""
        text = self._filter

        def query(store: SessionStore) -> tuple[int, list[Session]]:
            return store.count(text), store.list(text, limit=PAGE)

        sessions = self.query_one(SessionList)
        message = self.query_one("#message", Static)
        keep = sessions.highlighted.id if sessions.highlighted else None
        self._asked = self.keeper.autosave.ask(query, replacing=self._asked)
        try:
            count, first = await asyncio.wrap_future(self._asked)
        except StoreError as error:
            if not sessions.count:
                message.update(Content(f"The sessions cannot be read now. R tries again.\n\n{error}"))
            return
        message.display = not count
        message.update(Content(NO_MATCH if text else EMPTY))
        sessions.show(count, first, keep)
        self.query_one("#found").border_title = f"Sessions: {count} match" if text else f"Sessions: {count}"

    async def _ask(self, query: Callable[[SessionStore], Answer]) -> Answer | None:
        """Ask the store something; says so where it cannot answer."""
        try:
            return await asyncio.wrap_future(self.keeper.autosave.ask(query))
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
            return None

    def action_retry(self) -> None:
        """Try again to reach the store, and to read from it."""
        super().action_retry()
        self._read()

    async def on_session_list_page_wanted(self, message: SessionList.PageWanted) -> None:
        """Read what the list has to draw."""
        text = self._filter
        page = await self._ask(lambda store: store.list(text, limit=PAGE, offset=message.offset))
        if page is not None:
            self.query_one(SessionList).fill(message.offset, page)

    def on_session_list_highlighted(self) -> None:
        """Preview the session under the cursor, or compare the two that are marked."""
        sessions = self.query_one(SessionList)
        one = (sessions.highlighted,) if sessions.highlighted else ()
        compared = len(sessions.marked) == COMPARED
        pane = self.query_one(PreviewPane)
        pane.sessions = sessions.marked if compared else one
        pane.border_title = "Difference" if compared else "Preview"
        self.set_class(compared, "-comparing")

    def on_session_list_chosen(self) -> None:
        """Open the session that was clicked twice."""
        self.action_open()

    def action_open(self) -> None:
        """Open the session under the cursor on the checklist."""
        session = self.subject()
        if session is None:
            return
        if session.id != self.desk.session.id:
            self.keeper.know(session)
            self.desk = Desk(session)
        self.leave()

    def action_filter(self) -> None:
        """Show the filter and type into it."""
        field = self.query_one(Input)
        field.display = True
        field.focus()

    @property
    def _filter(self) -> str:
        return self.query_one(Input).value

    def on_input_changed(self) -> None:
        """Filter by what stands there now."""
        self._read()

    def on_input_submitted(self) -> None:
        """Go from the filter to what it found."""
        self.query_one(SessionList).focus()

    def action_back(self) -> None:
        """Clear the filter first; then go back."""
        field = self.query_one(Input)
        if field.display:
            field.value = ""
            field.display = False
            self.query_one(SessionList).focus()
        else:
            super().action_back()

    def subject(self) -> Session | None:
        """Return the session under the cursor; says so where there is none."""
        session = self.query_one(SessionList).highlighted
        if session is None:
            self.notify("No session here. Esc goes back, n begins one.", markup=False)
        return session

    def action_delete(self) -> None:
        """Move the session under the cursor to the trash, without asking: it can be brought back."""
        if session := self.subject():
            self._deleted.append(session)
            self.keeper.autosave.delete(session.id)
            self.notify(f"Deleted {session.title}. u brings it back.", markup=False)

    async def action_undo(self) -> None:
        """Bring back what was deleted last, even in an earlier run."""
        if self._deleted:
            session: Session | None = self._deleted.pop()
        else:
            session = next(iter(await self._ask(lambda store: store.list(trashed=True, limit=1)) or ()), None)
        if session is None:
            self.notify("The trash is empty.", markup=False)
            return
        self.keeper.autosave.restore(session.id)
        self.notify(f"Brought back {session.title}.", markup=False)

    def action_copy(self) -> None:
        """Begin a copy of the session under the cursor, to try a what-if beside it."""
        if session := self.subject():
            self.change(copy_of(session))

    def action_new(self) -> None:
        """Begin another session on the checklist."""
        super().action_new()
        self.leave()

    def leave(self) -> None:
        """Hand the desk back; a session that was deleted here does not stay on it."""
        if self.desk.session.id in {session.id for session in self._deleted}:
            self.desk = Desk(new_session())
        super().leave()
