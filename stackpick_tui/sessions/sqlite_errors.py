"""What an error of SQLite or of the disk means, and how to describe it in a message."""

import errno
import sqlite3
import sys
from pathlib import Path


def is_damage(error: Exception) -> bool:
    """Return whether an error means damage, and nothing that may pass, such as a lock or a full disk."""
    return primary_code(error) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def is_busy(error: BaseException) -> bool:
    """Return whether an error means that another program holds a lock."""
    return primary_code(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def primary_code(error: BaseException) -> int:
    """Return SQLite's primary result code of an error; 0 where it has none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def describe(error: Exception) -> str:
    """Describe an error of the disk or of SQLite, worded to follow the path."""
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    if getattr(error, "sqlite_errorcode", 0) in _LOCKING:
        return _NO_LOCKS
    return _WORDS.get(primary_code(error), str(error))


def describe_opening_error(error: Exception, path: Path) -> str:
    """Describe why a database cannot be opened, telling a lock that is held from no support for locks.

    SQLite reports busy for both, always so where files cannot be locked, as on some network drives.
    """
    return _NO_LOCKS if is_busy(error) and not _can_lock(path.resolve().parent) else describe(error)


def _can_lock(folder: Path) -> bool:
    """Return whether files in a folder can be locked, as far as that can be found out."""
    if sys.platform == "win32":
        return True
    try:
        import fcntl
        from tempfile import TemporaryFile

        # a file of its own: closing the database once more would let go of the locks on it
        with TemporaryFile(dir=folder) as file:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno != errno.ENOLCK
    return True


_NO_LOCKS = "the file system cannot lock files"
_LOCKING = {
    sqlite3.SQLITE_IOERR_LOCK,
    sqlite3.SQLITE_IOERR_RDLOCK,
    sqlite3.SQLITE_IOERR_UNLOCK,
    sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK,
}
_WORDS = {
    sqlite3.SQLITE_BUSY: "in use by another program",
    sqlite3.SQLITE_LOCKED: "in use by another program",
    sqlite3.SQLITE_PERM: "write-protected",
    sqlite3.SQLITE_READONLY: "write-protected",
    sqlite3.SQLITE_IOERR: "the disk reports an error",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_CANTOPEN: "write-protected, or cannot be opened",
}
