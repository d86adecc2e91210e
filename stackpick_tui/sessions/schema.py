"""The tables, their versions, and upgrades from older versions."""

import sqlite3
from collections.abc import Callable
from itertools import chain
from pathlib import Path

from stackpick_tui.sessions.connecting import pragma, transaction
from stackpick_tui.sessions.rows import COLUMNS, blank_row

APPLICATION_ID = 0x53_50_54_55
"""The application id in the file's header: "SPTU"."""

STEPS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE session (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            note TEXT NOT NULL,
            features TEXT NOT NULL,
            verdict TEXT NOT NULL,
            rule TEXT NOT NULL,
            decision TEXT,
            reason TEXT NOT NULL,
            decided_by TEXT NOT NULL,
            revision INTEGER NOT NULL,
            created INTEGER NOT NULL,
            updated INTEGER NOT NULL,
            deleted INTEGER,
            search TEXT NOT NULL
        )
        """,
        "CREATE INDEX session_newest ON session (updated DESC, id, search, deleted) WHERE deleted IS NULL",
        "CREATE INDEX session_trash ON session (deleted) WHERE deleted IS NOT NULL",
        "CREATE TABLE preference (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)",
    ),
    ("ALTER TABLE session ADD COLUMN constraints TEXT NOT NULL DEFAULT '[]'",),
)
"""The statements from each version to the next, the first from an empty file; released ones never change.

``features`` and ``constraints`` are JSON lists of ids; ``created``, ``updated`` and ``deleted`` are
milliseconds since 1970 in UTC; ``search`` is everything a session is found by, folded. The index covers a
search, which then reads nothing else (38 instead of 200 ms in 100,000 sessions).
"""


def version() -> int:
    """Return the schema version of this release."""
    return len(STEPS)


def upgrade(connection: sqlite3.Connection, before: Callable[[], object] = lambda: None) -> bool:
    """Upgrade a database, even an empty one, to this release in one transaction; a kill leaves old or new.

    Args:
        connection: The database; another process may be about to do the same.
        before: Called once the database is locked and really older, before it is changed: makes the backup.

    Returns:
        Whether an older database was upgraded: not if it was new, or another process was faster.

    Raises:
        sqlite3.Error: Nothing has changed.
        OSError: The backup failed, and nothing has changed.

    """
    with transaction(connection):
        found = int(str(pragma(connection, "user_version")))
        if found >= version():
            return False
        if found:
            before()
        # one by one: executescript() would commit first, and a kill after it would leave half a step
        for statement in chain(*STEPS[found:]):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version()}")
    return bool(found)


class NewerRelease(Exception):
    """A newer release upgraded the database; what it added must not be written over."""


def refuse_newer(connection: sqlite3.Connection) -> None:
    """Raise `NewerRelease` where that has happened since the database was opened."""
    if int(str(pragma(connection, "user_version"))) > version():
        raise NewerRelease


def read_as_upgraded(connection: sqlite3.Connection) -> None:
    """Let an older database that cannot be upgraded be read as if it had been, without writing to it.

    Raises:
        sqlite3.Error: It cannot be read.

    """
    found = {name for _, name, *_ in connection.execute("PRAGMA main.table_info(session)").fetchall()}
    missing = {column: value for column, value in blank_row().items() if column not in found}
    if not found or not missing:
        return
    # views take no bound values, and the folder for temporary files may be as full as the disk
    literals = [
        f"{connection.execute('SELECT quote(:value)', {'value': value}).fetchone()[0]} AS {column}"
        for column, value in missing.items()
    ]
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(
        f"CREATE TEMP VIEW session AS SELECT rowid AS rowid, *, {', '.join(literals)} FROM main.session"  # noqa: S608 - ours
    )


def recognise(connection: sqlite3.Connection) -> int | None:
    """Return the version of our database, 0 for an empty file, None for another program's."""
    # one look in one transaction: another process may be creating the tables just now
    connection.execute("BEGIN")
    try:
        application = pragma(connection, "application_id")
        found = pragma(connection, "user_version")
        tables = connection.execute("SELECT name FROM sqlite_master LIMIT 1").fetchall()
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    is_ours = application == APPLICATION_ID or not (application or found or tables)
    return found if is_ours and isinstance(found, int) else None


def is_marked(path: Path) -> bool:
    """Return whether a file's first bytes are those of our database, however damaged the rest may be.

    Raises:
        OSError: It cannot be read.

    """
    with path.open("rb") as file:
        header = file.read(72)
    return header.startswith(b"SQLite format 3\0") and header[68:] == APPLICATION_ID.to_bytes(4)


def verify(connection: sqlite3.Connection) -> None:
    """Check that every column this release reads is there.

    Raises:
        sqlite3.Error: One of them is missing.

    """
    connection.execute(f"SELECT {', '.join(COLUMNS)}, deleted, search FROM session LIMIT 0").fetchall()  # noqa: S608 - constant names
    connection.execute("SELECT key, value FROM preference LIMIT 0").fetchall()
