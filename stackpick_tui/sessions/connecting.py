"""Connections to a database, set up so that a write that was acknowledged survives anything."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stackpick_tui.sessions.durable import sync_folder

TIMEOUT = 2.0
"""How long to wait for another program's lock, in seconds."""
SAFEST = "EXTRA"
"""What ``synchronous`` is set to where the system can wait for a folder; elsewhere that fails every commit.

FULL, the default, may leave the journal's name on a disk that loses power, which undoes the last commit:
``tests/sessions/README.md`` has what was measured.
"""


def connect(path: Path) -> sqlite3.Connection:
    """Open a database that is there; the caller closes it.

    Raises:
        sqlite3.Error: It cannot be opened, or is damaged.

    """
    # SQLite puts the journal beside the file that a link leads to
    return _prepared(_open(path), SAFEST if sync_folder(path.resolve().parent) else "FULL")


def connect_to_remains(path: Path) -> sqlite3.Connection:
    """Open what is left of a damaged database, only to read it; the caller closes it.

    Raises:
        sqlite3.Error: It cannot be opened; damage shows only in the reading.

    """
    connection = _open(path)
    connection.text_factory = _text
    # the last as SQLite's own recovery does it: without it a file that has lost its end is refused
    for setting in ("trusted_schema = OFF", "cell_size_check = ON", "writable_schema = ON"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def _open(path: Path) -> sqlite3.Connection:
    uri = f"{path.as_uri()}?mode=rw"
    return sqlite3.connect(uri, uri=True, timeout=TIMEOUT, isolation_level=None)


def in_memory() -> sqlite3.Connection:
    """Open a database that lives as long as the connection."""
    return _prepared(sqlite3.connect(":memory:", isolation_level=None))


def _prepared(connection: sqlite3.Connection, synchronous: str = "FULL") -> sqlite3.Connection:
    connection.text_factory = _text
    try:
        for setting in (*_SETTINGS, f"synchronous = {synchronous}"):
            connection.execute(f"PRAGMA {setting}").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


_SETTINGS = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = ON",
    "fullfsync = ON",
)


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


def pragma(connection: sqlite3.Connection, name: str) -> object:
    """Return the value of a setting, or of the file's header."""
    [[value]] = connection.execute(f"PRAGMA {name}").fetchall()
    return value


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do what follows whole or not at all, and alone; it is on disk when this ends without an error."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # some errors have taken it back already
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def force_write(connection: sqlite3.Connection) -> None:
    """Make a transaction write to the disk although everything is as it should be already.

    What is in the file may be from a commit that failed at its last step, and be lost with the power. An
    update that changes nothing would not do: SQLite leaves the page alone then.
    """
    connection.execute(f"PRAGMA user_version = {pragma(connection, 'user_version')}")


def set_busy_timeout(connection: sqlite3.Connection, seconds: float = 0.0) -> None:
    """Wait so long for other programs' locks; without a number as long as usual."""
    connection.execute(f"PRAGMA busy_timeout = {int((seconds or TIMEOUT) * 1000)}").fetchall()


def is_sound(path: Path) -> bool:
    """Check every page of a database.

    Raises:
        sqlite3.Error: It could not be checked, for example for a lock: that says nothing about its pages.

    """
    connection = None
    try:
        connection = connect(path)
        return pragma(connection, "quick_check(1)") == "ok"
    except sqlite3.Error as error:
        if is_damage(error):
            return False
        raise
    finally:
        if connection is not None:
            connection.close()


def is_damage(error: Exception) -> bool:
    """Tell damage to the file from everything that may pass: locks, a full disk, a disk that fails."""
    return primary_code(error) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def is_busy(error: BaseException) -> bool:
    """Tell a lock of another program, which passes, from everything else."""
    return primary_code(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def primary_code(error: BaseException) -> int:
    """Return SQLite's primary result code of an error; 0 where it has none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def describe(error: Exception) -> str:
    """Say in words, after the path, what the disk or SQLite could not do."""
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    if getattr(error, "sqlite_errorcode", 0) in _LOCKING:
        return _NO_LOCKS
    return _WORDS.get(primary_code(error), str(error))


def describe_opening_error(error: Exception, path: Path) -> str:
    """Say the same of a database that cannot be opened, and tell a lock that is held from no locks at all.

    SQLite says busy to both. Where files cannot be locked, as on some network drives, it always does.
    """
    return _NO_LOCKS if is_busy(error) and not _can_lock(path.resolve().parent) else describe(error)


def _can_lock(folder: Path) -> bool:
    """Tell whether files in a folder can be locked, as far as that can be found out."""
    try:
        import fcntl
        from tempfile import TemporaryFile

        # a file of its own: closing the database once more would let go of the locks on it
        with TemporaryFile(dir=folder) as file:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (ImportError, OSError) as error:
        return getattr(error, "errno", None) != errno.ENOLCK
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
