"""Commands on saved sessions: list, show, compare, delete, restore, purge."""

import argparse
import sys
from datetime import date, datetime
from pathlib import Path

from stackpick_tui.cli.exits import DONE, FAILED, Failure
from stackpick_tui.cli.output import say, write_json, write_text
from stackpick_tui.cli.store import directory, one, readable, writable
from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.store import SessionStore

NEWEST = 50
"""So many sessions are listed unless all are asked for."""


def today() -> date:
    """Return the day it is here."""
    return datetime.now().astimezone().date()


def list_sessions(arguments: argparse.Namespace) -> int:
    """Print saved sessions, newest first."""
    is_whole = arguments.all or arguments.json
    with readable(arguments) as store:
        sessions = store.list(arguments.text, limit=None if is_whole else NEWEST)
        more = 0 if is_whole or len(sessions) < NEWEST else store.count(arguments.text) - NEWEST
    if arguments.json:
        from stackpick_tui.records.session_json import list_json

        write_json(list_json(sessions, today()))
        return DONE
    from stackpick_tui.records.plain import list_text

    write_text(list_text(sessions, today()))
    if more:
        say(f"{more} more; --all lists them")
    if not sessions:
        say("no session matches" if arguments.text else "no session is saved yet")
    return DONE


def show(arguments: argparse.Namespace) -> int:
    """Print one session, or its record."""
    with readable(arguments) as store:
        session = one(store, arguments)
    if arguments.json:
        from stackpick_tui.records.session_json import show_json

        write_json(show_json(session, today()))
    elif arguments.record:
        from stackpick_tui.records.madr import record

        sys.stdout.write(record(session))
    else:
        from stackpick_tui.records.plain import session_text

        write_text(session_text(session, today()))
    return DONE


def diff(arguments: argparse.Namespace) -> int:
    """Print how two sessions differ, each an id or a file; 1 where their answers do."""
    from stackpick_tui.records.difference import Difference

    with readable(arguments) as store:
        difference = Difference(_session(store, arguments.a), _session(store, arguments.b))
    if arguments.json:
        from stackpick_tui.records.session_json import diff_json

        write_json(diff_json(difference, today()))
    else:
        from stackpick_tui.records.plain import difference_text

        write_text(difference_text(difference, today()))
    return FAILED if difference.answers_differ else DONE


def _session(store: SessionStore, name: str) -> Session:
    """Return the session that a file holds, or else the one whose id begins so."""
    path = Path(name)
    if not path.is_file():
        return store.find(name)
    from stackpick_tui.cli.files import in_file
    from stackpick_tui.records.file import read
    from stackpick_tui.records.session_file import session_in

    with in_file(path):
        return session_in(read(path))


def delete(arguments: argparse.Namespace) -> int:
    """Move a session to the trash."""
    with writable(arguments) as store:
        session = store.delete(store.find(arguments.id).id)
    say(f"deleted {session.title}; 'stackpick-tui restore {session.short_id}' brings it back within 30 days")
    return DONE


def restore(arguments: argparse.Namespace) -> int:
    """Bring a session back from the trash."""
    with writable(arguments) as store:
        session = store.restore(store.find(arguments.id, trashed=True).id)
    say(f"brought back {session.title}")
    return DONE


def purge(arguments: argparse.Namespace) -> int:
    """Empty the trash, or remove every file of ours, after asking."""
    from stackpick_tui.sessions.errors import StoreError
    from stackpick_tui.sessions.paths import every_file, remove_every_file

    place = directory(arguments)
    if arguments.all:
        files = every_file(place)
        if not files:
            say(f"nothing of ours is in {place}")
        elif _agreed(arguments, f"Remove every session and {len(files)} files in {place} for good?"):
            try:
                remove_every_file(place)
            except StoreError as error:
                raise Failure(str(error)) from error
            say(f"removed {len(files)} files; nothing of ours is left")
        return DONE
    with readable(arguments) as store:
        waiting = store.count(trashed=True)
    if not waiting:
        say("the trash is empty")
    elif _agreed(arguments, f"Remove {waiting} deleted sessions for good?"):
        with writable(arguments) as store:
            say(f"removed {store.purge(None)} sessions for good")
    return DONE


def _agreed(arguments: argparse.Namespace, question: str) -> bool:
    """Ask before something that cannot be taken back; no answer is no."""
    if arguments.yes:
        return True
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().casefold() in {"y", "yes"}:
        return True
    raise Failure("nothing is removed; --yes answers the question beforehand")


def paths(arguments: argparse.Namespace) -> int:
    """Print where everything is kept."""
    from stackpick_tui.records.json import SCHEMA
    from stackpick_tui.sessions.paths import database, every_file

    place = directory(arguments)
    files = [str(file) for file in every_file(place)]
    if arguments.json:
        write_json({"schema": SCHEMA, "data": str(place), "database": str(database(place)), "files": files})
    else:
        lines = [
            f"Data:     {place}",
            f"Database: {database(place)}",
            *(f"File:     {file}" for file in files),
        ]
        write_text("\n".join(lines) + "\n")
    return DONE
