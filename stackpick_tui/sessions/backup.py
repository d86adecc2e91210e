"""Copies of the database: one a day when something changed and one before an upgrade, three kept."""

import os
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from stackpick_tui.sessions import clock
from stackpick_tui.sessions.connecting import connect, is_sound
from stackpick_tui.sessions.durable import make_private_folder, sync_folder
from stackpick_tui.sessions.paths import backups, companions

KEPT = 3
"""So many backups are kept."""
EVERY = timedelta(days=1)
"""How old the newest backup grows before the next one."""

_NAME = "sessions-%Y%m%dT%H%M%SZ.db"


def make(database: Path) -> Path:
    """Copy the database as it was last committed, whole or not at all, and let go of the oldest backup.

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
        _copy(database, part)
        sync(part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(folder)
    _tidy(database)
    return target


def _tidy(database: Path) -> None:
    """Let go of the oldest backups, and of what a killed process left half written long ago."""
    outdated = clock.now() - EVERY
    parts = backups(database).glob("*.part")
    killed = [part for part in parts if datetime.fromtimestamp(part.stat().st_mtime, UTC) < outdated]
    for old in newest_first(database)[KEPT:] + killed:
        old.unlink(missing_ok=True)


def _next_name(database: Path) -> str:
    """Name a backup so that it sorts last, also when the clock was set back."""
    later = [moment + timedelta(seconds=1) for path in newest_first(database) if (moment := taken(path))]
    return max([clock.now().replace(microsecond=0), *later[:1]]).strftime(_NAME)


def _copy(database: Path, target: Path) -> None:
    source = connect(database)
    try:
        copy = sqlite3.connect(target)
        try:
            source.backup(copy)
        finally:
            copy.close()
    finally:
        source.close()


def sync(file: Path) -> None:
    """Wait until the file is on the disk."""
    descriptor = os.open(file, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def newest_first(database: Path) -> list[Path]:
    """Return the backups of a database; what else lies beside them is left alone."""
    found = [path for path in backups(database).glob("sessions-*.db") if taken(path)]
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


def taken(backup: Path) -> datetime | None:
    """Return when a backup was made, by its name."""
    try:
        return datetime.strptime(backup.name, _NAME).replace(tzinfo=UTC)
    except ValueError:
        return None


def is_due(database: Path) -> bool:
    """Tell whether the newest backup is a day old and something was written since."""
    made = [moment for backup in newest_first(database) if (moment := taken(backup))]
    if not made:
        return True
    changed = datetime.fromtimestamp(database.stat().st_mtime, UTC)
    age = clock.now() - made[0]
    return changed > made[0] and not timedelta(0) <= age < EVERY


def renew(database: Path) -> None:
    """Make a new backup and let go of all before it: they hold text that was purged."""
    newest = make(database)
    for old in newest_first(database):
        if old != newest:
            old.unlink(missing_ok=True)
    for companion in companions(newest):
        companion.unlink(missing_ok=True)
