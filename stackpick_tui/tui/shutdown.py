"""Leaving when told to from outside: a signal, or a terminal that is gone."""

import asyncio
import os
import select
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

HUNG_UP = 129
"""The exit code after the terminal went away."""
DEADLINE = 5.0
"""Seconds that an orderly end may take after a signal: longer than the last writes may."""


def on_signals(leave: Callable[[int], object], save: Callable[[], object]) -> None:
    """Leave in an orderly way when the process is told to end; for the thread of the running event loop.

    Left alone, these signals would end the process at once, with the terminal still in the app's state. Where
    the orderly way does not come to its end, as with a terminal that has stopped reading, there is another.

    Args:
        leave: Ends the app with an exit code.
        save: Writes what is owed, within a time it sets itself.
    """
    loop = asyncio.get_running_loop()
    modes = _modes()

    def handle(number: int, _: FrameType | None) -> None:
        end = threading.Timer(DEADLINE, _end, (128 + number, save, modes))
        end.daemon = True
        end.start()
        with suppress(RuntimeError):  # the loop has ended: so will the process
            loop.call_soon_threadsafe(leave, 128 + number)

    # Handlers of the loop's would not run while the loop waits for the terminal.
    for name in ("SIGHUP", "SIGTERM", "SIGINT"):
        number = getattr(signal, name, None)  # Windows has not all of them
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handle)


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
        _end(HUNG_UP, save, None)

    threading.Thread(target=watch, name="hang-up", daemon=True).start()


def _modes() -> list[object] | None:
    """Return how the terminal treats what is typed; none where that is not to be had."""
    try:
        import termios
    except ImportError:
        return None
    try:
        return termios.tcgetattr(sys.stdin)
    except (OSError, ValueError, termios.error):
        return None


def _end(code: int, save: Callable[[], object], modes: list[object] | None) -> None:
    """Save, give the terminal back as far as that needs no writing to it, and end the process."""
    save()
    if modes is not None:
        import termios

        # A process in the background would be stopped for this.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
        with suppress(termios.error):
            termios.tcsetattr(sys.stdin, termios.TCSANOW, modes)  # type: ignore[arg-type]
    os._exit(code)
