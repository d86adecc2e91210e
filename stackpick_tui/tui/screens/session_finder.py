"""Find a saved session: the filter, the list of matches, and reading them on the writing thread."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, TypeVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from stackpick_tui.sessions.errors import StoreError
from stackpick_tui.sessions.store import SessionStore
from stackpick_tui.tui.keys import GO, key
from stackpick_tui.tui.store_link import StoreLink
from stackpick_tui.tui.widgets.fields import LineInput
from stackpick_tui.tui.widgets.session_list import PAGE, SessionList

EMPTY = """\
No sessions yet.

Go back with Esc and tick what your project needs: every session is saved by itself and found here."""
TRASHED = """\
No sessions here, but in the trash: u brings back what was deleted last.

Esc goes back, n begins a session."""
NO_MATCH = "Nothing matches. Esc clears the filter."
LOADING = "Reading the sessions..."
SETTLE_TIMEOUT = 0.1
"""Seconds that a key waits for the list it is meant for; a slower store must not hold it up."""

Result = TypeVar("Result")


class Filter(LineInput):
    """The filter; the list follows as it is typed."""

    BINDINGS = [
        Binding("enter", "screen.enter_list", "to the list", priority=True, group=GO),
        key("down", "screen.enter_list", "to the list", GO),
        key("escape", "screen.clear_filter", "clear", GO),
    ]


class SessionFinder(Vertical):
    """A filter and the list of matches."""

    def __init__(self, link: StoreLink, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        """Begin with all sessions, read through the link."""
        super().__init__(id=id)
        self._link = link
        self._filter = Filter(hint="name, note, tick, verdict, decision", id="filter")
        self._message = Static(LOADING, id="message", markup=False)
        self.list = SessionList(id="list")
        """The sessions found."""
        self._latest: Future[Any] | None = None
        self._shown: str | None = None
        self._is_settled = asyncio.Event()
        self.border_title = "Sessions"

    def compose(self) -> ComposeResult:
        """Lay out filter, message and list."""
        yield self._filter
        yield self._message
        yield self.list

    def on_mount(self) -> None:
        """Hide the filter and focus the list."""
        self._filter.display = False
        self.screen.set_focus(self.list)

    @property
    def is_read(self) -> bool:
        """Whether the list has been read at least once."""
        return self._shown is not None

    @property
    def is_behind(self) -> bool:
        """Whether the list still shows what an earlier text of the filter found."""
        return self.is_read and self._shown != self._filter.value

    @property
    def is_filtering(self) -> bool:
        """Whether the filter is visible."""
        return self._filter.display

    def open_filter(self) -> None:
        """Show the filter and focus it."""
        self._filter.display = True
        self.screen.set_focus(self._filter)

    async def close_filter(self) -> None:
        """Clear and hide the filter."""
        await self._wait_for_typed()
        self._filter.value = ""
        self._filter.display = False
        self.screen.set_focus(self.list)

    async def enter(self) -> None:
        """Move from the filter to the list."""
        await self.settled()
        self.screen.set_focus(self.list)

    def on_input_changed(self) -> None:
        """Find what the filter says now, once the letter is drawn: a long search would slow that down."""
        self.call_after_refresh(self.read)

    async def settled(self) -> None:
        """Wait until the list, which the next key is meant for, shows what the filter says."""
        with suppress(TimeoutError):
            async with asyncio.timeout(SETTLE_TIMEOUT):
                await self._wait_for_typed()
                if self._shown != self._filter.value:
                    self.read()
                await self._is_settled.wait()

    async def _wait_for_typed(self) -> None:
        """Wait until every letter typed so far is in the filter."""
        stands = asyncio.Event()
        self._filter.call_later(stands.set)
        await stands.wait()

    def read(self) -> None:
        """Read the list again; a newer reading replaces one that still runs."""
        self._is_settled.clear()
        self._read(self._filter.value)

    @work(exclusive=True)
    async def _read(self, text: str) -> None:
        try:
            first = await self._query_latest(lambda store: store.search(text, limit=PAGE))
            message = NO_MATCH if text else EMPTY
            if not first and not text:
                trashed = await self._query_latest(lambda store: store.search(trashed=True, limit=1))
                message = TRASHED if trashed else EMPTY
            self._message.display = not first
            self._message.update(Content(message))
            count = len(first)
            least = self.list.count if text == self._shown and count == PAGE else 0
            self.list.show(max(count, least), first)
            self._shown = text
            if count == PAGE:
                # the first page can be looked at while all are counted
                count = await self._query_latest(lambda store: store.count(text))
                self.list.count = count
        except StoreError as error:
            if not self.list.count:
                self._message.update(Content(f"The sessions cannot be read now. R tries again.\n\n{error}"))
            return
        self.border_title = f"Sessions: {_matches(count) if text else count}"
        self._is_settled.set()

    async def _query_latest(self, query: Callable[[SessionStore], Result]) -> Result:
        """Query the store, and cancel the query of an older reading."""
        self._latest = future = self._link.autosave.submit(query, replacing=self._latest)
        return await asyncio.wrap_future(future)

    async def query_store(self, query: Callable[[SessionStore], Result]) -> Result | None:
        """Query the store; say so if that fails."""
        try:
            return await asyncio.wrap_future(self._link.autosave.submit(query))
        except StoreError as error:
            self.notify(str(error), severity="error")
            return None

    async def on_session_list_page_requested(self, message: SessionList.PageRequested) -> None:
        """Read the page that the list has to draw."""
        text = self._filter.value
        page = await self.query_store(lambda store: store.search(text, limit=PAGE, offset=message.offset))
        if page is not None:
            self.list.fill(message.offset, page)


def _matches(count: int) -> str:
    return "no match" if not count else "1 match" if count == 1 else f"{count} matches"
