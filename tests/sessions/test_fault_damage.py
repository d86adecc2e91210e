"""Faults 11 to 18: a file that is damaged, lost, interrupted, or in another journal mode."""

import contextlib
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from stackpick_tui.sessions import backup, repair
from stackpick_tui.sessions.access import Mode
from stackpick_tui.sessions.errors import StoreUnavailable
from stackpick_tui.sessions.store import SessionStore
from tests.support.disk import locked
from tests.support.saving import Make

CHILDREN = Path(__file__).parent / "children"
Visit = Callable[..., dict[str, object]]
OpenStore = Callable[..., SessionStore]


def names(store: SessionStore) -> list[str]:
    return [session.name for session in store.search(limit=None)]


@pytest.fixture
def backed_up(path: Path, open_store: OpenStore, make: Make) -> Path:
    """Return a database with three sessions in its backup, and a fourth only in itself."""
    store = open_store(path)
    for name in ("one", "two", "three"):
        store.put(make(name))
    backup.make(path)
    store.put(make("four"))
    store.close()
    return path


def kept(path: Path) -> list[Path]:
    return [file for folder in path.parent.glob("corrupt-*") for file in folder.iterdir()]


def test_fault_11_an_empty_file_brings_the_newest_backup_back(backed_up: Path, open_store: OpenStore) -> None:
    backed_up.write_bytes(b"")
    store = open_store(backed_up)
    assert store.access.mode is Mode.READ_WRITE
    assert names(store) == ["three", "two", "one"]
    [notice] = store.access.notices
    assert "was empty or gone; the backup of " in notice
    assert not kept(backed_up)


def test_fault_11_a_lost_file_brings_the_newest_backup_back_for_readers_too(
    backed_up: Path, open_store: OpenStore
) -> None:
    backed_up.unlink()
    assert names(open_store(backed_up, create=False)) == ["three", "two", "one"]


