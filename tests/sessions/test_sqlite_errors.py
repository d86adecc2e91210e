"""What the disk or SQLite could not do, in words, and what of it passes by itself."""

import errno
import fcntl
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from stackpick_tui.sessions.access import Mode
from stackpick_tui.sessions.sqlite_errors import describe, is_busy, is_damage
from stackpick_tui.sessions.store import SessionStore
from tests.support.disk import locked

IN_WORDS = {
    sqlite3.SQLITE_BUSY: "in use by another program",
    sqlite3.SQLITE_BUSY_SNAPSHOT: "in use by another program",
    sqlite3.SQLITE_LOCKED: "in use by another program",
    sqlite3.SQLITE_PERM: "write-protected",
    sqlite3.SQLITE_READONLY: "write-protected",
    sqlite3.SQLITE_READONLY_DIRECTORY: "write-protected",
    sqlite3.SQLITE_IOERR: "the disk reports an error",
    sqlite3.SQLITE_IOERR_WRITE: "the disk reports an error",
    sqlite3.SQLITE_IOERR_LOCK: "the file system cannot lock files",
    sqlite3.SQLITE_IOERR_RDLOCK: "the file system cannot lock files",
    sqlite3.SQLITE_IOERR_UNLOCK: "the file system cannot lock files",
    sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK: "the file system cannot lock files",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_CORRUPT_INDEX: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_CANTOPEN: "write-protected, or cannot be opened",
    sqlite3.SQLITE_TOOBIG: "as SQLite says it",
}


@pytest.mark.parametrize(("code", "said"), IN_WORDS.items())
def test_what_sqlite_could_not_do_is_said_in_words(code: int, said: str) -> None:
    error = sqlite3.OperationalError("as SQLite says it")
    error.sqlite_errorcode = code
    assert describe(error) == said
    assert is_damage(error) is (said == "damaged")
    assert is_busy(error) is (said == "in use by another program")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), os.strerror(errno.ENOSPC).lower()),
        (OSError("No words for it"), "no words for it"),
        (sqlite3.OperationalError("no code"), "no code"),
    ],
    ids=repr,
)
def test_an_error_without_a_code_is_said_as_it_is(error: Exception, said: str) -> None:
    assert describe(error) == said
    assert not is_damage(error)
    assert not is_busy(error)


@pytest.mark.skipif(os.name == "nt", reason="locks of a POSIX system")
@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOLCK, "the file system cannot lock files"),
        (errno.EACCES, "in use by another program"),
        (0, "in use by another program"),
    ],
    ids=["no locks", "no way to find out", "locks"],
)
def test_a_lock_that_is_held_is_told_from_a_file_system_without_locks(
    path: Path, store: SessionStore, monkeypatch: pytest.MonkeyPatch, code: int, said: str
) -> None:
    store.close()
    lock = fcntl.lockf

    def lock_if_possible(*given: Any) -> None:
        if code:
            raise OSError(code, os.strerror(code))
        lock(*given)

    monkeypatch.setattr("stackpick_tui.sessions.connecting.TIMEOUT", 0.1)
    monkeypatch.setattr(fcntl, "lockf", lock_if_possible)
    before = sorted(path.parent.iterdir())
    with locked(path), closing(SessionStore.open(path)) as opened:
        assert (opened.access.mode, opened.access.reason) == (Mode.MEMORY, said)
    assert sorted(path.parent.iterdir()) == before
