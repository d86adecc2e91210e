"""What is said of a database that was put right."""

import errno
import os
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from stackpick_tui.sessions import backup, repair
from stackpick_tui.sessions.access import Mode
from stackpick_tui.sessions.connecting import connect
from stackpick_tui.sessions.paths import lock
from stackpick_tui.sessions.store import SessionStore
from tests.support.disk import damage
from tests.support.saving import Make

DAY = r"\d{4}-\d\d-\d\d \d\d:\d\d"


@pytest.fixture
def database(path: Path, open_store: Callable[..., SessionStore], make: Make) -> Path:
    store = open_store(path)
    store.put(make("Shop"))
    store.close()
    return path


@pytest.mark.parametrize(
    ("newer", "more"),
    [
        (0, ""),
        (1, ", with 1 newer session read from the damaged file"),
        (2, ", with 2 newer sessions read from the damaged file"),
    ],
)
def test_the_notice_says_what_came_back_and_where_the_damaged_file_is(
    database: Path, open_store: Callable[..., SessionStore], make: Make, newer: int, more: str
) -> None:
    backup.make(database)
    store = open_store(database)
    store.put_all(make() for _ in range(newer))
    store.close()
    damage(database)
    [notice] = repair.repair(database)
    [folder] = database.parent.glob("corrupt-*")
    now = "There is 1 session now" if not newer else f"There are {1 + newer} sessions now"
    said = rf"sessions\.db was damaged; the backup of {DAY} is back{more}\. {now}; what is missing .*\. "
    assert re.fullmatch(said + re.escape(f"The damaged file is kept in {folder}."), notice)
    assert repair.repair(database) == ()


def test_the_notice_says_that_no_backup_was_there(database: Path) -> None:
    database.write_bytes(b"no database" * 100)
    [notice] = repair.repair(database)
    assert notice.startswith(
        "sessions.db was damaged; there was no backup. There are 0 sessions now; what is"
    )


def test_the_notice_counts_nothing_where_nothing_could_be_read(database: Path) -> None:
    backup.make(database)
    connection = connect(database)
    connection.execute("ALTER TABLE session RENAME TO answers")
    connection.close()
    damage(database)
    [notice] = repair.repair(database)
    assert re.match(rf"sessions\.db was damaged; the backup of {DAY} is back\. ", notice)


def test_the_notice_of_a_lost_file_names_no_damaged_one(database: Path) -> None:
    backup.make(database)
    database.unlink()
    [notice] = repair.repair(database)
    said = rf"sessions\.db was empty or gone; the backup of {DAY} is back\. There is 1 session now\."
    assert re.fullmatch(said, notice)


def test_what_is_put_right_and_its_name_are_on_the_disk(database: Path, synced: list[int]) -> None:
    database.write_bytes(b"no database" * 100)
    repair.repair(database)
    [aside] = database.parent.glob("corrupt-*")
    folder = database.parent
    assert synced[-4:] == [file.stat().st_ino for file in (database, aside, folder, folder)]


@pytest.mark.parametrize("suffix", ["-journal", "-wal", "-shm"])
def test_what_lies_beside_a_lost_file_is_kept_and_not_applied_to_what_comes_back(
    database: Path, suffix: str
) -> None:
    backup.make(database)
    database.write_bytes(b"")
    beside = database.with_name(f"{database.name}{suffix}")
    beside.write_bytes(b"of the lost file")
    repair.repair(database)
    [folder] = database.parent.glob("corrupt-*")
    assert (folder / beside.name).read_bytes() == b"of the lost file"
    assert not beside.exists()


