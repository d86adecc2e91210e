"""Waiting until the app in a test has done all there is to do, and no longer."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from textual.app import App

from stackpick_tui.sessions.inbox import WriterInbox

SOON = 0.02
"""Seconds; a timer that is due later is somebody's patience rather than something to do."""
FRAME = 0.0001
"""Seconds between two frames: nobody looks at them, and each key waits for one."""
STEP = 0.001
"""Seconds between two looks at the writing thread."""
STUCK = 0.25
"""Seconds after which what it does is waited for no longer: somebody may have locked the file."""


WaitForIdle = Callable[[float, float], Awaitable[bool]]


class _SkippingClock:
    """The time of a loop, without what nobody would do anything in."""

    def __init__(self) -> None:
        self._skipped = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self._skipped

    def skip_to(self, moment: float) -> None:
        self._skipped += max(0.0, moment - self())


class _WatchedCondition(threading.Condition):
    """Knows whether the writing thread waits, and has not been woken yet."""

    has_writer = is_given_up = False

    def wait(self, timeout: float | None = None) -> bool:
        if threading.current_thread().name != "writer":
            return super().wait(timeout)
        self.has_writer, self.is_given_up = True, False
        try:
            return super().wait(timeout)
        finally:
            self.has_writer = False

    def notify(self, n: int = 1) -> None:
        self.has_writer = False
        super().notify(n)


class WatchedInbox(WriterInbox):
    """An inbox that tells whether its thread has something to do."""

    def __init__(self) -> None:
        super().__init__()
        self._condition: _WatchedCondition = _WatchedCondition()

    @property
    def is_idle(self) -> bool:
        with self._condition:
            return self._condition.has_writer or self._condition.is_given_up or self._has_ended

    def give_up(self) -> None:
        """Count the thread as idle until it has done what it does just now."""
        self._condition.is_given_up = True


@contextmanager
def waiting_for_what_happens(app: App[Any], inbox: WatchedInbox) -> Iterator[WaitForIdle]:
    """Have a pilot wait until nothing is left to do, on the app's thread, the writing one and others.

    Textual's own sleeps for a while again and again, until the process used hardly any processor time in one.
    What is given takes the most seconds to wait as its second argument, and tells whether it came to rest.
    A timer that is due soon is due at once where there is nothing else to do.
    """
    loop, clock, of_others = asyncio.get_running_loop(), _SkippingClock(), _background()

    async def wait_for_idle(_: float = 0.0, limit: float = 1.0) -> bool:
        begun = time.monotonic()
        while (now := time.monotonic()) < begun + limit:
            was_idle = inbox.is_idle
            await asyncio.sleep(0)
            # one that has ended since has queued what is to be done with its result
            was_alone = _background() <= of_others
            if _is_busy(loop):
                continue
            # the timer of the next frame goes on for ever once the app has been left
            if (due := _next_timer(loop)) < clock() + SOON and app.is_running:
                clock.skip_to(due)
            elif was_idle and (was_alone or now > begun + STUCK):
                return True
            elif now > begun + STUCK:
                inbox.give_up()
            else:
                await asyncio.sleep(STEP)
        return False

    with (
        mock.patch.object(loop, "time", clock),
        mock.patch("textual.app.wait_for_idle", wait_for_idle),
        mock.patch("textual.pilot.wait_for_idle", wait_for_idle),
        mock.patch("textual.screen.UPDATE_PERIOD", FRAME),
    ):
        yield wait_for_idle


def _background() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.name == "background"}


# asyncio has no public way to ask what a loop is going to do
def _is_busy(loop: asyncio.AbstractEventLoop) -> bool:
    return bool(loop._ready)  # type: ignore[attr-defined] # noqa: SLF001


def _next_timer(loop: asyncio.AbstractEventLoop) -> float:
    timers: list[asyncio.TimerHandle] = loop._scheduled  # type: ignore[attr-defined] # noqa: SLF001
    return min((timer.when() for timer in timers if not timer.cancelled()), default=float("inf"))
