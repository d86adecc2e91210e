"""Daily maintenance: check every page, back up, and empty old trash."""

import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from stackpick_tui.sessions import backup, clock, repair
from stackpick_tui.sessions.access import Mode
from stackpick_tui.sessions.database import Database
from stackpick_tui.sessions.errors import StoreUnavailable
from stackpick_tui.sessions.rows import milliseconds
from stackpick_tui.sessions.sqlite_errors import describe, is_busy

TRASH = timedelta(days=30)
"""How long a deleted session can be brought back."""


def maintain(database: Database, patience: float | None = None) -> None:
    """Check every page; once a day back up, then empty old trash.

    Takes as long as reading the whole file. Only what was already old enough at the previous backup, a day
    ago or more, leaves the trash: a clock that is wrong once makes everything look old.

    Args:
        database: The database to maintain.
        patience: Seconds to wait for another process that is backing up; by default, as for a repair.

    Raises:
        StoreUnavailable: It cannot be read or backed up, or its trash cannot be emptied.

    """
    database.check()
    path = _path(database)
    if path is None or not _is_due(database, path):
        return
    before = backup.newest_made_at(path)
    _with_backups(database, "no backup could be made", _make_due, patience)
    if before is not None and clock.now() - before >= backup.EVERY:
        purge(database, before - TRASH)


def maintain_if_due(database: Database) -> None:
    """Do the same, but only if a backup is due and no other process is already making it.

    Raises:
        StoreUnavailable: As for ``maintain``.

    """
    path = _path(database)
    try:
        if path is not None and _is_due(database, path):
            maintain(database, patience=0.0)
    except StoreUnavailable as error:
        if not (error.__cause__ and is_busy(error.__cause__)):
            raise


def purge(database: Database, before: datetime | None) -> int:
    """Delete the sessions in the trash for good; return how many there were.

    Args:
        database: The database to purge.
        before: Delete only what was moved to the trash before this time; None: everything, from the backups
            too.

    Raises:
        StoreUnavailable: Not everything was deleted everywhere; it can be tried again.

    """
    limit = None if before is None else milliseconds(before)

    def work(connection: sqlite3.Connection) -> int:
        query = "DELETE FROM session WHERE deleted IS NOT NULL AND (:limit IS NULL OR deleted < :limit)"
        return connection.execute(query, {"limit": limit}).rowcount

    if before is None:
        if not database.read("SELECT 1 FROM session WHERE deleted IS NOT NULL LIMIT 1"):
            return 0
        # the backups are replaced only once the database is known to be sound, and before it is purged: after
        # a kill in between, the trash still lists what has to be purged from both
        database.check()
        _with_backups(database, "the backups cannot be purged", lambda path: backup.renew(path, work))
    return database.write(work)


def _path(database: Database) -> Path | None:
    """Return the file, if it is writable."""
    return database.access.path if database.access.mode is Mode.READ_WRITE else None


def _is_due(database: Database, path: Path) -> bool:
    """Return whether a backup is due: there are sessions, and some were changed or will leave the trash."""
    if not database.read("SELECT 1 FROM session LIMIT 1"):
        return False
    limit = milliseconds(clock.now() - TRASH)
    query = "SELECT 1 FROM session WHERE deleted < :limit LIMIT 1"
    has_old_trash = bool(database.read(query, {"limit": limit}))
    try:
        return backup.is_due(path, even_unchanged=has_old_trash)
    except OSError as error:
        raise StoreUnavailable(f"no backup could be made: {describe(error)}", path) from error


def _make_due(path: Path) -> None:
    """Back up, unless another process has done so meanwhile."""
    if backup.is_due(path, even_unchanged=True):
        backup.make(path)


def _with_backups(
    database: Database, failed: str, work: Callable[[Path], object], patience: float | None = None
) -> None:
    """Work on the backups while no other process does; errors begin with ``failed``."""
    path = _path(database)
    if path is None:
        return
    try:
        with repair.repair_lock(path, patience):
            work(path)
    except (OSError, sqlite3.Error) as error:
        raise StoreUnavailable(f"{failed}: {describe(error)}", path) from error
