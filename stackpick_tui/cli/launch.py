"""Opening the app, and what remains in the terminal afterwards."""

import argparse
import gc
import io
import os
import signal
import sys
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout

from stackpick_tui.cli.exits import DONE, FAILED, Failure, UsageError
from stackpick_tui.cli.invocation import typed
from stackpick_tui.cli.output import tell
from stackpick_tui.cli.size import ask_terminal
from stackpick_tui.cli.store import directory, one, readable
from stackpick_tui.cli.streams import silence
from stackpick_tui.sessions.errors import StoreError, StoreUnavailable
from stackpick_tui.sessions.paths import database
from stackpick_tui.sessions.session import Session, new_session
from stackpick_tui.sessions.store import SessionStore
from stackpick_tui.sessions.writer import start_writer

CLOSING = 2.0
"""Seconds to wait for the last writes when the app is left."""
_LOST = "the last changes could not be saved"


def new(arguments: argparse.Namespace) -> int:
    """Open the app on a new session."""
    require_terminal()
    return _run(arguments, new_session())


def saved(arguments: argparse.Namespace) -> int:
    """Open the app on a saved session."""
    require_terminal()
    with readable(arguments) as store:
        session = one(store, arguments)
    return _run(arguments, session)


def require_terminal() -> None:
    """Refuse to open the app where it cannot be drawn."""
    if "TEXTUAL_DRIVER" in os.environ:
        return  # Textual then draws elsewhere, such as in a browser, and talks to it through pipes.
    streams = (sys.stdin, sys.stdout, sys.stderr)
    if os.environ.get("TERM") == "dumb" or not all(stream and stream.isatty() for stream in streams):
        raise UsageError(
            f"the app needs a terminal; without one, '{typed('ask')}' asks the five questions line by line "
            f"and '{typed('decide')}' takes the answers as words"
        )


def _run(arguments: argparse.Namespace, session: Session) -> int:
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        # Until the app takes over there is nothing to clean up, and Python's own handler prints a traceback.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    for stream in (sys.__stdout__, sys.__stderr__):
        if isinstance(stream, io.TextIOWrapper):
            # whatever the locale says: frames are drawn with characters that only UTF-8 has, as keys are read
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        path, reason = database(directory(arguments)), ""
    except StoreUnavailable as error:
        path, reason = None, error.reason
    ask_terminal()
    # What is allocated at the start lives until the end: collecting garbage only delays the first frame.
    gc.disable()
    # The thread opens the store while Textual is imported, which takes longer.
    autosave = start_writer(lambda: SessionStore.open(path, reason=reason))
    theme = autosave.submit(lambda store: store.preference("theme"))
    import asyncio

    from rich.console import Console

    from stackpick_tui.tui.ansi16 import readable_theme
    from stackpick_tui.tui.app import StackpickApp
    from stackpick_tui.tui.shutdown import on_signals, when_terminal_is_gone

    app = StackpickApp(autosave, session, readable_theme(_answer(theme), Console().color_system))
    crash = io.StringIO()
    app.error_console = Console(file=crash, width=100)

    def save() -> None:
        autosave.close(CLOSING)

    async def run() -> Session | None:
        # After the first frame: Textual cannot end an app whose first screen it still composes.
        on_signals(lambda code: app.call_after_refresh(app.leave, code), save)
        return await app.run_async()

    when_terminal_is_gone(save)
    left = asyncio.run(run())
    is_safe = autosave.close(CLOSING)
    if crash.getvalue():
        return _crashed(crash.getvalue(), is_saved=is_safe, is_debugging=arguments.debug)
    code = app.return_code or DONE
    try:
        if left is not None:
            print(farewell(left, arguments, is_saved=is_safe))
        elif not is_safe:
            print(_LOST)
        sys.stdout.flush()
    except OSError:
        if code == DONE:
            raise
        silence(sys.stdout)  # the signal may have come because the terminal is gone
    return code


def _crashed(trace: str, *, is_saved: bool, is_debugging: bool) -> int:
    """Say in one line what ended the app or, if asked to, print the whole traceback."""
    if is_debugging:
        tell(trace.rstrip("\n"))
        return FAILED
    cause = trace.strip().splitlines()[-1].strip()
    saved = "everything is saved" if is_saved else _LOST
    raise Failure(f"the app crashed ({cause}); {saved}; --debug shows where")


def _answer(theme: "Future[str | None]") -> str | None:
    """Return the theme chosen last, without waiting for a store that is slow or unreadable."""
    try:
        return theme.result(timeout=0.2)
    except (StoreError, FutureTimeout):
        return None


def farewell(session: Session, arguments: argparse.Namespace, *, is_saved: bool) -> str:
    """Write what remains in the terminal: the session, its verdict, and the command that opens it again."""
    lines = [session.name] if session.name else []
    lines.append(session.summary)
    lines.append(typed("open", session.short_id, arguments=arguments) if is_saved else _LOST)
    return "\n".join(lines)
