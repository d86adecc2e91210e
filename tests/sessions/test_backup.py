"""Backups: when the next one is due, how many are kept, and what else lies in their folder."""

import errno
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
from tests.support.disk import backed_up, written
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
        return written(made, age)

    return put


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


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
        ([-48 * HOUR], HOUR, True),
        ([-48 * HOUR], -47 * HOUR, True),
        ([-48 * HOUR, 25 * HOUR], HOUR, True),
    ],
    ids=[
        "none yet",
        "old",
        "nothing new",
        "young",
        "young and old",
        "all old",
        "made while the clock was ahead, with what is new",
        "made while the clock was ahead",
        "made while the clock was ahead, written later",
        "old, and one made while the clock was ahead",
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
    assert backup.made_at(stray) is None
    assert backup.is_due(database)


def test_the_three_newest_backups_are_kept(database: Path, put_backup: Callable[[timedelta], Path]) -> None:
    old = [put_backup(days * 24 * HOUR) for days in (4, 3, 2, 1)]
    newest = backup.make(database)
    assert backup.newest_first(database) == [newest, old[3], old[2]]
    assert sorted(newest.parent.iterdir()) == [old[2], old[3], newest]
    assert backup.made_at(newest) is not None


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
    ages = {"1.part": 25 * HOUR, "1.part-journal": 25 * HOUR, "2.part": HOUR, "3.part": -25 * HOUR}
    for name, age in ages.items():
        part = database.parent / "backups" / f"sessions-20251122T143000Z.{name}"
        part.write_bytes(b"")
        written(part, age)
    made = backup.make(database)
    assert names(made.parent) == sorted([made.name, "sessions-20251122T143000Z.2.part"])


FOREIGN = ("film.part", "sessions-1.part", "sessions-20251122T143000Z.part", "sessions-old.db", "thesis.docx")


@pytest.mark.parametrize("name", FOREIGN)
@pytest.mark.parametrize("what", ["file", "folder", "link"])
def test_what_is_not_ours_in_the_folder_of_the_backups_stays(
    database: Path, put_backup: Callable[[timedelta], Path], name: str, what: str
) -> None:
    stray = database.parent / "backups" / name
    if what == "file":
        stray.write_text("mine")
        written(stray, 48 * HOUR)
    elif what == "folder":
        stray.mkdir()
    else:
        stray.symlink_to("nowhere")
    for days in (4, 3, 2, 1):
        put_backup(days * 24 * HOUR)
    backup.make(database)
    backup.renew(database, lambda _: None)
    [newest] = backup.newest_first(database)
    assert names(stray.parent) == sorted([newest.name, name])


@pytest.mark.parametrize("what", ["folder", "link"])
def test_what_has_the_name_of_a_backup_and_is_no_file_is_none(database: Path, what: str) -> None:
    stray = database.parent / "backups" / "sessions-20251122T143000Z.db"
    if what == "folder":
        stray.mkdir()
    else:
        stray.symlink_to(database)
    for _ in range(4):
        backup.make(database)
    backup.renew(database, lambda _: None)
    assert stray not in backup.newest_first(database)
    assert os.path.lexists(stray)


@pytest.mark.parametrize("stamp", ["20251322T143000Z", "20251122T253000Z", "99991231T235959Z"])
def test_a_name_that_says_no_moment_is_no_backups(database: Path, stamp: str) -> None:
    stray = database.parent / "backups" / f"sessions-{stamp}.db"
    stray.write_bytes(b"")
    made = backup.make(database)
    assert backup.newest_first(database) == [made]


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
    kept: list[Session] = store.search()
    unfinished = database.parent / "backups" / "sessions-20251122T143000Z.7.part"
    unfinished.write_bytes(b"")
    backup.renew(database, lambda _: None)
    [newest] = backup.newest_first(database)
    assert list(newest.parent.iterdir()) == [newest]
    with closing(SessionStore.open(newest)) as copy:
        assert copy.search() == kept


def test_maintenance_backs_up_once_a_day_and_only_what_holds_sessions(
    path: Path, open_store: Callable[..., SessionStore], make: Make
) -> None:
    store = open_store(path)
    store.maintain()
    assert backup.newest_first(path) == []
    trashed = store.put(make("Shop"))
    store.delete(trashed.id)
    store.maintain()
    store.put(make("Blog"))
    store.maintain()
    assert len(backup.newest_first(path)) == 1


def test_a_clock_set_back_by_years_delays_no_backup(path: Path, store: SessionStore, make: Make) -> None:
    store.put(make("Shop"))
    folder = path.parent / "backups"
    folder.mkdir(exist_ok=True)
    ahead = backup.make(path).rename(folder / "sessions-20990101T000000Z.db")
    assert backup.make(path).name == "sessions-20990101T000001Z.db"
    assert ahead.exists()


def test_a_clock_that_was_ahead_once_stops_no_backup_and_makes_one_a_day(
    database: Path, store: SessionStore, make: Make, put_backup: Callable[[timedelta], Path]
) -> None:
    ahead = put_backup(-1000 * 24 * HOUR)
    store.maintain()
    [newest, old] = backup.newest_first(database)
    assert old == ahead
    written(newest, timedelta(0))
    store.put(make("Blog"))
    store.maintain()
    assert not backup.is_due(database)
    written(newest, 25 * HOUR)
    written(database, HOUR)
    assert backup.is_due(database)


def test_a_backup_that_is_copied_is_as_old_as_its_name_says(
    database: Path, put_backup: Callable[[timedelta], Path]
) -> None:
    copied = put_backup(30 * HOUR)
    written(copied, HOUR)
    written(database, timedelta(0))
    assert backup.is_due(database)


@pytest.mark.parametrize("ahead", [-1000 * 24 * HOUR, 1000 * 24 * HOUR], ids=["behind", "ahead"])
def test_a_file_server_whose_clock_is_wrong_makes_no_more_than_one_a_day(
    database: Path, ahead: timedelta
) -> None:
    for age in (timedelta(0), 25 * HOUR):
        written(backed_up(backup.make(database), age), age - ahead)
        written(database, age - ahead + HOUR)
        assert not backup.is_due(database)
        written(database, age - ahead - HOUR)
        assert backup.is_due(database) is bool(age)
        backup.newest_first(database)[0].unlink()


def test_an_old_backup_that_cannot_be_removed_does_not_undo_the_new_one(
    database: Path, put_backup: Callable[[timedelta], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    old = [put_backup(days * 24 * HOUR) for days in (4, 3, 2, 1)]
    unlink = Path.unlink

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if path in old:
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(path))
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    made = backup.make(database)
    assert backup.newest_first(database) == [made, *reversed(old)]
