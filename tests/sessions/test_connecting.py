"""What the disk or SQLite could not do, in words, and what of it passes by itself."""

import errno
import os
import sqlite3

import pytest

from stackpick_tui.sessions.connecting import is_busy, is_damage, words

IN_WORDS = {
    sqlite3.SQLITE_BUSY: "in use by another program",
    sqlite3.SQLITE_BUSY_SNAPSHOT: "in use by another program",
    sqlite3.SQLITE_LOCKED: "in use by another program",
    sqlite3.SQLITE_PERM: "write-protected",
    sqlite3.SQLITE_READONLY: "write-protected",
    sqlite3.SQLITE_READONLY_DIRECTORY: "write-protected",
    sqlite3.SQLITE_IOERR: "the disk reports an error",
    sqlite3.SQLITE_IOERR_WRITE: "the disk reports an error",
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
    assert words(error) == said
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
    assert words(error) == said
    assert not is_damage(error)
    assert not is_busy(error)
