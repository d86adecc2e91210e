"""Opening the store for a command, and finding the session that it names."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stackpick_tui.cli.exits import Failure, UsageError
from stackpick_tui.cli.invocation import typed
from stackpick_tui.cli.output import say
from stackpick_tui.sessions.access import Access, Mode
from stackpick_tui.sessions.errors import (
    AmbiguousSession,
    DataDirectoryError,
    StoreError,
    StoreUnavailable,
    UnknownSession,
)
from stackpick_tui.sessions.paths import data_directory, database
from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.store import SessionStore


def directory(arguments: argparse.Namespace) -> Path:
    """Return the data directory that was asked for."""
    try:
        return data_directory(arguments.data_dir, os.environ)
    except DataDirectoryError as error:
        raise UsageError(str(error)) from error


def required_directory(arguments: argparse.Namespace) -> Path:
    """Return the data directory that was asked for; end a command that cannot do without one."""
    try:
        return directory(arguments)
    except StoreUnavailable as error:
        raise Failure(str(error)) from error


@contextmanager
def readable(arguments: argparse.Namespace, *, create: bool = False) -> Iterator[SessionStore]:
    """Open the store for a command, print its notices, and end the command if something goes wrong.

    Only with ``create`` is a store made where there is none: commands that only read leave no trace.
    """
    try:
        store = SessionStore.open(database(directory(arguments)), create=create)
        try:
            printed = store.access.notices
            for notice in printed:
                say(notice)
            if store.access.mode is Mode.MEMORY and store.access.reason:
                raise _unusable(store.access)
            try:
                yield store
            finally:
                # reading may find damage, too, which may be why something is not found
                for notice in store.access.notices:
                    if notice not in printed:
                        say(notice)
        finally:
            store.close()
    except (UnknownSession, AmbiguousSession) as error:
        raise UsageError(str(error)) from error
    except StoreError as error:
        raise Failure(str(error)) from error


@contextmanager
def writable(arguments: argparse.Namespace) -> Iterator[SessionStore]:
    """Open the store for a command that changes it; a change that cannot be written ends the command.

    Afterwards a backup is made if one is due. A backup that fails is reported, and undoes nothing.
    """
    with readable(arguments, create=True) as store:
        yield store
        try:
            store.maintain_if_due()
        except StoreError as error:
            say(str(error))


def _unusable(access: Access) -> Failure:
    return Failure(f"{access.path}: {access.reason}; choose another directory with --data-dir")


def one(store: SessionStore, arguments: argparse.Namespace) -> Session:
    """Return the session that was asked for: by the beginning of its id, or as the one changed last."""
    if (arguments.id is not None) is arguments.last:
        raise UsageError("which session? give an ID, or --last for the one changed last")
    if not arguments.last:
        return store.find(arguments.id)
    session = store.newest()
    if session is None:
        raise UsageError(f"no session is saved yet; '{typed(arguments=arguments)}' begins one")
    return session
