"""Merging what can still be read of a damaged database into the backup that replaces it."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from stackpick_tui.sessions.connecting import transaction
from stackpick_tui.sessions.rows import COLUMNS, blank_row, from_row, to_row
from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.sqlite_errors import is_damage

_ALL = (*COLUMNS, "deleted", "search")
# revisions decide, as clocks can be set back; deleting makes none, so at equal ones the damaged file is newer
_MERGE = f"""
    INSERT INTO session ({", ".join(_ALL)}) VALUES ({", ".join(f":{column}" for column in _ALL)})
    ON CONFLICT (id) DO UPDATE SET {", ".join(f"{column} = excluded.{column}" for column in _ALL[1:])}
    WHERE excluded.revision > revision
    OR (excluded.revision = revision AND (excluded.deleted, excluded.updated) IS NOT (deleted, updated))
"""  # noqa: S608 - constant names


def merge(source: sqlite3.Connection, target: sqlite3.Connection) -> int:
    """Copy sessions and preferences, as far as they can be read, in one transaction.

    Args:
        source: The database to read. It may be damaged, and from an older release: missing columns get the
            values of a new session. Rows with an unreadable column are left out.
        target: The database to write, of this release: an earlier state of the source, from a backup. What
            has a higher revision there stays.

    Returns:
        How many sessions were copied.

    Raises:
        sqlite3.Error: The target cannot be written, and is unchanged; or the source could not be read for a
            reason other than damage.

    """
    merged = 0
    with transaction(target):
        for deleted, session in _sessions(source):
            row = to_row(session) | {"deleted": deleted if isinstance(deleted, int) else None}
            merged += target.execute(_MERGE, row).rowcount
        for key, value in _preferences(source):
            if f"{key}{value}".isprintable():
                row = {"key": str(key), "value": str(value)}
                target.execute("REPLACE INTO preference (key, value) VALUES (:key, :value)", row)
    return merged


def _sessions(source: sqlite3.Connection) -> Iterator[tuple[object, Session]]:
    """Yield when each session was deleted, and the session."""
    blank = blank_row() | {"deleted": None}
    columns = _columns(source, "session", ("deleted", *COLUMNS))
    for values in _rows(source, columns) if columns else ():
        row = blank | dict(zip(columns, values, strict=True))
        session = from_row([row[column] for column in COLUMNS])
        # garbage shows in some column; not in the id, which may be anything, as people edit it
        if not session.flaw:
            yield row["deleted"], session


def _preferences(source: sqlite3.Connection) -> Iterator[Sequence[object]]:
    columns = ["key", "value"]
    if _columns(source, "preference", columns) == columns:
        yield from _until_damage(source, "SELECT key, value FROM preference")


def _columns(source: sqlite3.Connection, table: str, wanted: Iterable[str]) -> list[str]:
    """Return which of the wanted columns a table has; none if there is no such table."""
    found = {name for _, name, *_ in _until_damage(source, f"PRAGMA table_info({table})")}
    return [column for column in wanted if column in found]


def _rows(source: sqlite3.Connection, columns: Sequence[str]) -> Iterator[Sequence[object]]:
    """Yield rows from both ends of the table, up to the damage in between."""
    select = f"SELECT rowid, {', '.join(columns)} FROM session"  # noqa: S608 - constant names
    last = -1
    for rowid, *values in _until_damage(source, f"{select} ORDER BY rowid"):
        last = int(str(rowid))
        yield values
    for _, *values in _until_damage(source, f"{select} WHERE rowid > {last:d} ORDER BY rowid DESC"):
        yield values


def _until_damage(source: sqlite3.Connection, query: str) -> Iterator[Sequence[object]]:
    try:
        cursor = source.execute(query)
        while (row := cursor.fetchone()) is not None:
            yield row
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
