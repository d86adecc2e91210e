"""The folders of a scenario, and what is there for a person who opens the store again."""

from collections.abc import Iterable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from stackpick_tui.sessions import backup
from stackpick_tui.sessions.access import Mode
from stackpick_tui.sessions.connecting import connect
from stackpick_tui.sessions.paths import CORRUPT, database
from stackpick_tui.sessions.rows import COLUMNS, from_row
from stackpick_tui.sessions.store import SessionStore
from tests.powercut.promises import Known, Promise

SECRET = "what nobody is to read again"
"""Stands in the note of a session that is removed for good."""


class Unreadable(Exception):
    """The sessions cannot be used, or not without a word; the text says what is wrong."""


class Place:
    """The folders of one scenario, all of them in the one that loses power."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "share" / "stackpick-tui"
        """The data directory."""
        self.database = database(self.data)
        """The sessions."""
        self.named = folder / "documents" / "all.json"
        """A file that a person names."""

    def look(self, what: Iterable[str], expected: str = "") -> Promise:
        """Open the store and see what is there.

        Args:
            what: What to look for, as ``promises.Promise`` has it.
            expected: What may be told while it is opened: a part of the sentence; empty: nothing.

        Raises:
            Unreadable: The store cannot be used.
        """
        # first, as it puts right what is to be looked at then
        seen = {"sessions": str(self.known(expected))}
        for each in what:
            match each:
                case "backup":
                    seen[each] = self._backup()
                case "damaged":
                    aside = self.data.glob(f"{CORRUPT}*/{self.database.name}")
                    seen[each] = " ".join(sorted({digest(path) for path in aside}))
                case "named":
                    seen[each] = digest(self.named) if self.named.exists() else ""
                case "secret":
                    files = [path for path in self.data.rglob("*") if path.is_file()]
                    has_secret = any(SECRET.encode() in path.read_bytes() for path in files)
                    seen[each] = "there" if has_secret else "gone"
                case _:
                    pass
        return seen

    def known(self, expected: str = "") -> Known:
        """Open the store and read it; as ``look``."""
        try:
            with closing(SessionStore.open(self.database)) as store:
                # every page: opening alone does not find all damage
                store.database.check()
                known = Known(store.list(limit=None), store.list(limit=None, trashed=True))
                access = store.access
        except Exception as error:
            raise Unreadable(repr(error)) from error
        if access.mode is not Mode.READ_WRITE or any(not expected or expected not in notice for notice in access.notices):
            raise Unreadable(" ".join((access.mode.value, access.reason, *access.notices)))
        return known

    def _backup(self) -> str:
        """Return what is in the newest backup that can be read, without the trash."""
        newest = backup.newest_sound(self.database)
        if newest is None:
            return ""
        with closing(connect(newest)) as connection:
            # names of columns are ours
            query = f"SELECT {', '.join(COLUMNS)} FROM session WHERE deleted IS NULL"
            return str(Known(from_row(row) for row in connection.execute(query).fetchall()))


def digest(path: Path) -> str:
    """Return what is the same only for files that are the same."""
    return sha256(path.read_bytes()).hexdigest()
