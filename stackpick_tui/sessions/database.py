"""A connection that repairs damage, reopens a file that was replaced, and explains its errors."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from stackpick_tui.sessions import repair, schema
from stackpick_tui.sessions.access import Access, Mode
from stackpick_tui.sessions.connecting import pragma, transaction
from stackpick_tui.sessions.errors import ReadOnlyStore, StoreError, StoreUnavailable, Superseded
from stackpick_tui.sessions.opening import OpenResult, identity, open_database
from stackpick_tui.sessions.sqlite_errors import describe, is_damage, primary_code
from stackpick_tui.sessions.text import encodable

T = TypeVar("T")
Row = Sequence[object]

_ELSEWHERE = "moved away or replaced"


class Database:
    """A database on disk, or in memory instead. Every failure is raised as a ``StoreError``."""

    access: Access
    """How it can be used at the moment; replaced after a repair or when it is reopened."""

    def __init__(self, path: Path | None, *, reason: str = "", create: bool = True) -> None:
        self._create = create
        self._generation = 0
        self._adopt(open_database(path, reason=reason, create=create))

    def _adopt(self, opened: OpenResult, notices: tuple[str, ...] = ()) -> None:
        self._connection = opened.connection
        self._identity = opened.identity
        self._generation += 1
        self.access = opened.access._replace(notices=notices + opened.access.notices)

    def close(self) -> None:
        """Close the file; doing so twice is harmless."""
        self._connection.close()

    def interrupt(self) -> None:
        """Stop the running query; for other threads to call."""
        # a connection that is just being replaced has nothing to stop
        with suppress(sqlite3.ProgrammingError):
            self._connection.interrupt()

    def version(self) -> int:
        """Return a number that changes when another connection has written or this one was reopened."""
        [[number]] = self.read("PRAGMA data_version")
        return self._generation << 32 | int(str(number))

    def read(self, query: str, values: Mapping[str, object] | None = None) -> list[Row]:
        """Return all rows at once: a cursor left open would keep the file locked."""
        values = {
            name: encodable(value) if isinstance(value, str) else value
            for name, value in (values or {}).items()
        }
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            if not is_damage(error) or not self._repair():
                raise self._problem(error) from error
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise self._problem(error) from error

    def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run some work in a transaction and return its result once it is on disk.

        Raises:
            ReadOnlyStore: Nothing can be written here.
            StoreUnavailable: It is not on disk; what was there is unchanged.

        """
        if self.access.mode is Mode.READ_ONLY:
            raise ReadOnlyStore(self.access.reason, self.access.path)
        for _ in range(2):
            if self.was_replaced() and not self.reopen():
                raise StoreUnavailable(_ELSEWHERE, self.access.path)
            try:
                with transaction(self._connection):
                    schema.refuse_newer(self._connection)
                    result = work(self._connection)
            except schema.NewerRelease:
                self._connection.close()
                self._adopt(open_database(self.access.path, create=self._create))
                raise ReadOnlyStore(self.access.reason, self.access.path) from None
            except sqlite3.Error as error:
                # SQLite notices by itself that its file is gone, where it can
                if not self.was_replaced() and not (is_damage(error) and self._repair()):
                    raise self._problem(error) from error
            else:
                # a commit into a file that was removed meanwhile is no commit
                if not self.was_replaced():
                    return result
        raise StoreUnavailable(_ELSEWHERE, self.access.path)

    def was_replaced(self) -> bool:
        """Return whether the file in use was moved away, removed or replaced by another."""
        path = self.access.path
        return path is not None and self._identity is not None and identity(path) != self._identity

    def reopen(self) -> bool:
        """Open the file again; return whether it is writable.

        If the file is no more usable than before, the current connection stays. A writable file replaces what
        was only held in memory: the writer still has to save that.
        """
        path, gone = self.access.path, self.was_replaced()
        fresh = open_database(path, reason=self.access.reason)
        was_memory = self.access.mode is Mode.MEMORY
        is_better = fresh.access.mode is Mode.READ_WRITE or (
            was_memory and fresh.access.mode is Mode.READ_ONLY and not self._holds_sessions()
        )
        if is_better:
            self._connection.close()
            notices: tuple[str, ...] = ()
            if path and gone and not fresh.access.notices:
                notices = (f"{path.name} was {_ELSEWHERE}; the file there now is used.",)
            self._adopt(fresh, notices)
        else:
            fresh.connection.close()
            if fresh.access.mode is self.access.mode:
                self.access = fresh.access
        return self.access.mode is Mode.READ_WRITE and is_better

    def _holds_sessions(self) -> bool:
        return bool(self._connection.execute("SELECT 1 FROM session LIMIT 1").fetchall())

    def check(self) -> None:
        """Read every page, and repair the file if one is damaged; slow on a large file."""
        if self.access.mode is Mode.MEMORY:
            return
        try:
            if pragma(self._connection, "quick_check(1)") == "ok":
                return
        except sqlite3.Error as error:
            if not is_damage(error):
                raise self._problem(error) from error
        self._repair()

    def _repair(self) -> bool:
        """Repair the file and reopen it; return whether it is usable again."""
        path = self.access.path
        if path is None or self.access.mode is not Mode.READ_WRITE:
            return False
        self._connection.close()
        try:
            notices = repair.repair(path)
        except (OSError, sqlite3.Error) as error:
            notices = (
                f"{path.name} is damaged and could not be repaired: {describe(error)}. "
                "It is left as it is; the next start tries again.",
            )
        fresh = open_database(path, create=self._create)
        # where opening put it right after all, that is what happened
        self._adopt(fresh, () if fresh.access.notices else notices)
        return self.access.mode is Mode.READ_WRITE

    def _problem(self, error: sqlite3.Error) -> StoreError:
        if primary_code(error) == sqlite3.SQLITE_INTERRUPT:
            return Superseded()
        return StoreUnavailable(describe(error), self.access.path)
