"""A list of saved sessions, of which only the visible pages are read."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive, reactive, var
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from stackpick_tui.sessions.session import Session
from stackpick_tui.tui.keys import MOVE, key
from stackpick_tui.tui.widgets.session_row import first_row, second_row

PAGE = 100
"""How many sessions are read at a time."""
ROWS = 2
"""How many rows of the screen a session takes up."""


class SessionList(ScrollView, can_focus=True, inherit_bindings=False):
    """A list of any length: it knows how many sessions there are, and requests the pages it has to draw."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"session-list--row", "session-list--cursor"}
    BINDINGS = [
        key("up,k", "move(-1)", "up", MOVE),
        key("down,j", "move(1)", "down", MOVE),
        key("pageup", "page(-1)", "page up", MOVE),
        key("pagedown", "page(1)", "page down", MOVE),
        key("home,g", "move_to(0)", "first", MOVE),
        key("end,G", "last", "last", MOVE),
    ]

    @dataclass
    class PageRequested(Message):
        """The list has to draw sessions that it does not have yet."""

        offset: int
        """The index of the page's first session in the whole list."""

    class Highlighted(Message):
        """Another session, or none, is under the cursor."""

    class Chosen(Message):
        """A session was double-clicked."""

    auto_links = Reactive(False)
    """Without links there is nothing to draw anew as the mouse moves."""
    count: var[int] = var(0)
    """How many sessions there are in all."""
    cursor: var[int] = var(0)
    """The index of the session under the cursor."""
    marked: reactive[tuple[Session, ...]] = reactive(())
    """The sessions marked to be compared, at most two."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        """Begin with an empty list."""
        super().__init__(id=id)
        self._pages: dict[int, tuple[Session, ...]] = {}
        self._requested: set[int] = set()

    def show(self, count: int, first: Iterable[Session]) -> None:
        """Show another list by its length and first page; keep the cursor on its session if that is there."""
        keep = self.highlighted.id if self.highlighted else None
        self._pages = {0: tuple(first)}
        self._requested = set()
        fresh = {session.id: session for session in self._pages[0]}
        self.marked = tuple(fresh.get(session.id, session) for session in self.marked)
        self.count = count
        if keep:
            self.go_to(keep)
        self._cursor_changed()

    def fill(self, offset: int, sessions: Iterable[Session]) -> None:
        """Add a page that was requested."""
        self._pages[offset // PAGE] = tuple(sessions)
        self._requested.discard(offset // PAGE)
        self._cursor_changed()

    def session_at(self, index: int) -> Session | None:
        """Return the session at an index, or request its page if that is missing."""
        page_number, offset = divmod(index, PAGE)
        page = self._pages.get(page_number)
        if page is None:
            if page_number not in self._requested:
                self._requested.add(page_number)
                self.post_message(self.PageRequested(page_number * PAGE))
            return None
        return page[offset] if offset < len(page) else None

    @property
    def highlighted(self) -> Session | None:
        """The session under the cursor."""
        return self.session_at(self.cursor) if self.cursor < self.count else None

    def watch_count(self, count: int) -> None:
        """Make the list as high as all sessions, and keep the cursor on one."""
        self.virtual_size = Size(self.scrollable_content_region.width, count * ROWS)
        self.cursor = self.validate_cursor(self.cursor)

    def validate_cursor(self, index: int) -> int:
        """Keep the cursor within the list."""
        return max(0, min(index, self.count - 1))

    def watch_cursor(self) -> None:
        """Show where the cursor is now."""
        self._cursor_changed()

    def _cursor_changed(self) -> None:
        self._scroll_to_cursor()
        self.refresh()
        self.post_message(self.Highlighted())

    def _scroll_to_cursor(self) -> None:
        row = Region(0, self.cursor * ROWS, 1, ROWS)
        self.scroll_to_region(row, animate=False, immediate=True, force=True)

    def on_resize(self) -> None:
        """Keep the cursor visible."""
        self._scroll_to_cursor()

    def render_line(self, y: int) -> Strip:
        """Draw one row of the screen."""
        index, line = divmod(y + self.scroll_offset.y, ROWS)
        width = self.scrollable_content_region.width
        if not width:
            return Strip.blank(0)
        under_cursor = bool(self.count) and index == self.cursor
        base = self.get_visual_style("session-list--cursor" if under_cursor else "session-list--row")
        session = self.session_at(index) if index < self.count else None
        if session is None:
            content = Content("")
        else:
            is_marked = session in self.marked
            content = (
                first_row(session, width, under_cursor=under_cursor, is_marked=is_marked),
                second_row(session, width),
            )[line]
        (strip,) = Visual.to_strips(self, content, width, 1, base, apply_selection=False)
        return strip.extend_cell_length(width, base.rich_style).apply_meta({"index": index})

    def on_click(self, event: events.Click) -> None:
        """Move to the session that was clicked; a double click opens it."""
        index = event.style.meta.get("index")
        if index is not None and index < self.count:
            if index == self.cursor and event.chain > 1:
                self.post_message(self.Chosen())
            self.cursor = index

    def action_move(self, sessions: int) -> None:
        """Move the cursor down, or up if negative."""
        self.cursor += sessions

    def action_page(self, direction: int) -> None:
        """Move the cursor by pages."""
        self.cursor += direction * max(self.scrollable_content_region.height // ROWS, 1)

    def action_move_to(self, index: int) -> None:
        """Move the cursor to an index."""
        self.cursor = index

    def action_last(self) -> None:
        """Move the cursor to the last session."""
        self.cursor = self.count - 1

    def go_to(self, session_id: str) -> None:
        """Move the cursor to a session if it is on the first page."""
        ids = [session.id for session in self._pages.get(0, ())]
        if session_id in ids:
            self.cursor = ids.index(session_id)

    def unmark(self, session_id: str) -> None:
        """Remove the mark of a session."""
        self.marked = tuple(session for session in self.marked if session.id != session_id)

    def toggle_mark(self, session: Session) -> None:
        """Mark or unmark a session; a third mark replaces the oldest."""
        if session in self.marked:
            self.unmark(session.id)
        else:
            self.marked = (*self.marked[-1:], session)
        self.post_message(self.Highlighted())
