"""Every session of one database taken over into another, the newer of two with the same id."""

import re
import sqlite3
from collections.abc import Iterator, Sequence

from stackpick_tui.sessions.connecting import is_damage, transaction
from stackpick_tui.sessions.rows import COLUMNS, from_row, to_row
from stackpick_tui.sessions.session import Session

_ALL = (*COLUMNS, "deleted", "search")
_TAKE = f"""
    INSERT INTO session ({", ".join(_ALL)}) VALUES ({", ".join(f":{column}" for column in _ALL)})
    ON CONFLICT (id) DO UPDATE SET {", ".join(f"{column} = excluded.{column}" for column in _ALL[1:])}
    WHERE excluded.updated > updated OR (excluded.updated = updated AND excluded.revision > revision)
"""  # noqa: S608 - constant names
_SELECT = f"SELECT rowid, deleted, {', '.join(COLUMNS)} FROM session"  # noqa: S608 - constant names


def merge(source: sqlite3.Connection, target: sqlite3.Connection) -> int:
    """Take sessions and preferences over, as far as they can be read, in one transaction.

    Args:
        source: Where they are; it may be damaged, and what looks like a part of something else is left out.
        target: Where they go.

    Returns:
        How many sessions were taken over.

    Raises:
        sqlite3.Error: The target cannot take them, and is as it was; or the source is no database of ours.

    """
    taken = 0
    with transaction(target):
        for deleted, session in _readable(source):
            row = to_row(session) | {"deleted": deleted if isinstance(deleted, int) else None}
            taken += target.execute(_TAKE, row).rowcount
        for key, value in _until_damage(source, "SELECT key, value FROM preference"):
            if f"{key}{value}".isprintable():
                target.execute("REPLACE INTO preference (key, value) VALUES (?, ?)", (str(key), str(value)))
    return taken


def _readable(source: sqlite3.Connection) -> Iterator[tuple[object, Session]]:
    """Read rows from both ends of the table: in between lies what is damaged."""
    last = -1
    for rowid, deleted, *row in _until_damage(source, f"{_SELECT} ORDER BY rowid"):
        last = int(str(rowid))
        if _is_plausible(session := from_row(row)):
            yield deleted, session
    for _, deleted, *row in _until_damage(source, f"{_SELECT} WHERE rowid > {last:d} ORDER BY rowid DESC"):
        if _is_plausible(session := from_row(row)):
            yield deleted, session


def _is_plausible(session: Session) -> bool:
    is_id = re.fullmatch("[0-9a-f]{32}", session.id) is not None
    return is_id and all(flaw.endswith("in the future") for flaw in session.flaw.split(", ") if flaw)


def _until_damage(source: sqlite3.Connection, query: str) -> Iterator[Sequence[object]]:
    try:
        cursor = source.execute(query)
        while (row := cursor.fetchone()) is not None:
            yield row
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
