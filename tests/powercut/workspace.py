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


class Workspace:
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
            what: What to look for, as a promise has it.
            expected: What may be told while it is opened: a part of the sentence; empty: nothing.
        """
        # first, as it puts right what the others look at
        seen = {"sessions": self._sessions(expected)}
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

    def known(self) -> Known:
        """Open a store in which all is well, and read it."""
        with closing(SessionStore.open(self.database)) as store:
            return Known(store.search(limit=None), store.search(limit=None, trashed=True))

    def _sessions(self, expected: str) -> str:
        """Return all of them, or why they cannot be used, or not without a word."""
        try:
            with closing(SessionStore.open(self.database)) as store:
                # every page: opening alone does not find all damage
                store.database.check()
                known = Known(store.search(limit=None), store.search(limit=None, trashed=True))
                access = store.access
        except Exception as error:  # noqa: BLE001 - whatever it is, it is in the person's way
            return repr(error)
        if access.mode is Mode.READ_WRITE and all(expected and expected in each for each in access.notices):
            return str(known)
        return " ".join((access.mode.value, access.reason, *access.notices))

    def _backup(self) -> str:
        """Return what is in the newest backup that can be read, without the trash; empty: there is none."""
        newest = backup.newest_sound(self.database)
        if newest is None:
            return ""
        with closing(connect(newest)) as connection:
            query = f"SELECT {', '.join(COLUMNS)} FROM session WHERE deleted IS NULL"
            return str(Known(from_row(row) for row in connection.execute(query).fetchall()))


def digest(path: Path) -> str:
    """Return what only files share that hold the same."""
    return sha256(path.read_bytes()).hexdigest()
