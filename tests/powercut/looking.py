"""What is there after a power cut, for a person who opens the store again."""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from hashlib import sha256

from stackpick_tui.sessions import backup
from stackpick_tui.sessions.access import Mode
from stackpick_tui.sessions.connecting import connect, is_sound
from stackpick_tui.sessions.paths import CORRUPT
from stackpick_tui.sessions.rows import COLUMNS, from_row
from stackpick_tui.sessions.store import SessionStore
from tests.powercut.promises import Place, Promise, Sessions

SECRET = "what nobody is to read again"
"""Stands in the note of a session that is removed for good."""
UNREADABLE = "unreadable: "
"""How it begins where the sessions cannot be used, or not without a word."""


def look(place: Place, what: Iterable[str], expected: str = "") -> Promise:
    """Open the store and see what is there.

    Args:
        place: Where it is.
        what: The kinds of things to look for, ``sessions`` among them.
        expected: What may be told while it is opened: a part of the sentence.
    """
    seen = {"sessions": _sessions(place, expected)}
    return seen | {each: _LOOKS[each](place) for each in what if each != "sessions"}


def _sessions(place: Place, expected: str) -> str:
    try:
        with closing(SessionStore.open(place.database)) as store:
            seen = Sessions()
            seen.put_all(store.list(limit=None))
            seen.put_all(store.list(limit=None, trashed=True), trashed=True)
            access = store.access
        if access.mode is not Mode.READ_WRITE or not is_sound(place.database):
            return f"{UNREADABLE}{access}"
    except Exception as error:  # noqa: BLE001 - whatever it is, the person does not get at the sessions
        return f"{UNREADABLE}{error!r}"
    unexpected = [notice for notice in access.notices if not expected or expected not in notice]
    return f"{UNREADABLE}{unexpected}" if unexpected else str(seen)


def _backup(place: Place) -> str:
    """Return what is in the newest backup that can be read, without the trash."""
    newest = backup.newest_sound(place.database)
    if newest is None:
        return ""
    with closing(connect(newest)) as connection:
        # names of columns are ours
        rows = connection.execute(f"SELECT {', '.join(COLUMNS)} FROM session WHERE deleted IS NULL")
        return copied(from_row(row) for row in rows.fetchall())


def copied(sessions: "Iterable[Session]") -> str:
    kept = Sessions()
    kept.put_all(sessions)
    return str(kept)


def _set_aside(place: Place) -> str:
    """Tell whether a damaged file is still there."""
    return " ".join(sorted(file_digest(path) for path in place.data.glob(f"{CORRUPT}*/sessions.db")))


def _named(place: Place) -> str:
    return sha256(place.named.read_bytes()).hexdigest() if place.named.exists() else ""


def _secret(place: Place) -> str:
    """Tell whether a text is in any file."""
    files = [path for path in place.data.rglob("*") if path.is_file()]
    return "there" if any(SECRET.encode() in path.read_bytes() for path in files) else "gone"