def test_fault_11_an_empty_file_without_backups_is_a_new_store(path: Path, open_store: OpenStore) -> None:
    path.parent.mkdir()
    path.write_bytes(b"")
    store = open_store(path)
    assert (store.access.mode, store.access.notices) == (Mode.READ_WRITE, ())


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut to 10 bytes": lambda content: content[:10],
    "cut to 100 bytes": lambda content: content[:100],
    "cut to half": lambda content: content[: len(content) // 2],
    "random bytes": lambda content: random.Random(0).randbytes(len(content)),
    "other text": lambda _: b'{"sessions": []}' * 100,
    "first page gone": lambda content: bytes(4096) + content[4096:],
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_fault_12_13_a_damaged_file_is_kept_aside_and_the_backup_comes_back(
    backed_up: Path, open_store: OpenStore, make: Make, damage: str
) -> None:
    damaged = DAMAGES[damage](backed_up.read_bytes())
    backed_up.write_bytes(damaged)
    store = open_store(backed_up)
    assert store.access.mode is Mode.READ_WRITE
    assert names(store)[-3:] == ["three", "two", "one"]
    [aside] = kept(backed_up)
    assert aside.read_bytes() == damaged
    [notice] = store.access.notices
    assert str(aside.parent) in notice
    assert "backup of " in notice
    store.put(make("after"))
    store.close()
    again = open_store(backed_up)
    assert (names(again)[0], again.access.notices) == ("after", ())


def test_fault_12_the_journal_goes_with_the_damaged_file(backed_up: Path, open_store: OpenStore) -> None:
    backed_up.write_bytes(b"no database" * 1000)
    journal = backed_up.with_name("sessions.db-journal")
    journal.write_bytes(b"no journal either")
    open_store(backed_up)
    assert {file.name for file in kept(backed_up)} <= {"sessions.db", "sessions.db-journal"}
    assert not journal.exists()


def test_fault_12_a_damaged_backup_is_passed_over(backed_up: Path, open_store: OpenStore) -> None:
    newest = backup.make(backed_up)
    newest.write_bytes(newest.read_bytes()[:5000])
    backed_up.write_bytes(b"")
    assert names(open_store(backed_up)) == ["three", "two", "one"]


def test_fault_12_nothing_else_is_taken_for_damage(
    backed_up: Path, open_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stackpick_tui.sessions.connecting.TIMEOUT", 0.1)
    with locked(backed_up):
        store = open_store(backed_up)
        assert store.access.mode is Mode.MEMORY
        assert "in use by another program" in store.access.reason
    assert not kept(backed_up)


@pytest.fixture
def large(path: Path, open_store: OpenStore, make: Make) -> Path:
    """Return a database of many pages, half of its sessions in the backup."""
    store = open_store(path)
    store.put_all(make(f"old {number}", note="x" * 500) for number in range(200))
    backup.make(path)
    store.put_all(make(f"new {number}", note="x" * 500) for number in range(200))
    store.close()
    return path


def pages_of(path: Path, name: str) -> list[int]:
    with closing(sqlite3.connect(path)) as connection:
        try:
            query = "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'"
            return [number for (number,) in connection.execute(query, (name,))]
        except sqlite3.OperationalError:
            pytest.skip("this SQLite cannot tell which page is which")


def spoil(path: Path, pages: list[int]) -> None:
    content = bytearray(path.read_bytes())
    for page in pages:
        content[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    path.write_bytes(content)


@pytest.mark.parametrize("table", ["session", "session_newest"])
def test_fault_14_garbage_in_the_middle_is_found_by_the_daily_check(
    large: Path, open_store: OpenStore, table: str
) -> None:
    pages = pages_of(large, table)
    spoil(large, pages[len(pages) // 2 : len(pages) // 2 + 2])
    store = open_store(large)
    assert (store.access.mode, store.access.notices) == (Mode.READ_WRITE, ())
    store.maintain()
    assert store.access.mode is Mode.READ_WRITE
    assert "damaged" in store.access.notices[0]
    assert len(kept(large)) == 1
    found = set(names(store))
    assert {f"old {number}" for number in range(200)} <= found
    # what was saved after the backup comes from the pages that are still good
    assert len(found) >= 370


def test_fault_14_garbage_is_found_by_the_read_that_meets_it(large: Path, open_store: OpenStore) -> None:
    spoil(large, pages_of(large, "session")[5:7])
    store = open_store(large)
    assert len(store.search()) == 50
    assert len(store.search(limit=None)) >= 370
    assert "damaged" in store.access.notices[0]
    assert len(kept(large)) == 1


def test_fault_14_garbage_is_found_by_the_write_that_meets_it(
    large: Path, open_store: OpenStore, make: Make
) -> None:
    store = open_store(large)
    victim = store.search()[0]
    store.close()
    spoil(large, pages_of(large, "session_newest")[:2] + pages_of(large, "session")[-1:])
    store = open_store(large)
    stored = store.put(make("brand new"))
    assert store.get(stored.id) == stored
    assert store.put(victim.with_name("edited")).name == "edited"
    store.maintain()
    assert {"brand new", "edited"} <= set(names(store))


def test_fault_14_what_cannot_be_put_right_is_said_to_be_damaged(
    large: Path, open_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(large, pages_of(large, "session"))
    store = open_store(large)
    monkeypatch.setattr(repair, "repair", lambda _: ())
    with pytest.raises(StoreUnavailable) as refused:
        store.search()
    assert (refused.value.reason, refused.value.path) == ("damaged", large)


def test_fault_14_a_damaged_file_of_a_newer_release_is_left_alone(large: Path, open_store: OpenStore) -> None:
    with closing(sqlite3.connect(large, isolation_level=None)) as newer:
        newer.execute("PRAGMA user_version = 99")
    spoil(large, pages_of(large, "session"))
    before = large.read_bytes()
    store = open_store(large)
    assert store.access.mode is Mode.READ_ONLY
    for what in (store.search, store.maintain):
        with contextlib.suppress(StoreUnavailable):
            what()
    assert large.read_bytes() == before
    assert not kept(large)
    with pytest.raises(StoreUnavailable, match="damaged"):
        store.search()


def test_fault_15_eight_processes_put_a_damaged_file_right_once(backed_up: Path) -> None:
    backed_up.write_bytes(b"no database" * 1000)
    seen = _all_at_once(backed_up, 8)
    assert [line for line in seen if not line.startswith("read-write")] == []
    assert sum("damaged" in line for line in seen) == 1
    assert len(kept(backed_up)) == 1
    with closing(SessionStore.open(backed_up)) as store:
        assert len(names(store)) == 3 + 8


def test_fault_15_a_damaged_file_is_left_to_the_process_that_puts_it_right(
    backed_up: Path, open_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repair, "PATIENCE", 0.1)
    backed_up.write_bytes(b"no database" * 1000)
    with repair.repair_lock(backed_up):
        assert open_store(backed_up).access.mode is Mode.MEMORY
        assert not kept(backed_up)
    assert open_store(backed_up).access.mode is Mode.READ_WRITE


def test_fault_15_a_damaged_file_is_not_moved_while_somebody_writes_to_it(
    large: Path, open_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stackpick_tui.sessions.connecting.TIMEOUT", 0.1)
    spoil(large, pages_of(large, "session")[5:7])
    store = open_store(large)
    with locked(large, "IMMEDIATE"):
        store.database.check()
        assert not kept(large)
    store.database.check()
    assert len(kept(large)) == 1


def _all_at_once(path: Path, number: int) -> list[str]:
    children = [
        subprocess.Popen(
            [sys.executable, str(CHILDREN / "opener.py"), str(path)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for _ in range(number)
    ]  # fmt: skip
    for child in children:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
    for child in children:
        assert child.stdin is not None
        child.stdin.close()
    seen = []
    for child in children:
        assert child.stdout is not None
        seen.append(child.stdout.read().strip())
        child.stdout.close()
        assert child.wait() == 0
    return seen


def test_fault_16_a_damaged_file_in_a_protected_folder_is_left_alone(place: Path, visit: Visit) -> None:
    path = place / "data" / "sessions.db"
    visit(path, "--put", "Shop")
    path.write_bytes(b"no database" * 1000)
    path.parent.chmod(0o500)
    seen = visit(path, "--put", "Blog")
    assert seen["mode"] == "memory"
    assert seen["titles"] == ["Blog"]
    assert path.read_bytes() == b"no database" * 1000
    assert not kept(path)
