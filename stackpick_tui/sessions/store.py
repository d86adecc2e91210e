"""The store of sessions: search, get, put, delete, restore, purge."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from stackpick_tui.sessions import maintenance, sql
from stackpick_tui.sessions.access import Access, Mode
from stackpick_tui.sessions.database import Database
from stackpick_tui.sessions.errors import AmbiguousSession, UnknownSession
from stackpick_tui.sessions.rows import COLUMNS, from_row
from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.text import fold

_SELECT = f"SELECT {', '.join(COLUMNS)} FROM session WHERE"  # noqa: S608 - constant names
_IN_TRASH = {False: "deleted IS NULL", True: "deleted IS NOT NULL"}


class SessionStore:
    """The sessions of one person, through one connection. Not thread-safe.

    Every method may raise ``StoreUnavailable``. Damage found on the way is repaired; ``access`` reports it.
    """

    database: Database
    """The database underneath."""

    def __init__(self, database: Database) -> None:
        self.database = database

    @classmethod
    def open(cls, path: Path | None, *, reason: str = "", create: bool = True) -> "SessionStore":
        """Open a store, in memory if the disk does not allow better; ``access`` tells.

        Args:
            path: The database, or None if there is nowhere to keep one.
            reason: Why there is nowhere.
            create: Create the database if it is missing; commands that only read do not.

        """
        return cls(Database(path, reason=reason, create=create))

    @property
    def access(self) -> Access:
        """How the store can be used at the moment."""
        return self.database.access

    def close(self) -> None:
        """Close the file; doing so twice is harmless."""
        self.database.close()

    def interrupt(self) -> None:
        """Stop the running query, which raises ``Superseded``; for other threads to call."""
        self.database.interrupt()

    def reopen(self) -> bool:
        """Open the file again; return whether it is writable now, and memory was dropped for it."""
        return self.database.reopen()

    def was_replaced(self) -> bool:
        """Return whether the file was moved away or replaced since it was opened."""
        return self.database.was_replaced()

    def data_version(self) -> int:
        """Return a number that changes when another connection, in any process, has written."""
        return self.database.version()

    def search(
        self, text: str = "", *, limit: int | None = 50, offset: int = 0, trashed: bool = False
    ) -> list[Session]:
        """Return sessions, newest first; from the trash, last deleted first.

        Args:
            text: Text to find in the name, note, features, constraints, verdict, decision or default title.
            limit: The most sessions to return; None: all.
            offset: How many of the first to skip.
            trashed: Search the trash instead.

        """
        condition, values = _condition(text, trashed)
        order = f"ORDER BY {'deleted' if trashed else 'updated'} DESC, id"
        # rows are found first and read afterwards: the search alone needs nothing but its index
        found = f"SELECT rowid FROM session WHERE {condition} {order} LIMIT :limit OFFSET :offset"  # noqa: S608 - text is bound
        query = f"{_SELECT} rowid IN ({found}) {order}"
        values |= {"limit": -1 if limit is None else limit, "offset": offset}
        rows = self.database.read(query, values)
        return [from_row(row) for row in rows]

    def count(self, text: str = "", *, trashed: bool = False) -> int:
        """Return how many sessions ``search`` finds without a limit."""
        condition, values = _condition(text, trashed)
        query = f"SELECT count(*) FROM session WHERE {condition}"  # noqa: S608 - the text is bound
        return int(str(self.database.read(query, values)[0][0]))

    def newest(self) -> Session | None:
        """Return the session that was changed last."""
        return next(iter(self.search(limit=1)), None)

    def get(self, session_id: str) -> Session | None:
        """Return the session with exactly this id, or None; the trash is not searched."""
        rows = self.database.read(f"{_SELECT} id = :id AND {_IN_TRASH[False]}", {"id": session_id})
        return from_row(rows[0]) if rows else None

    def find(self, prefix: str, *, trashed: bool = False) -> Session:
        """Return the session whose id begins with a prefix.

        Raises:
            UnknownSession: None does.
            AmbiguousSession: More than one does.

        """
        wanted = prefix.strip().lower()
        found = self._beginning(wanted, trashed)
        for session in found:
            if wanted in {session.id, session.public_id} or len(found) == 1:
                return session
        if found:
            raise AmbiguousSession(prefix, found)
        elsewhere = bool(self._beginning(wanted, not trashed))
        if trashed and elsewhere:
            raise UnknownSession(prefix, where=" in the trash", step="it was not deleted")
        if trashed:
            raise UnknownSession(prefix, where=" in the trash", step="'list --trash' shows them")
        if not elsewhere:
            raise UnknownSession(prefix)
        raise UnknownSession(prefix, where=" outside the trash", step="'restore' brings it back")

    def _beginning(self, wanted: str, trashed: bool) -> list[Session]:
        if not wanted:
            return []
        query = f"{_SELECT} id >= :first AND id < :end AND {_IN_TRASH[trashed]} ORDER BY id LIMIT 5"
        bounds = {"first": wanted, "end": f"{wanted}\U0010ffff"}
        found = [from_row(row) for row in self.database.read(query, bounds)]
        if found:
            return found
        edited = f"{_SELECT} (length(id) <> 32 OR id GLOB '*[^0-9a-f]*') AND {_IN_TRASH[trashed]}"
        return [
            each for each in map(from_row, self.database.read(edited)) if each.public_id.startswith(wanted)
        ]

    def put(self, session: Session) -> Session:
        """Store a session, also out of the trash, unless it was changed elsewhere since it was read.

        In memory, where nobody else writes, the revision stays the one on disk, to overwrite later.

        Returns:
            The session as it is stored now, with its new revision.

        Raises:
            Conflict: It was changed elsewhere, and says something else there.
            ReadOnlyStore: Nothing can be stored here.
            StoreUnavailable: It is not stored; what was there is unchanged.

        """

        def work(connection: sqlite3.Connection) -> Session:
            is_memory = self.access.mode is Mode.MEMORY
            return sql.overwrite(connection, session) if is_memory else sql.put(connection, session)

        return self.database.write(work)

    def put_all(self, sessions: Iterable[Session]) -> int:
        """Store imported sessions, all or none; return how many were new or newer.

        An existing session is replaced, and restored from the trash, only by a newer one.
        """
        known = tuple(sessions)
        return self.database.write(
            lambda connection: sum(sql.put_newer(connection, session) for session in known)
        )

    def delete(self, session_id: str) -> Session:
        """Move a session to the trash and return it; does nothing if it is there already.

        Raises:
            UnknownSession: There is none.

        """
        return self.database.write(lambda connection: sql.move(connection, session_id, trashed=True))

    def restore(self, session_id: str) -> Session:
        """Bring a session back from the trash exactly as it was, and return it.

        Raises:
            UnknownSession: There is none.

        """
        return self.database.write(lambda connection: sql.move(connection, session_id, trashed=False))

    def purge(self, before: datetime | None) -> int:
        """Delete the sessions in the trash for good; return how many there were.

        Args:
            before: Only what was moved to the trash before this time; None: everything, from the backups too.

        """
        return maintenance.purge(self.database, before)

    def preference(self, key: str) -> str | None:
        """Return a preference, or None."""
        rows = self.database.read("SELECT value FROM preference WHERE key = :key", {"key": key})
        return str(rows[0][0]) if rows else None

    def remember(self, key: str, value: str) -> None:
        """Store a preference."""
        query = "REPLACE INTO preference (key, value) VALUES (:key, :value)"
        self.database.write(lambda connection: connection.execute(query, {"key": key, "value": value}))

    def maintain(self) -> None:
        """Check every page; once a day back up, then empty old trash.

        Takes as long as reading the whole file; the app does it while nobody waits.
        """
        maintenance.maintain(self.database)

    def maintain_if_due(self) -> None:
        """Do the same, but only if a backup is due; for a program that is about to end."""
        maintenance.maintain_if_due(self.database)


def _condition(text: str, trashed: bool) -> tuple[str, dict[str, object]]:
    """Return a condition and its parameters: ``instr`` takes every character literally."""
    wanted = fold(text.strip())
    if not wanted:
        return _IN_TRASH[trashed], {}
    return f"{_IN_TRASH[trashed]} AND instr(search, :wanted)", {"wanted": wanted}
