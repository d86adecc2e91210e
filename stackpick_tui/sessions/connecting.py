"""Connections to a database, configured so that an acknowledged write survives anything."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from stackpick_tui.sessions.durable import sync_folder
from stackpick_tui.sessions.sqlite_errors import is_damage

TIMEOUT = 2.0
"""How long to wait for another program's lock, in seconds."""
SAFEST = "EXTRA"
"""What ``synchronous`` is set to where the system can wait for a folder; elsewhere that fails every commit.

FULL, the default, may leave the journal's name on a disk that loses power, which undoes the last commit:
``tests/sessions/README.md`` has what was measured.
"""


def connect(path: Path) -> sqlite3.Connection:
    """Open an existing database; the caller closes it.

    Raises:
        sqlite3.Error: It cannot be opened, or is damaged.

    """
    # SQLite puts the journal beside the file that a link leads to
    return _configured(_open(path), SAFEST if sync_folder(path.resolve().parent) else "FULL")


def connect_to_remains(path: Path) -> sqlite3.Connection:
    """Open what is left of a damaged database, for reading only; the caller closes it.

    Raises:
        sqlite3.Error: It cannot be opened; damage shows only when it is read.

    """
    connection = _open(path)
    connection.text_factory = decode_text
    # the last as SQLite's own recovery does it: without it a file that has lost its end is refused
    for setting in ("trusted_schema = OFF", "cell_size_check = ON", "writable_schema = ON"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(existing(path), uri=True, timeout=TIMEOUT, isolation_level=None)


def existing(path: PurePath, mode: str = "rw") -> str:
    """Return the URI with which SQLite opens the file at an absolute path but creates none.

    Args:
        path: The database.
        mode: "rw" to read and write, "ro" to read only.
    """
    # SQLite takes the name of another computer only as part of the path
    return re.sub("^file://(?!/)", "file:////", path.as_uri()) + f"?mode={mode}"


def in_memory() -> sqlite3.Connection:
    """Open a database that lives as long as the connection."""
    return _configured(sqlite3.connect(":memory:", isolation_level=None))


def _configured(connection: sqlite3.Connection, synchronous: str = "FULL") -> sqlite3.Connection:
    connection.text_factory = decode_text
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


def decode_text(raw: bytes) -> str:
    """Decode text of a database; lone surrogates stand for bytes that are no UTF-8."""
    return raw.decode("utf-8", "surrogateescape")


def pragma(connection: sqlite3.Connection, name: str) -> object:
    """Return the value of a pragma."""
    [[value]] = connection.execute(f"PRAGMA {name}").fetchall()
    return value


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Run a block in a write transaction, which is on disk once this ends without an error."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # some errors have rolled it back already
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def force_write(connection: sqlite3.Connection) -> None:
    """Make a transaction write to disk even though nothing changes.

    The file may hold the result of a commit that failed at its last step, which a power cut would undo. An
    update that changes nothing would not help: SQLite writes no page for it.
    """
    connection.execute(f"PRAGMA user_version = {pragma(connection, 'user_version')}")


def set_busy_timeout(connection: sqlite3.Connection, seconds: float = 0.0) -> None:
    """Set how many seconds to wait for other programs' locks; by default, the usual ``TIMEOUT``."""
    connection.execute(f"PRAGMA busy_timeout = {int((seconds or TIMEOUT) * 1000)}").fetchall()


def is_sound(path: Path) -> bool:
    """Return whether every page of a database is readable.

    Raises:
        sqlite3.Error: It could not be checked, because it is locked for example.

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
