"""The database as other programs see and treat it while the app runs."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.store import SessionStore


def stored(path: Path) -> list[Session]:
    """Read what is on disk, newest first."""
    with closing(SessionStore.open(path, create=False)) as store:
        return store.list(limit=None)


@contextmanager
def locked(path: Path, kind: str = "EXCLUSIVE") -> Iterator[None]:
    """Keep everybody else from reading and writing, as a backup program may; ``IMMEDIATE``: from writing."""
    with closing(sqlite3.connect(path, isolation_level=None, timeout=20)) as other:
        other.execute(f"BEGIN {kind}")
        yield


def damage(path: Path) -> None:
    """Point the header at a free page that there is not, which leaves every session readable."""
    content = bytearray(path.read_bytes())
    content[32:40] = b"\0\0\x7f\xff\0\0\0\x01"
    path.write_bytes(content)
