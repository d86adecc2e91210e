"""The database as other programs see and treat it while the app runs."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.store import SessionStore


def stored(path: Path) -> list[Session]:
    """Read what is on disk, newest first."""
    with closing(SessionStore.open(path, create=False)) as store:
        return store.search(limit=None)


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


def written(path: Path, age: timedelta) -> Path:
    """Let a file be as if it had been written so long ago, and return it."""
    moment = (datetime.now(UTC) - age).timestamp()
    os.utime(path, (moment, moment))
    # a clock that is shifted for the tests may shift what is read, and not what is written
    shift = path.stat().st_mtime - moment
    os.utime(path, (moment - shift, moment - shift))
    return path


def backed_up(made: Path, age: timedelta) -> Path:
    """Let a backup be as if it had been made so long ago, and return it."""
    name = f"sessions-{datetime.now(UTC) - age:%Y%m%dT%H%M%SZ}.db"
    return written(made.rename(made.with_name(name)), age)


def files_with(text: bytes, folder: Path) -> list[Path]:
    """Return the files that have a text anywhere in them."""
    return [path for path in folder.rglob("*") if path.is_file() and text in path.read_bytes()]