def test_a_file_system_without_second_names_will_do(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    database.write_bytes(b"no database" * 100)
    repair.repair(database)
    [folder] = database.parent.glob("corrupt-*")
    assert (folder / "sessions.db").read_bytes() == b"no database" * 100


def test_a_backup_that_cannot_be_read_is_passed_over(database: Path) -> None:
    older = backup.make(database)
    backup.make(database).unlink()
    older.with_name("sessions-20990101T000000Z.db").mkdir()
    assert backup.newest_sound(database) == older


def test_a_second_damaged_file_of_the_same_moment_gets_a_folder_of_its_own(database: Path) -> None:
    for number in range(3):
        database.write_bytes(b"no database" * (100 + number))
        repair.repair(database)
    folders = sorted(database.parent.glob("corrupt-*"))
    assert len(folders) == 3
    assert {(folder / "sessions.db").stat().st_size for folder in folders} == {1100, 1111, 1122}


def test_nobody_else_can_read_what_was_put_right_or_set_aside(database: Path) -> None:
    database.write_bytes(b"no database" * 100)
    repair.repair(database)
    [folder] = database.parent.glob("corrupt-*")
    assert database.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


def test_what_is_put_right_is_ready_to_be_written_also_after_a_killed_try(database: Path) -> None:
    database.write_bytes(b"no database" * 100)
    database.with_suffix(".mending").write_bytes(b"half of it")
    repair.repair(database)
    connection = connect(database)
    assert connection.execute("SELECT count(*) FROM session").fetchall() == [(0,)]
    connection.close()
    assert not database.with_suffix(".mending").exists()


def test_a_journal_that_a_killed_try_left_is_not_applied_to_what_is_put_right(
    database: Path, open_store: Callable[..., SessionStore], make: Make
) -> None:
    store = open_store(database)
    store.put_all(make() for _ in range(50))
    store.close()
    backup.make(database)
    stale = database.with_name("sessions.mending-journal")
    with closing(sqlite3.connect(database, isolation_level=None)) as writer:
        # a cache of one page forces a transaction into the file, and its journal onto the disk
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE session SET name = 'half', note = hex(randomblob(2000))")
        shutil.copy(database.with_name("sessions.db-journal"), stale)
        writer.execute("COMMIT")
    backup.make(database)
    database.write_bytes(b"no database" * 100)
    repair.repair(database)
    with closing(connect(database)) as connection:
        assert connection.execute("SELECT DISTINCT name FROM session").fetchall() == [("half",)]
    assert not stale.exists()


@pytest.mark.parametrize("there", [True, False], ids=["to a file of others", "to nothing"])
def test_a_lock_that_is_a_link_is_not_followed(
    database: Path, tmp_path: Path, open_store: Callable[..., SessionStore], there: bool
) -> None:
    foreign = tmp_path / "letter.txt"
    if there:
        foreign.write_text("mine")
        foreign.chmod(0o644)
    lock(database).symlink_to(foreign)
    damage(database)
    before = database.read_bytes()
    with pytest.raises(OSError, match="is a link"):
        repair.repair(database)
    assert database.read_bytes() == before
    assert foreign.exists() is there
    if there:
        assert (foreign.stat().st_mode & 0o777, foreign.read_text()) == (0o644, "mine")
    database.write_bytes(b"no database" * 100)
    access = open_store(database).access
    assert (access.mode, access.reason) == (Mode.MEMORY, "sessions.lock is a link")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "no space left on device"),
        (sqlite3.OperationalError("database is locked"), "database is locked"),
    ],
)
def test_a_damage_that_cannot_be_put_right_is_told_with_the_reason(
    database: Path,
    open_store: Callable[..., SessionStore],
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    reason: str,
) -> None:
    def fail(_: Path) -> tuple[str, ...]:
        raise error

    damage(database)
    store = open_store(database)
    with monkeypatch.context() as patch:
        patch.setattr(repair, "repair", fail)
        store.database.check()
    [notice] = store.access.notices
    assert notice.startswith(f"sessions.db is damaged and could not be repaired: {reason}. It is left as")
    assert [session.name for session in store.search()] == ["Shop"]
    store.database.check()
    assert "there was no backup" in store.access.notices[0]
