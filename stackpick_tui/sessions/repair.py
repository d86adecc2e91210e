"""Repairing a damaged or lost database: from the newest backup, and from what is still readable."""

import errno
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, nullcontext
from pathlib import Path

from stackpick_tui.advice.numbers import counted
from stackpick_tui.sessions import backup, clock, schema
from stackpick_tui.sessions.connecting import connect, connect_to_remains, existing, is_sound
from stackpick_tui.sessions.durable import create_private, sync_folder
from stackpick_tui.sessions.merging import merge
from stackpick_tui.sessions.paths import CORRUPT, companions, lock
from stackpick_tui.sessions.sqlite_errors import is_damage, primary_code

PATIENCE = 10.0
"""Seconds to wait for another process that is already repairing the database."""


@contextmanager
def repair_lock(database: Path, patience: float | None = None) -> Iterator[None]:
    """Keep other processes of ours from repairing or backing up the same database.

    SQLite holds the lock: that works on every system, and ends with the process, however it ends.

    Args:
        database: The database to lock.
        patience: Seconds to wait for another process; by default ``PATIENCE``.

    Raises:
        OSError: The lock file cannot be created; or it is a link, to somebody else's file.
        sqlite3.Error: Another process holds the lock for too long.

    """
    file = lock(database)
    if file.is_symlink():
        raise OSError(errno.ELOOP, f"{file.name} is a link", str(file))
    create_private(file)
    timeout = PATIENCE if patience is None else patience
    holder = sqlite3.connect(existing(file), uri=True, timeout=timeout, isolation_level=None)
    try:
        holder.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        holder.close()


def is_lost(database: Path) -> bool:
    """Return whether the database is missing or empty although there are backups of it."""
    try:
        empty = database.stat().st_size == 0
    except FileNotFoundError:
        empty = not database.is_symlink()
    return empty and bool(backup.newest_first(database))


def is_ours(database: Path) -> bool:
    """Return whether anything there is ours: a backup, a lock, or a file that begins like our database.

    Raises:
        OSError: The file cannot be read.

    """
    has_kept = os.path.lexists(lock(database)) or bool(backup.newest_first(database))
    return has_kept or schema.is_marked(database)


def repair(database: Path) -> tuple[str, ...]:
    """Repair a database, once, however many processes find it damaged at the same time.

    The damaged file is kept, with its journal, in a folder of its own. The newest sound backup replaces it,
    with whatever newer sessions can still be read from the damaged file.

    Returns:
        What happened, for the person; nothing if another process has already done it.

    Raises:
        OSError: The folder does not allow it; the damaged file is unchanged.
        sqlite3.Error: The disk or a lock does not allow it; the same.

    """
    with repair_lock(database):
        lost = is_lost(database)
        if not lost and (not database.exists() or is_sound(database)):
            return ()
        real = database.resolve()
        saved = backup.newest_sound(database)
        replacement = database.with_suffix(".mending")
        # a journal that an earlier try left would be applied to the new file
        for stale in (replacement, *companions(replacement)):
            stale.unlink(missing_ok=True)
        # what is empty holds nothing to read, and beginning to write there would leave a journal beside it
        with nullcontext() if lost else _locked(real) as damaged:
            rescued, total = _build(replacement, saved, damaged)
            kept = None if lost and not _leftovers(real) else _move_aside(database, real)
            if sys.platform != "win32":
                replacement.replace(real)
        if sys.platform == "win32":
            # what is open cannot be replaced there
            replacement.replace(real)
        sync_folder(real.parent)
    return (_notice(database, kept, saved, rescued, total),)


@contextmanager
def _locked(damaged: Path) -> Iterator[sqlite3.Connection | None]:
    """Open a damaged file for reading, locked against writers if possible; None if it cannot be opened."""
    with ExitStack() as stack:
        connection: sqlite3.Connection | None
        try:
            connection = stack.enter_context(closing(connect(damaged)))
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            if not is_damage(error) and primary_code(error) != sqlite3.SQLITE_CANTOPEN:
                raise
            connection = None
            if is_damage(error):
                # nobody else can write there either
                connection = stack.enter_context(closing(connect_to_remains(damaged)))
        yield connection


def _build(replacement: Path, saved: Path | None, damaged: sqlite3.Connection | None) -> tuple[int, int]:
    """Build the replacement; return the number of sessions from the damaged file, and of all."""
    os.close(os.open(replacement, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    if saved:
        import shutil

        shutil.copyfile(saved, replacement)
    with closing(connect(replacement)) as connection:
        schema.upgrade(connection)
        rescued = merge(damaged, connection) if damaged else 0
        [(total,)] = connection.execute("SELECT count(*) FROM session WHERE deleted IS NULL")
    backup.sync(replacement)
    return rescued, total


def _leftovers(real: Path) -> list[Path]:
    return [path for path in companions(real) if path.exists()]


def _move_aside(database: Path, real: Path) -> Path:
    """Move the file into a folder of its own, leaving its name taken until the replacement is there."""
    folder = _new_folder(database.parent)
    for companion in _leftovers(real):
        companion.rename(folder / companion.name)
    try:
        os.link(real, folder / real.name)
    except OSError:
        # no second name for a file on this file system
        real.rename(folder / real.name)
    sync_folder(folder)
    sync_folder(folder.parent)
    return folder


def _new_folder(directory: Path) -> Path:
    stem = f"{CORRUPT}{clock.now():%Y%m%dT%H%M%SZ}"
    folder, number = directory / stem, 1
    while True:
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            number += 1
            folder = directory / f"{stem}-{number}"
        else:
            return folder


def _notice(database: Path, kept: Path | None, saved: Path | None, rescued: int, total: int) -> str:
    happened = "damaged" if kept else "empty or gone"
    moment = backup.made_at(saved) if saved else None
    back = f"the backup of {clock.local(moment):%Y-%m-%d %H:%M} is back" if moment else "there was no backup"
    newer = (
        f", with {counted(rescued, 'newer session')} read from the damaged file" if moment and rescued else ""
    )
    now = f"There {'is' if total == 1 else 'are'} {counted(total, 'session')} now"
    if not kept:
        return f"{database.name} was {happened}; {back}. {now}."
    # the path last, where a narrow screen cuts it first
    return (
        f"{database.name} was {happened}; {back}{newer}. {now}; what is missing could not be read. "
        f"The damaged file is kept in {kept}."
    )
