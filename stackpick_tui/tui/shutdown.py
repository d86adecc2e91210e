"""Shut down when a signal says so, or when the terminal is gone."""

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
"""Seconds that an orderly shutdown may take after a signal: more than the last writes may take."""


def on_signals(leave: Callable[[int], object], save: Callable[[], object]) -> None:
    """Quit in order when a signal asks the process to end; to be called in the event loop's thread.

    Without a handler, the signal would end the process at once and leave the terminal in the app's state. If
    an orderly end takes too long, as when the terminal has stopped reading, the process exits without one.

    Args:
        leave: Quits the app with an exit code.
        save: Writes what is unsaved, within a time limit of its own.
    """
    loop = asyncio.get_running_loop()
    modes = _modes()

    def handle(number: int, _: FrameType | None) -> None:
        end = threading.Timer(DEADLINE, _end, (128 + number, save, modes))
        end.daemon = True
        end.start()
        with suppress(RuntimeError):  # the loop has ended, and the process is about to
            loop.call_soon_threadsafe(leave, 128 + number)

    # The loop's own signal handlers would not run while it waits for the terminal.
    for name in ("SIGHUP", "SIGTERM", "SIGINT"):
        number = getattr(signal, name, None)  # Windows has not all of them
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handle)


def when_terminal_is_gone(save: Callable[[], object]) -> None:
    """Save and end the process once the terminal is gone, whether or not a signal comes.

    The app cannot end by itself then: it would go on reading from a terminal that is no longer there.

    Args:
        save: Writes what is unsaved, within a time limit of its own.
    """
    if sys.platform == "win32":
        return  # it ends the processes of a window that is closed

    def watch() -> None:
        terminal = select.poll()
        # With no event asked for, only a hang-up wakes this thread.
        terminal.register(sys.stdin.fileno(), 0)
        terminal.poll()
        _end(HUNG_UP, save, None)

    threading.Thread(target=watch, name="hang-up", daemon=True).start()


def _modes() -> list[object] | None:
    """Return the terminal's input modes, or None where there are none to be read."""
    if sys.platform == "win32":
        return None
    import termios

    try:
        return termios.tcgetattr(sys.stdin)
    except (OSError, ValueError, termios.error):
        return None


def _end(code: int, save: Callable[[], object], modes: list[object] | None) -> None:
    """Save, restore the terminal as far as possible without writing to it, and end the process."""
    save()
    if sys.platform != "win32" and modes is not None:
        import termios

        # A process in the background would be stopped for this.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
        with suppress(termios.error):
            termios.tcsetattr(sys.stdin, termios.TCSANOW, modes)  # type: ignore[arg-type]
    os._exit(code)
