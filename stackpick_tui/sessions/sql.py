"""The SQL that reads and changes one session, each function inside the caller's transaction."""

import sqlite3
from dataclasses import replace

from stackpick_tui.sessions import clock
from stackpick_tui.sessions.connecting import force_write
from stackpick_tui.sessions.errors import Conflict, UnknownSession
from stackpick_tui.sessions.rows import COLUMNS, from_row, milliseconds, to_row
from stackpick_tui.sessions.session import Session

# names of columns are ours, values are bound: nothing a person wrote becomes part of a statement
_SELECT = f"SELECT {', '.join(COLUMNS)} FROM session WHERE id = :id"  # noqa: S608
_ROW = f"""
    INTO session ({", ".join(COLUMNS)}, search)
    VALUES ({", ".join(f":{column}" for column in COLUMNS)}, :search)
"""
_UPDATE = f"""
    UPDATE session SET {", ".join(f"{column} = :{column}" for column in (*COLUMNS, "search"))}, deleted = NULL
    WHERE id = :id
"""  # noqa: S608


def put(connection: sqlite3.Connection, session: Session) -> Session:
    """Write a session over the revision it was made from, and return it as stored.

    Raises:
        Conflict: Another revision is stored, with other content.

    """
    row = to_row(replace(session, revision=session.revision + 1))
    changed = (
        connection.execute(f"{_UPDATE} AND revision = :revision - 1", row).rowcount if session.revision else 0
    )
    if not changed:
        theirs = stored(connection, session.id)
        if theirs is None:
            connection.execute(f"INSERT {_ROW}", row)
        elif _says_the_same(theirs, session):
            return move(connection, theirs.id, trashed=False)
        else:
            raise Conflict(theirs)
    return from_row([row[column] for column in COLUMNS])


def overwrite(connection: sqlite3.Connection, session: Session) -> Session:
    """Write a session over whatever is stored, keeping its revision, or 1 if it has none."""
    row = to_row(replace(session, revision=max(session.revision, 1)))
    connection.execute(f"REPLACE {_ROW}", row)
    return from_row([row[column] for column in COLUMNS])


def put_newer(connection: sqlite3.Connection, session: Session) -> bool:
    """Write a session unless the same or a newer one is stored; return whether it was written."""
    theirs = stored(connection, session.id)
    if theirs is None:
        connection.execute(f"INSERT {_ROW}", to_row(replace(session, revision=1)))
        return True
    if milliseconds(session.updated) <= milliseconds(theirs.updated):
        force_write(connection)
        return False
    connection.execute(_UPDATE, to_row(replace(session, revision=theirs.revision + 1)))
    return True


def move(connection: sqlite3.Connection, session_id: str, *, trashed: bool) -> Session:
    """Move a session to the trash or back, and return it; does nothing if it is there already.

    The revision stays: the content is unchanged, and an edit in another window restores the session.

    Raises:
        UnknownSession: There is none.

    """
    moment = milliseconds(clock.now()) if trashed else None
    query = """
        UPDATE session SET deleted = :moment
        WHERE id = :id AND (deleted IS NULL) <> (:moment IS NULL)
    """
    if not connection.execute(query, {"id": session_id, "moment": moment}).rowcount:
        force_write(connection)
    session = stored(connection, session_id)
    if session is None:
        raise UnknownSession(session_id)
    return session


def stored(connection: sqlite3.Connection, session_id: str) -> Session | None:
    """Return a stored session, in the trash or not."""
    rows = connection.execute(_SELECT, {"id": session_id}).fetchall()
    return from_row(rows[0]) if rows else None


def _says_the_same(theirs: Session, mine: Session) -> bool:
    """Return whether the content is equal: then it is our own write, reported as failed, and no conflict."""
    return replace(theirs, updated=mine.updated) == mine
