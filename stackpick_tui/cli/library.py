"""Commands that read saved sessions: list, show, diff."""

import argparse
from pathlib import Path

from stackpick_tui.cli.exits import DONE, FAILED, UsageError
from stackpick_tui.cli.output import refuse_two_forms, say, write_json, write_lines
from stackpick_tui.cli.store import one, readable
from stackpick_tui.sessions import clock
from stackpick_tui.sessions.errors import UnknownSession
from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.store import SessionStore

NEWEST = 50
"""How many sessions are listed by default."""


def list_sessions(arguments: argparse.Namespace) -> int:
    """Print saved sessions, newest first."""
    is_whole, text, trashed = arguments.all or arguments.json, arguments.text, arguments.trash
    with readable(arguments) as store:
        # one extra tells whether there are more; counting them would take longer than listing
        sessions = store.search(text, limit=None if is_whole else NEWEST + 1, trashed=trashed)
    has_more = not is_whole and len(sessions) > NEWEST
    if has_more:
        sessions.pop()
    if arguments.json:
        from stackpick_tui.records.session_json import list_json

        write_json(list_json(sessions, clock.today()))
        return DONE
    from stackpick_tui.records.plain import list_lines

    write_lines(list_lines(sessions, clock.today()))
    if has_more:
        say(f"the newest {NEWEST}; --all lists them all")
    if not sessions:
        say("no session matches" if text else "the trash is empty" if trashed else "no session is saved yet")
    return DONE


def show(arguments: argparse.Namespace) -> int:
    """Print one session, or its record."""
    refuse_two_forms(arguments)
    with readable(arguments) as store:
        session = one(store, arguments)
    if arguments.json:
        from stackpick_tui.records.session_json import show_json

        write_json(show_json(session, clock.today()))
    elif arguments.record:
        from stackpick_tui.cli.files import write_record

        write_record(session, arguments)
    else:
        from stackpick_tui.records.plain import session_lines

        write_lines(session_lines(session, clock.today()))
    return DONE


def diff(arguments: argparse.Namespace) -> int:
    """Print how two sessions differ, each an id or a file; exit with 1 if their answers do."""
    from stackpick_tui.records.difference import Difference

    with readable(arguments) as store:
        difference = Difference(_session(store, arguments.a), _session(store, arguments.b))
    if arguments.json:
        from stackpick_tui.records.session_json import diff_json

        write_json(diff_json(difference, clock.today()))
    else:
        from stackpick_tui.records.plain import difference_lines

        write_lines(difference_lines(difference, clock.today()))
    return FAILED if difference.answers_differ else DONE


def _session(store: SessionStore, name: str) -> Session:
    """Return the session in a file of this name, or else the one whose id begins like this."""
    path = Path(name)
    if not _is_there(path):
        try:
            return store.find(name)
        except UnknownSession as error:
            if error.is_id:
                raise
            raise UsageError(f"{name}: neither a file nor the beginning of a session's id") from error
    from stackpick_tui.cli.files import in_file
    from stackpick_tui.records.session_file import session_in
    from stackpick_tui.sessions.user_files import read

    with in_file(path):
        return session_in(read(path))


def _is_there(path: Path) -> bool:
    """Tell whether there is something to read: a file or a pipe, but not a folder."""
    try:
        return path.exists() and not path.is_dir()
    except OSError:
        return False
