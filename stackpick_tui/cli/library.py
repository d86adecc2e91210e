"""Commands on saved sessions."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from stackpick_tui.cli.exits import DONE, Failure, UsageError
from stackpick_tui.sessions.access import Mode
from stackpick_tui.sessions.errors import AmbiguousSession, DataDirectoryError, StoreError, UnknownSession
from stackpick_tui.sessions.paths import data_directory, database
from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.store import SessionStore


def directory(arguments: argparse.Namespace) -> Path:
    """Return the data directory that was asked for."""
    try:
        return data_directory(arguments.data_dir, os.environ)
    except DataDirectoryError as error:
        raise UsageError(str(error)) from error


@contextmanager
def readable(arguments: argparse.Namespace, *, create: bool = False) -> Iterator[SessionStore]:
    """Open the store for a command; what happened at opening is told on standard error, errors end it.

    Args:
        arguments: The command line.
        create: Whether to make a store where there is none; reading commands leave no trace.
    """
    try:
        store = SessionStore.open(database(directory(arguments)), create=create)
        try:
            for notice in store.access.notices:
                print(f"stackpick-tui: {notice}", file=sys.stderr)
            if store.access.mode is Mode.MEMORY and store.access.reason:
                raise Failure(
                    f"{store.access.path}: {store.access.reason}; choose another place with --data-dir"
                )
            yield store
        finally:
            store.close()
    except (UnknownSession, AmbiguousSession) as error:
        raise UsageError(str(error)) from error
    except StoreError as error:
        raise Failure(str(error)) from error


@contextmanager
def writable(arguments: argparse.Namespace) -> Iterator[SessionStore]:
    """Open the store for a command that changes it; one that cannot be written ends the command."""
    with readable(arguments, create=True) as store:
        if store.access.mode is not Mode.READ_WRITE:
            raise Failure(f"{store.access.path}: {store.access.reason}; choose another place with --data-dir")
        yield store


def one(store: SessionStore, arguments: argparse.Namespace) -> Session:
    """Return the session that was asked for, by the beginning of its id or as the last."""
    if not arguments.last:
        return store.find(arguments.id)
    session = store.newest()
    if session is None:
        raise UsageError("no session is saved yet; 'stackpick-tui' begins one")
    return session


def list_(arguments: argparse.Namespace) -> int:
    """Print saved sessions, newest first."""
    with readable(arguments) as store:
        limit = None if arguments.all or arguments.json else 50
        sessions = store.list(arguments.text, limit=limit)
        more = store.count(arguments.text) - len(sessions) if limit else 0
    today = datetime.now().astimezone().date()
    if arguments.json:
        from stackpick_tui.records.json import json_text
        from stackpick_tui.records.session_json import list_json

        sys.stdout.write(json_text(list_json(sessions, today)))
        return DONE
    from stackpick_tui.records.plain import list_text

    sys.stdout.write(list_text(sessions, today))
    if more:
        print(f"{more} more; --all lists them", file=sys.stderr)
    if not sessions:
        print(f"no session {'matches' if arguments.text else 'is saved yet'}", file=sys.stderr)
    return DONE


def paths(arguments: argparse.Namespace) -> int:
    """Print where everything is kept."""
    from stackpick_tui.sessions.paths import every_file

    place = directory(arguments)
    files = every_file(place)
    if arguments.json:
        from stackpick_tui.records.json import SCHEMA, json_text

        found = {
            "schema": SCHEMA,
            "data": str(place),
            "database": str(database(place)),
            "files": [str(file) for file in files],
        }
        sys.stdout.write(json_text(found))
    else:
        lines = [f"data      {place}", f"database  {database(place)}"]
        sys.stdout.write("\n".join([*lines, *(f"file      {file}" for file in files)]) + "\n")
    return DONE
