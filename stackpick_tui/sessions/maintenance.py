"""What keeps sessions safe in the long run: every page checked, a backup a day, and a trash that empties."""

import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from stackpick_tui.sessions import backup, clock, repair
from stackpick_tui.sessions.access import Mode
from stackpick_tui.sessions.connecting import describe, is_busy
from stackpick_tui.sessions.database import Database
from stackpick_tui.sessions.errors import StoreUnavailable
from stackpick_tui.sessions.rows import milliseconds

TRASH = timedelta(days=30)
"""How long a deleted session can be brought back."""


def maintain(database: Database, patience: float | None = None) -> None:
    """Check every page; once a day back up, and then empty old trash.

    Takes as long as reading the file. What leaves the trash was old enough already at the backup before, a
    day ago or more: with a clock that is ahead for once, everything seems old.

    Args:
        database: What to look after.
        patience: How long to wait for another process that backs up, in seconds; else as a repair does.

    Raises:
        StoreUnavailable: It cannot be read or backed up, or the trash not be emptied.

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
    """Do the same if a backup is due; takes no time if not, and leaves it to another process that is at it.

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
    """Remove what is in the trash for good; return how many sessions that were.

    Args:
        database: Where from.
        before: Only what was deleted before then; none: everything, from the backups too.

    Raises:
        StoreUnavailable: It is not removed, or not from everywhere; it can be tried again.

    """
    limit = None if before is None else milliseconds(before)

    def work(connection: sqlite3.Connection) -> int:
        query = "DELETE FROM session WHERE deleted IS NOT NULL AND (:limit IS NULL OR deleted < :limit)"
        return connection.execute(query, {"limit": limit}).rowcount

    if before is None:
        if not database.read("SELECT 1 FROM session WHERE deleted IS NOT NULL LIMIT 1"):
            return 0
        # the good backups go only when what takes their place is good; and they go first, so that nothing
        # of them outlives a kill: what is in the trash still is purged again
        database.check()
        _with_backups(database, "the backups cannot be purged", lambda path: backup.renew(path, work))
    return database.write(work)


def _path(database: Database) -> Path | None:
    """Return the file, if it can be written."""
    return database.access.path if database.access.mode is Mode.READ_WRITE else None


def _is_due(database: Database, path: Path) -> bool:
    """Tell whether to back up: there are sessions, and some changed or are to leave the trash."""
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
    """Back up, unless another process was quicker."""
    if backup.is_due(path, even_unchanged=True):
        backup.make(path)


def _with_backups(
    database: Database, failed: str, work: Callable[[Path], object], patience: float | None = None
) -> None:
    """Do something with the backups while no other process does; ``failed`` is said where it fails."""
    path = _path(database)
    if path is None:
        return
    try:
        with repair.repair_lock(path, patience):
            work(path)
    except (OSError, sqlite3.Error) as error:
        raise StoreUnavailable(f"{failed}: {describe(error)}", path) from error
