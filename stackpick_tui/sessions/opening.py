"""Opening a database read-write, read-only or in memory, and saying why."""

import errno
import os
import sqlite3
import stat
import sys
from functools import partial
from pathlib import Path
from typing import NamedTuple

from stackpick_tui.sessions import backup, repair, schema
from stackpick_tui.sessions.access import Access, Mode
from stackpick_tui.sessions.connecting import connect, force_write, in_memory, set_busy_timeout
from stackpick_tui.sessions.durable import create_private, make_private_folder, sync_folder
from stackpick_tui.sessions.paths import backups
from stackpick_tui.sessions.sqlite_errors import (
    describe,
    describe_opening_error,
    is_busy,
    is_damage,
    primary_code,
)

_LONGEST_PATH = 500
"""SQLite takes paths of up to 512 bytes, and the journal's is longer than the database's."""


class _Unusable(Exception):
    """The file cannot be used; the text says why, worded to follow the path."""


class OpenResult(NamedTuple):
    """A connection, and what can be done with it."""

    connection: sqlite3.Connection
    """The connection; the caller closes it."""
    access: Access
    """What can be done with it."""
    identity: tuple[int, int] | None = None
    """Device and inode of the file, to notice when it is replaced; None in memory."""


def open_database(path: Path | None, *, reason: str = "", create: bool = True) -> OpenResult:
    """Open a database read-write, read-only or in memory, and say why; never raises an error of the disk.

    Args:
        path: The database, or None if there is nowhere to keep one.
        reason: Why there is nowhere.
        create: Create the database if it is missing, and test by writing whether it is writable.

    """
    if path is None:
        return memory(Access(Mode.MEMORY, reason))
    notices: tuple[str, ...] = ()
    try:
        if _is_long(path):
            return memory(Access(Mode.MEMORY, "the path is too long", path))
        if repair.is_lost(path):
            notices += repair.repair(path)
        if not create and not path.exists() and not path.is_symlink():
            return memory(Access(Mode.MEMORY, "", path))
        try:
            return _open_file(path, create, notices)
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
            if not repair.is_ours(path):
                raise _Unusable("not a stackpick-tui database, left as it is") from error
        notices += repair.repair(path)
        return _open_file(path, create, notices)
    except _Unusable as error:
        return memory(Access(Mode.MEMORY, str(error), path, notices))
    except (OSError, sqlite3.Error) as error:
        return memory(Access(Mode.MEMORY, describe_opening_error(error, path), path, notices))


def memory(access: Access) -> OpenResult:
    """Open an empty database in memory."""
    connection = in_memory()
    schema.upgrade(connection)
    return OpenResult(connection, access)


def _open_file(path: Path, create: bool, notices: tuple[str, ...]) -> OpenResult:
    notices += _require_file(path, create)
    seen = identity(path)
    connection = connect(path)
    try:
        access = _recognised(connection, path, create, notices)
    except BaseException:
        connection.close()
        raise
    return OpenResult(connection, access, seen)


def _is_long(path: Path) -> bool:
    return len(os.fsencode(path)) > _LONGEST_PATH


def _require_file(path: Path, create: bool) -> tuple[str, ...]:
    """Make sure that there is a regular file: anything else could hang SQLite or be somebody else's.

    Returns:
        Warnings about a new file, for the person.

    """
    try:
        kind = path.stat().st_mode
    except FileNotFoundError:
        if path.is_symlink():
            raise _Unusable("a link to nothing") from None
        if not create:
            raise
        return _create(path)
    if not stat.S_ISREG(kind):
        raise _Unusable("not a file")
    if not os.access(path, os.R_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    return ()


def _create(path: Path) -> tuple[str, ...]:
    """Create an empty private file and its folders; return warnings, for the person."""
    make_private_folder(path.parent)
    if not create_private(path):
        return ()
    if sys.platform == "win32":
        return ()  # which has neither: the folder of the person's own is what keeps others out
    notices = []
    if not sync_folder(path.parent):
        notices.append(f"{path.parent} cannot confirm what is written; a power cut may undo the last change.")
    if path.stat().st_mode & 0o077:
        notices.append(
            f"{path.parent} does not keep file permissions; others on this computer may read the sessions."
        )
    return tuple(notices)


def _recognised(connection: sqlite3.Connection, path: Path, create: bool, notices: tuple[str, ...]) -> Access:
    found = schema.recognise(connection)
    if found is None:
        raise _Unusable("belongs to another program")
    if found > schema.version():
        _verify(connection, "written by a newer release, which is needed to read it")
        connection.execute("PRAGMA query_only = ON")
        return Access(Mode.READ_ONLY, "written by a newer release", path, notices)
    upgraded = False
    reason = ""
    try:
        # not WAL, for what was measured: tests/sessions/README.md
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        if found != schema.version():
            upgraded = _upgrade(connection, path)
        elif create:
            _try_to_write(connection)
    except (OSError, sqlite3.Error) as error:
        if is_damage(error):
            raise
        # a lock held for a moment is no reason to give up writing
        if found != schema.version() or not is_busy(error):
            reason = describe(error)
            schema.read_as_upgraded(connection)
    _verify(connection, reason or "its tables are not as expected")
    if upgraded:
        notices += (f"{path.name} was upgraded. The previous version is kept in {backups(path)}.",)
    if not reason:
        return Access(Mode.READ_WRITE, "", path, notices)
    connection.execute("PRAGMA query_only = ON")
    return Access(Mode.READ_ONLY, reason, path, notices)


def _verify(connection: sqlite3.Connection, reason: str) -> None:
    try:
        schema.verify(connection)
    except sqlite3.OperationalError as error:
        if primary_code(error) == sqlite3.SQLITE_ERROR:
            raise _Unusable(reason) from error
        raise


def _upgrade(connection: sqlite3.Connection, path: Path) -> bool:
    set_busy_timeout(connection, repair.PATIENCE)
    try:
        return schema.upgrade(connection, before=partial(backup.make, path))
    finally:
        set_busy_timeout(connection)


def _try_to_write(connection: sqlite3.Connection) -> None:
    """Write far enough to need the journal, and roll back."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        force_write(connection)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def identity(path: Path) -> tuple[int, int] | None:
    """Return the device and inode of a file, or None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
