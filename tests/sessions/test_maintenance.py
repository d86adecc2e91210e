"""The daily maintenance: a backup before anything is removed, and a trash that no wrong clock empties."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from stackpick_tui.sessions import backup, repair
from stackpick_tui.sessions.database import Database
from stackpick_tui.sessions.errors import StoreUnavailable
from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.store import SessionStore
from tests.support.disk import backed_up, files_with, locked, written
from tests.support.saving import Make

DAY = timedelta(days=1)
OpenStore = Callable[..., SessionStore]


def trash(path: Path, session: Session, age: timedelta) -> None:
    """Let a session be as if it had been deleted so long ago."""
    moment = int((datetime.now(UTC) - age).timestamp() * 1000)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE session SET deleted = ? WHERE id = ?", (moment, session.id))


def names_in(backup: Path) -> list[str]:
    with closing(sqlite3.connect(backup)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM session ORDER BY name")]


@pytest.mark.parametrize("action", [SessionStore.maintain, SessionStore.maintain_if_due])
def test_old_trash_is_removed_once_it_is_in_a_backup(
    path: Path, store: SessionStore, make: Make, action: Callable[[SessionStore], None]
) -> None:
    old, young, alive = (store.put(make(name)) for name in ("old", "young", "alive"))
    before = backed_up(backup.make(path), 2 * DAY)
    trash(path, old, 33 * DAY)
    trash(path, young, 31 * DAY)
    action(store)
    assert (store.search(trashed=True), store.search()) == ([young], [alive])
    newest, *older = backup.newest_first(path)
    assert older == [before]
    assert names_in(newest) == ["alive", "old", "young"]


def test_nothing_is_removed_where_no_backup_can_be_made(path: Path, store: SessionStore, make: Make) -> None:
    old = store.put(make("old"))
    backed_up(backup.make(path), 2 * DAY)
    trash(path, old, 33 * DAY)
    path.with_name("sessions.lock").unlink(missing_ok=True)
    path.with_name("sessions.lock").mkdir()
    with pytest.raises(StoreUnavailable, match="no backup could be made"):
        store.maintain()
    assert store.search(trashed=True) == [old]


@pytest.mark.parametrize("gap", [31 * DAY, 365 * DAY, 27_000 * DAY])
def test_a_clock_that_is_ahead_for_a_while_removes_nothing(
    path: Path, store: SessionStore, make: Make, gap: timedelta
) -> None:
    """Seen from a clock that is ahead, everything was done long ago."""
    deleted = store.put(make("deleted"))
    backed_up(backup.make(path), gap)
    trash(path, deleted, gap)
    written(path, gap)
    for _ in range(3):
        store.maintain()
        assert store.search(trashed=True) == [deleted]
    assert len(backup.newest_first(path)) == 2


def test_after_a_clock_that_was_ahead_the_trash_empties_again_and_not_at_once(
    path: Path, store: SessionStore, make: Make
) -> None:
    old = store.put(make("old"))
    backed_up(backup.make(path), -1000 * DAY)
    trash(path, old, 33 * DAY)
    store.maintain()
    assert store.search(trashed=True) == [old]
    newest = backup.newest_first(path)[0]
    written(newest, 2 * DAY)
    store.maintain()
    assert store.search(trashed=True) == []


def test_what_was_deleted_before_a_long_absence_leaves_the_trash_a_day_after_it(
    path: Path, store: SessionStore, make: Make
) -> None:
    deleted = store.put(make("deleted"))
    trash(path, deleted, 90 * DAY)
    backed_up(backup.make(path), 89 * DAY)
    written(path, 90 * DAY)
    store.maintain()
    assert store.search(trashed=True) == [deleted]
    backed_up(backup.newest_first(path)[0], DAY)
    written(path, 90 * DAY)
    store.maintain()
    assert store.search(trashed=True) == []


def test_what_is_due_is_found_without_reading_every_page(
    path: Path, store: SessionStore, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put(make("Shop"))
    checks: list[Database] = []
    monkeypatch.setattr(Database, "check", lambda database: checks.append(database))
    store.maintain_if_due()
    assert len(checks) == len(backup.newest_first(path)) == 1
    store.put(make("Blog"))
    store.maintain_if_due()
    assert len(checks) == len(backup.newest_first(path)) == 1


def test_a_store_without_a_session_is_not_backed_up(path: Path, store: SessionStore) -> None:
    store.remember("theme", "nord")
    store.maintain_if_due()
    assert not path.with_name("backups").exists()


def test_whoever_leaves_does_not_wait_for_another_process_that_backs_up(
    path: Path, store: SessionStore, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put(make("Shop"))
    monkeypatch.setattr(repair, "PATIENCE", 1000.0)
    with repair.repair_lock(path):
        store.maintain_if_due()
    assert backup.newest_first(path) == []


def test_of_two_processes_that_find_a_backup_due_one_makes_it(
    path: Path, store: SessionStore, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put(make("Shop"))
    repair_lock = repair.repair_lock

    @contextmanager
    def wait_for_another(database: Path, patience: float | None) -> Iterator[None]:
        with repair_lock(database, patience):
            backup.make(database)
        with repair_lock(database, patience):
            yield

    monkeypatch.setattr(repair, "repair_lock", wait_for_another)
    store.maintain()
    assert len(backup.newest_first(path)) == 1


def test_a_damaged_file_takes_no_backups_place(path: Path, open_store: OpenStore, make: Make) -> None:
    store = open_store(path)
    store.put_all(make(f"{number}", note="x" * 5000) for number in range(20))
    good = backed_up(backup.make(path), 2 * DAY)
    store.close()
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 8192] = b"\xa5" * 8192
    path.write_bytes(content)
    written(path, timedelta(0))
    store = open_store(path)
    store.maintain_if_due()
    assert "damaged" in store.access.notices[0]
    assert good in backup.newest_first(path)
    assert len(store.search()) == 20


def test_a_purge_that_is_killed_can_be_done_again_and_reaches_the_backups(
    path: Path, store: SessionStore, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    alive, secret = store.put(make("alive")), store.put(make("Hush-hush"))
    store.delete(secret.id)
    backup.make(path)

    def be_killed(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as killed:
        killed.setattr(Database, "write", be_killed)
        with pytest.raises(KeyboardInterrupt):
            store.purge(None)
    assert files_with(b"Hush-hush", path.parent) == [path]
    assert store.purge(None) == 1
    assert files_with(b"Hush-hush", path.parent) == []
    [newest] = backup.newest_first(path)
    assert names_in(newest) == [alive.name]


def test_a_purge_whose_backups_cannot_be_changed_purges_nothing_and_says_so(
    path: Path, store: SessionStore, make: Make
) -> None:
    session = store.put(make("Shop"))
    store.delete(session.id)
    path.with_name("backups").write_text("in the way")
    with pytest.raises(StoreUnavailable, match="the backups cannot be purged"):
        store.purge(None)
    assert store.search(trashed=True) == [session]


def test_a_damaged_file_is_put_right_before_a_purge_lets_go_of_the_backups(
    path: Path, open_store: OpenStore, make: Make
) -> None:
    store = open_store(path)
    store.put_all(make(f"{number}", note="x" * 5000) for number in range(20))
    store.delete(store.put(make("Hush")).id)
    backup.make(path)
    store.close()
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 8192] = b"\xa5" * 8192
    path.write_bytes(content)
    store = open_store(path)
    store.purge(None)
    assert len(store.search()) == 20
    assert [len(names_in(copy)) for copy in backup.newest_first(path)] == [20]


def test_what_is_purged_is_gone_from_the_folder_of_the_backups_for_good(
    path: Path, store: SessionStore, make: Make, synced: list[int]
) -> None:
    store.delete(store.put(make("Shop")).id)
    old = backup.make(path)
    synced.clear()
    store.purge(None)
    assert not old.exists()
    folder = old.parent.stat().st_ino
    assert synced.count(folder) == 2


def test_a_lock_that_passes_is_nothing_to_tell_of_on_leaving(
    path: Path, store: SessionStore, make: Make
) -> None:
    store.put(make("Shop"))
    store.database.read("PRAGMA busy_timeout = 10")
    with locked(path):
        store.maintain_if_due()
    assert backup.newest_first(path) == []
