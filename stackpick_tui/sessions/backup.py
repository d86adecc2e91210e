"""Copies of the database: one a day when something changed and one before an upgrade, three kept."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from stackpick_tui.sessions import clock
from stackpick_tui.sessions.connecting import connect, is_sound
from stackpick_tui.sessions.durable import make_private_folder, sync_folder
from stackpick_tui.sessions.paths import BACKUP, backups, companions, plain_files, unfinished

KEPT = 3
"""How many backups are kept."""
EVERY = timedelta(days=1)
"""How old the newest backup may get before another is made."""

_NAME = "sessions-%Y%m%dT%H%M%SZ.db"
_SECOND = timedelta(seconds=1)


def make(database: Path, change: Callable[[sqlite3.Connection], object] | None = None) -> Path:
    """Copy the last committed state of the database, all or nothing, and delete the oldest backup.

    Args:
        database: The database to copy.
        change: Called to change the copy before it becomes a backup.

    Raises:
        OSError: There is no room, or no permission.
        sqlite3.Error: The database cannot be read.

    """
    folder = backups(database)
    make_private_folder(folder)
    target = folder / _next_name(database)
    part = target.with_suffix(f".{os.getpid()}.part")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _copy(database, part, change)
        sync(part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(folder)
    # the backup is made, whatever becomes of the others
    with suppress(OSError):
        _prune(database)
    return target


def _prune(database: Path) -> None:
    """Delete the oldest backups, and old unfinished ones that a killed process left."""
    now = clock.now()
    killed = [part for part in unfinished(database) if abs(now - _modified(part)) > EVERY]
    for old in newest_first(database)[KEPT:] + killed:
        old.unlink(missing_ok=True)


def _next_name(database: Path) -> str:
    """Return a name that sorts after the newest backup's, even if the clock was set back."""
    later = [moment for path in newest_first(database)[:1] if (moment := _after(path))]
    return max([clock.now().replace(microsecond=0), *later]).strftime(_NAME)


def _copy(database: Path, target: Path, change: Callable[[sqlite3.Connection], object] | None) -> None:
    with closing(connect(database)) as source, closing(sqlite3.connect(target, isolation_level=None)) as copy:
        # a copy that is not finished is thrown away, and one that is gets synced as a whole
        for setting in ("journal_mode = OFF", "synchronous = OFF", "secure_delete = ON"):
            copy.execute(f"PRAGMA {setting}").fetchall()
        source.backup(copy)
        if change:
            change(copy)


def sync(file: Path) -> None:
    """Flush a file to disk."""
    descriptor = os.open(file, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def newest_first(database: Path) -> list[Path]:
    """Return the backups of a database, newest first; other files in their folder are ignored."""
    found = [path for path in plain_files(backups(database)) if _after(path)]
    return sorted(found, key=lambda path: path.name, reverse=True)


def newest_sound(database: Path) -> Path | None:
    """Return the newest backup whose pages are all readable, if there is one."""
    for backup in newest_first(database):
        try:
            if backup.stat().st_size and is_sound(backup):
                return backup
        except (OSError, sqlite3.Error):
            continue
    return None


def made_at(backup: Path) -> datetime | None:
    """Return when a backup was made, or None if the file is not one.

    The name tells, unless it is in the future: once the clock has been ahead, names continue from there to
    stay in order, and the file's modification time is used instead.
    """
    after = _after(backup)
    if after is None:
        return None
    named = after - _SECOND
    return named if named <= clock.now() else _modified(backup)


def _after(backup: Path) -> datetime | None:
    """Return the time in a backup's name, plus one second; None if it is no backup."""
    found = BACKUP.fullmatch(backup.name)
    try:
        return datetime.fromisoformat(found[1]) + _SECOND if found else None
    except (ValueError, OverflowError):
        return None


def _modified(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)


def newest_made_at(database: Path) -> datetime | None:
    """Return when the newest backup was made, if there is one."""
    return next((made_at(backup) for backup in newest_first(database)), None)


def is_due(database: Path, *, even_unchanged: bool = False) -> bool:
    """Return whether the newest backup is a day old and the database was written since.

    A backup from the future means that the clock was ahead, and the next one is due.

    Args:
        database: The database to back up.
        even_unchanged: Make one due each day even if nothing was written.

    """
    newest = next(iter(newest_first(database)), None)
    if newest is None or (made := made_at(newest)) is None:
        return True
    age = clock.now() - made
    # the times of two files are of one clock, which need not be this computer's
    is_changed = even_unchanged or _modified(database) > _modified(newest)
    return age < timedelta(0) or (age >= EVERY and is_changed)


def renew(database: Path, change: Callable[[sqlite3.Connection], object]) -> None:
    """Replace every backup by one new, changed one: the older ones hold text that is to be purged."""
    newest = make(database, change)
    older = [backup for backup in newest_first(database) if backup != newest]
    beside = [companion for backup in (newest, *older) for companion in companions(backup)]
    for path in (*older, *beside, *unfinished(database)):
        path.unlink(missing_ok=True)
    sync_folder(newest.parent)
