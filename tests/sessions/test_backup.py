"""Backups: when the next one is due, how many are kept, and what else lies in their folder."""

import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from stackpick_tui.sessions import backup
from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.store import SessionStore
from tests.support.saving import Make

HOUR = timedelta(hours=1)


@pytest.fixture
def database(path: Path, store: SessionStore, make: Make) -> Path:
    """Return a database that was just written, with a folder for its backups."""
    store.put(make("Shop"))
    (path.parent / "backups").mkdir()
    return path


@pytest.fixture
def put_backup(database: Path) -> Callable[[timedelta], Path]:
    """Put something in place of a backup that was made so long ago."""

    def put(age: timedelta) -> Path:
        made = database.parent / "backups" / f"sessions-{datetime.now(UTC) - age:%Y%m%dT%H%M%SZ}.db"
        made.write_bytes(b"")
        return made

    return put


def written(path: Path, age: timedelta) -> None:
    moment = (datetime.now(UTC) - age).timestamp()
    os.utime(path, (moment, moment))


@pytest.mark.parametrize(
    ("made", "changed", "is_due"),
    [
        ([], HOUR, True),
        ([25 * HOUR], HOUR, True),
        ([25 * HOUR], 26 * HOUR, False),
        ([23 * HOUR], HOUR, False),
        ([23 * HOUR, 25 * HOUR], HOUR, False),
        ([25 * HOUR, 49 * HOUR], HOUR, True),
        ([-48 * HOUR], -49 * HOUR, True),
    ],
    ids=[
        "none yet",
        "old",
        "nothing new",
        "young",
        "young and old",
        "all old",
        "made before the clock was set back",
    ],
)
def test_a_backup_is_due_when_the_newest_is_a_day_old_and_something_was_written_since(
    database: Path,
    put_backup: Callable[[timedelta], Path],
    made: list[timedelta],
    changed: timedelta,
    is_due: bool,
) -> None:
    for age in made:
        put_backup(age)
    written(database, changed)
    assert backup.is_due(database) is is_due


def test_a_file_with_another_name_among_the_backups_counts_for_none(database: Path) -> None:
    stray = database.parent / "backups" / "sessions-of-mine.db"
    stray.write_bytes(b"")
    assert backup.taken(stray) is None
    assert backup.is_due(database)


def test_the_three_newest_backups_are_kept(database: Path, put_backup: Callable[[timedelta], Path]) -> None:
    old = [put_backup(days * 24 * HOUR) for days in (4, 3, 2, 1)]
    newest = backup.make(database)
    assert backup.newest_first(database) == [newest, old[3], old[2]]
    assert sorted(newest.parent.iterdir()) == [old[2], old[3], newest]
    assert backup.taken(newest) is not None


def test_backups_made_at_the_same_moment_or_after_the_clock_was_set_back_still_sort_last(
    database: Path, put_backup: Callable[[timedelta], Path]
) -> None:
    future = put_backup(-HOUR / 60)
    first, second = backup.make(database), backup.make(database)
    assert backup.newest_first(database) == [second, first, future]
    assert re.fullmatch(r"sessions-\d{8}T\d{6}Z\.db", second.name)


def test_what_a_killed_process_left_is_removed_after_a_day_and_what_another_writes_is_not(
    database: Path,
) -> None:
    left, writing = (database.parent / "backups" / f"sessions-{number}.part" for number in (1, 2))
    for part, age in ((left, 25 * HOUR), (writing, HOUR)):
        part.write_bytes(b"")
        written(part, age)
    made = backup.make(database)
    assert sorted(made.parent.iterdir()) == sorted([writing, made])


def test_a_backup_and_its_name_are_on_the_disk_when_it_is_made(database: Path, synced: list[int]) -> None:
    made = backup.make(database)
    assert synced[-2:] == [file.stat().st_ino for file in (made, made.parent)]


def test_a_backup_that_fails_leaves_nothing_behind_and_the_others_alone(
    database: Path, put_backup: Callable[[timedelta], Path]
) -> None:
    old = put_backup(HOUR)
    database.unlink()
    with pytest.raises(sqlite3.OperationalError):
        backup.make(database)
    assert list(old.parent.iterdir()) == [old]


def test_a_renewed_backup_is_the_only_one_and_nothing_lies_beside_it(
    database: Path, store: SessionStore, put_backup: Callable[[timedelta], Path]
) -> None:
    for days in (2, 1):
        put_backup(days * 24 * HOUR)
    kept: list[Session] = store.list()
    backup.renew(database)
    [newest] = backup.newest_first(database)
    assert list(newest.parent.iterdir()) == [newest]
    with closing(SessionStore.open(newest)) as copy:
        assert copy.list() == kept


def test_care_backs_up_once_a_day_and_only_what_holds_sessions(
    path: Path, open_store: Callable[..., SessionStore], make: Make
) -> None:
    store = open_store(path)
    store.care()
    assert backup.newest_first(path) == []
    trashed = store.put(make("Shop"))
    store.delete(trashed.id)
    store.care()
    store.put(make("Blog"))
    store.care()
    assert len(backup.newest_first(path)) == 1


def test_a_clock_set_back_by_years_delays_no_backup(path: Path, store: SessionStore, make: Make) -> None:
    store.put(make("Shop"))
    folder = path.parent / "backups"
    folder.mkdir(exist_ok=True)
    ahead = backup.make(path).rename(folder / "sessions-20990101T000000Z.db")
    assert backup.make(path).name == "sessions-20990101T000001Z.db"
    assert ahead.exists()


def test_a_strange_file_among_the_backups_is_neither_counted_nor_removed(
    path: Path, store: SessionStore, make: Make
) -> None:
    store.put(make("Shop"))
    (path.parent / "backups").mkdir(exist_ok=True)
    stray = path.parent / "backups" / "sessions-old.db"
    stray.write_text("mine")
    made = [backup.make(path) for _ in range(4)]
    assert backup.newest_first(path) == made[:0:-1]
    assert stray.read_text() == "mine"
