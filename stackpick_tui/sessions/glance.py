"""The newest sessions of a file, read without changing it: nothing is created, upgraded or repaired."""

import sqlite3
from contextlib import closing
from pathlib import Path

from stackpick_tui.sessions.connecting import decode_text, existing
from stackpick_tui.sessions.rows import COLUMNS, from_row
from stackpick_tui.sessions.schema import read_as_upgraded
from stackpick_tui.sessions.session import Session

_PATIENCE = 0.2
"""Seconds to wait for another program's lock: somebody waits for a key."""


def newest(path: Path, limit: int, *, trashed: bool) -> list[Session]:
    """Return the sessions changed last or, from the trash, deleted last.

    Args:
        path: The database.
        limit: At most so many.
        trashed: Those in the trash instead.

    Raises:
        sqlite3.Error: There is none, or it cannot be read as it is.

    """
    condition, order = ("IS NOT NULL", "deleted") if trashed else ("IS NULL", "updated")
    columns = ", ".join(COLUMNS)
    query = f"SELECT {columns} FROM session WHERE deleted {condition} ORDER BY {order} DESC, id LIMIT ?"  # noqa: S608 - constant names
    connection = sqlite3.connect(existing(path, "ro"), uri=True, timeout=_PATIENCE)
    with closing(connection):
        connection.text_factory = decode_text
        connection.execute("PRAGMA trusted_schema = OFF")
        read_as_upgraded(connection)
        return [from_row(row) for row in connection.execute(query, (limit,))]
