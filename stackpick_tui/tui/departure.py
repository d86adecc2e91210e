"""Leaving when told to from outside: a signal, or a terminal that is gone."""

import asyncio
import os
import select
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress

HUNG_UP = 129
"""The exit code after the terminal went away."""


def on_signals(leave: Callable[[int], None]) -> None:
    """Leave in an orderly way when the process is told to end; for the thread of the running event loop.

    Left alone, these signals would end the process at once, with the terminal still in the app's state.

    Args:
        leave: Ends the app with an exit code.
    """
    loop = asyncio.get_running_loop()
    for name in ("SIGHUP", "SIGTERM", "SIGINT"):
        # Windows has neither all of them nor such handlers.
        with suppress(AttributeError, NotImplementedError):
            number = getattr(signal, name)
            if signal.getsignal(number) is not signal.SIG_IGN:
                loop.add_signal_handler(number, leave, 128 + number)


def when_terminal_is_gone(save: Callable[[], object]) -> None:
    """Save and end the process once the terminal has gone away, signal or none.

    The app itself could not end in an orderly way then: it would go on reading what is no longer there.

    Args:
        save: Writes what is owed, within a time it sets itself.
    """
    if not hasattr(select, "poll"):
        return

    def watch() -> None:
        terminal = select.poll()
        # No event is asked for: a hang-up is told unasked, and nothing else wakes this thread.
        terminal.register(sys.stdin.fileno(), 0)
        terminal.poll()
        save()
        os._exit(HUNG_UP)

    threading.Thread(target=watch, name="hang-up", daemon=True).start()
