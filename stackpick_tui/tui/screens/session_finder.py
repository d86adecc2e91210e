"""Finding a saved session: the filter, what it finds, and reading that off the interface's thread."""

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
"""Seconds that keys wait for the list they were meant for; a store that takes longer must not hold them."""

Answer = TypeVar("Answer")


class Filter(LineInput):
    """What the list is narrowed by, as it is typed."""

    BINDINGS = [
        Binding("enter", "screen.enter_list", "to the list", priority=True, group=GO),
        key("down", "screen.enter_list", "to the list", GO),
        key("escape", "screen.clear_filter", "clear", GO),
    ]


class SessionFinder(Vertical):
    """A filter and the list of what it finds."""

    def __init__(self, link: StoreLink, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        """Begin with everything there is.

        Args:
            link: Reads sessions off this thread.
            id: The widget's id in the style sheet.
        """
        super().__init__(id=id)
        self._link = link
        self._filter = Filter(hint="name, note, feature or verdict", id="filter")
        self._message = Static(LOADING, id="message", markup=False)
        self.list = SessionList(id="list")
        """The sessions found."""
        self._asked: Future[Any] | None = None
        self._shown: str | None = None
        self._is_settled = asyncio.Event()
        self.border_title = "Sessions"

    def compose(self) -> ComposeResult:
        """Lay out filter, message and list."""
        yield self._filter
        yield self._message
        yield self.list

    def on_mount(self) -> None:
        """Begin without the filter."""
        self._filter.display = False
        self.screen.set_focus(self.list)

    @property
    def is_read(self) -> bool:
        """Whether the list has been read at all."""
        return self._shown is not None

    @property
    def is_filtering(self) -> bool:
        """Whether the filter can be seen."""
        return self._filter.display

    def open_filter(self) -> None:
        """Show the filter and type into it."""
        self._filter.display = True
        self.screen.set_focus(self._filter)

    async def close_filter(self) -> None:
        """Find everything again."""
        await self._typed()
        self._filter.value = ""
        self._filter.display = False
        self.screen.set_focus(self.list)

    async def enter(self) -> None:
        """Go from the filter to what it found."""
        await self.settled()
        self.screen.set_focus(self.list)

    def on_input_changed(self) -> None:
        """Find what stands in the filter now."""
        self.read()

    async def settled(self) -> None:
        """Wait until the list shows what the filter says, which the next key is meant for."""
        with suppress(TimeoutError):
            async with asyncio.timeout(SETTLE_TIMEOUT):
                await self._typed()
                if self._shown != self._filter.value:
                    self.read()
                await self._is_settled.wait()

    async def _typed(self) -> None:
        """Wait until every letter that has come stands in the filter."""
        stands = asyncio.Event()
        self._filter.call_later(stands.set)
        await stands.wait()

    def read(self) -> None:
        """Read the list anew; a newer reading takes the place of an older one."""
        self._is_settled.clear()
        self._read(self._filter.value)

    @work(exclusive=True)
    async def _read(self, text: str) -> None:
        try:
            first = await self._ask_anew(lambda store: store.search(text, limit=PAGE))
            message = NO_MATCH if text else EMPTY
            if not first and not text:
                trashed = await self._ask_anew(lambda store: store.search(trashed=True, limit=1))
                message = TRASHED if trashed else EMPTY
            self._message.display = not first
            self._message.update(Content(message))
            count = len(first)
            if count < PAGE:
                self.list.show(count, first)
            else:
                # what is there can be looked at while the rest of it is counted
                self.list.show(max(count, self.list.count if text == self._shown else 0), first)
                count = await self._ask_anew(lambda store: store.count(text))
                self.list.count = count
        except StoreError as error:
            if not self.list.count:
                self._message.update(Content(f"The sessions cannot be read now. R tries again.\n\n{error}"))
            return
        self.border_title = f"Sessions: {_matches(count) if text else count}"
        self._shown = text
        self._is_settled.set()

    async def _ask_anew(self, query: Callable[[SessionStore], Answer]) -> Answer:
        """Ask the store something; a question of an older reading is given up."""
        self._asked = answer = self._link.autosave.submit(query, replacing=self._asked)
        return await asyncio.wrap_future(answer)

    async def ask(self, query: Callable[[SessionStore], Answer]) -> Answer | None:
        """Ask the store something; tells the person where it cannot answer."""
        try:
            return await asyncio.wrap_future(self._link.autosave.submit(query))
        except StoreError as error:
            self.notify(str(error), severity="error")
            return None

    async def on_session_list_page_wanted(self, message: SessionList.PageWanted) -> None:
        """Read what the list has to draw."""
        text = self._filter.value
        page = await self.ask(lambda store: store.search(text, limit=PAGE, offset=message.offset))
        if page is not None:
            self.list.fill(message.offset, page)


def _matches(count: int) -> str:
    return "no match" if not count else "1 match" if count == 1 else f"{count} matches"
