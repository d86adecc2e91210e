"""The app in a test: on a store of its own, and what it has drawn as text."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from unittest import mock

from textual import events
from textual.pilot import Pilot
from textual.strip import Strip

from stackpick_tui.sessions.session import Session, new_session
from stackpick_tui.sessions.store import SessionStore
from stackpick_tui.sessions.writer import start_writer
from stackpick_tui.tui.app import StackpickApp
from tests.support.disk import stored
from tests.support.idle import WaitForIdle, WatchedInbox, waiting_for_what_happens
from tests.support.styles import parsed_once

Answer = TypeVar("Answer")
PATIENCE = 20.0
"""Seconds to wait for what the writing thread does in its own time, on a busy machine."""


@dataclass
class Running:
    app: StackpickApp
    pilot: Pilot[Session | None]
    path: Path | None
    autosave: WatchedInbox
    wait_for_idle: WaitForIdle

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def comes_to_rest(self) -> bool:
        """Tell whether it draws nothing any more in the end, unless something happens."""
        return await self.wait_for_idle(0.0, PATIENCE)

    async def press_at_once(self, *keys: str) -> None:
        """Press keys without waiting for what they do, as they come over a slow line."""
        for key in keys:
            self.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        await self.press(*("space" if character == " " else character for character in text))

    @property
    def text(self) -> str:
        return drawn(self.app)

    @property
    def toasts(self) -> list[str]:
        """What is said in toasts now."""
        return [each.message for each in self.app._notifications]  # noqa: SLF001 - Textual has no public way

    @property
    def squeezed(self) -> str:
        """What is drawn without spaces and line ends, for what may be wrapped anywhere."""
        return "".join(self.text.split())

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    async def until(self, condition: Callable[[str], bool]) -> str:
        """Wait until what is drawn meets a condition."""
        end = asyncio.get_running_loop().time() + PATIENCE
        while not condition(self.text):
            if asyncio.get_running_loop().time() > end:
                raise AssertionError(f"not drawn in {PATIENCE} s; the screen:\n{self.text}")
            await self.pilot.pause(0.02)
        return self.text

    async def until_shown(self, words: str) -> str:
        return await self.until(lambda text: words in text)

    async def until_saved(self) -> str:
        return await self.until(lambda text: " saved " in text.splitlines()[0])

    async def ask(self, query: Callable[[SessionStore], Answer]) -> Answer:
        """Ask or tell the app's own store something, on its thread."""
        return await asyncio.wrap_future(self.autosave.submit(query))

    def paste(self, text: str) -> None:
        self.app.post_message(events.Paste(text))

    def stored(self) -> list[Session]:
        """Read what is on disk, as another program would."""
        assert self.path
        return stored(self.path)


def cells(app: StackpickApp) -> list[Strip]:
    """Return what is on the screen with its styles, row by row."""
    return app.screen._compositor.render_strips()  # noqa: SLF001 - Textual has no public way to read cells


def drawn(app: StackpickApp) -> str:
    """Return the characters on the screen, row by row."""
    return "\n".join(strip.text for strip in cells(app))


@asynccontextmanager
async def running(
    path: Path | None,
    *,
    session: Session | None = None,
    size: tuple[int, int] = (80, 24),
    theme: str | None = None,
    reason: str = "",
    before: Callable[[], None] = lambda: None,
    is_unsaved: bool = False,
) -> AsyncIterator[Running]:
    """Run the app on a store and close both in the end.

    Args:
        path: The database; none: a store in memory.
        session: What to open on; a new one when left out.
        size: Columns and rows.
        theme: The theme chosen last.
        reason: Why there is no database.
        before: Called on the writing thread before it opens the store.
        is_unsaved: Whether it is to end with changes that cannot be saved.
    """

    def open_store() -> SessionStore:
        before()
        return SessionStore.open(path, reason=reason)

    autosave = WatchedInbox()
    with mock.patch("stackpick_tui.sessions.writer.WriterInbox", return_value=autosave):
        start_writer(open_store)
    app = StackpickApp(autosave, session or new_session(), theme)
    try:
        with parsed_once(), waiting_for_what_happens(app, autosave) as wait_for_idle:
            async with app.run_test(size=size, notifications=True) as pilot:
                await pilot.pause()
                yield Running(app, pilot, path, autosave, wait_for_idle)
    finally:
        autosave.close(0 if is_unsaved else PATIENCE)
        autosave.close(PATIENCE)


def keep(path: Path, *sessions: Session) -> list[Session]:
    """Put sessions into a database before the app opens it; return them as stored."""
    store = SessionStore.open(path)
    try:
        return [store.put(session) for session in sessions]
    finally:
        store.close()
