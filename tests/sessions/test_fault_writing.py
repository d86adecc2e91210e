"""Faults 26 to 30: writing that fails, or meets somebody else."""

import os
import resource
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from stackpick_tui.sessions import backup
from stackpick_tui.sessions.access import Mode
from stackpick_tui.sessions.connecting import transaction
from stackpick_tui.sessions.errors import Conflict, StoreUnavailable
from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.store import SessionStore
from tests.support.disk import locked
from tests.support.saving import Make

OpenStore = Callable[..., SessionStore]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stackpick_tui.sessions.connecting.TIMEOUT", 0.1)


def names(store: SessionStore) -> list[str]:
    return [session.name for session in store.search(limit=None)]


def test_fault_26_a_file_locked_at_the_start_is_used_once_it_is_free(
    path: Path, store: SessionStore, open_store: OpenStore, make: Make
) -> None:
    store.put(make("Shop"))
    store.close()
    with locked(path):
        late = open_store(path)
        assert (late.access.mode, late.access.path) == (Mode.MEMORY, path)
        assert late.access.reason == "in use by another program"
        late.put(make("kept in memory"))
        assert not late.reopen()
        assert names(late) == ["kept in memory"]
    assert late.reopen()
    assert late.access.mode is Mode.READ_WRITE
    assert names(late) == ["Shop"]


@pytest.mark.parametrize("held", [False, True], ids=["nothing in memory", "a session in memory"])
def test_fault_26_what_only_memory_holds_is_not_given_up_for_a_file_that_can_only_be_read(
    path: Path, store: SessionStore, open_store: OpenStore, make: Make, held: bool
) -> None:
    store.put(make("Shop"))
    store.close()
    with locked(path):
        late = open_store(path)
        if held:
            late.put(make("kept in memory"))
    with closing(sqlite3.connect(path, isolation_level=None)) as newer:
        newer.execute("PRAGMA user_version = 99")
    assert not late.reopen()
    assert late.access.mode is (Mode.MEMORY if held else Mode.READ_ONLY)
    assert names(late) == ["kept in memory" if held else "Shop"]


def test_fault_26_a_file_locked_for_writing_at_the_start_is_read_and_written_later(
    path: Path, store: SessionStore, open_store: OpenStore, make: Make
) -> None:
    store.put(make("Shop"))
    store.close()
    with locked(path, "IMMEDIATE"):
        late = open_store(path)
        assert names(late) == ["Shop"]
        with pytest.raises(StoreUnavailable, match="in use by another program"):
            late.put(make("Blog"))
    late.put(make("Blog"))
    assert names(late) == ["Blog", "Shop"]


def test_fault_27_a_session_changed_elsewhere_is_not_overwritten(
    store: SessionStore, path: Path, open_store: OpenStore, make: Make
) -> None:
    mine = store.put(make("Shop"))
    theirs = open_store(path).put(mine.with_name("theirs"))
    with pytest.raises(Conflict) as conflict:
        store.put(mine.with_name("mine"))
    assert conflict.value.theirs == theirs
    assert names(store) == ["theirs"]
    assert store.put(theirs.with_name("seen")).revision == 3


def test_fault_27_the_same_change_twice_is_no_conflict(store: SessionStore, make: Make) -> None:
    mine = store.put(make("Shop"))
    written = store.put(mine.with_name("Blog"))
    assert store.put(mine.with_name("Blog")) == written
    assert store.put(make("Blog", id=mine.id, created=mine.created)) == written
    assert store.search() == [written]


def test_fault_27_an_edit_brings_back_what_another_window_deleted(
    store: SessionStore, path: Path, open_store: OpenStore, make: Make
) -> None:
    mine = store.put(make("Shop"))
    open_store(path).delete(mine.id)
    store.put(mine.with_name("Blog"))
    assert names(store) == ["Blog"]


def test_fault_28_a_full_disk_loses_nothing_and_saves_once_there_is_room(
    store: SessionStore, make: Make
) -> None:
    kept = store.put(make("Shop"))
    pages = store.database.read("PRAGMA page_count")[0][0]
    store.database.read(f"PRAGMA max_page_count = {pages}")
    large = kept.with_note("x" * 20_000)
    for _ in range(3):
        with pytest.raises(StoreUnavailable, match="the disk is full"):
            store.put(large)
        assert store.search() == [kept]
    store.database.read("PRAGMA max_page_count = 1000000")
    assert store.put(large) == store.get(kept.id)


@pytest.mark.skipif(os.name == "nt", reason="no limit on the size of files")
def test_fault_28_a_file_that_may_not_grow_loses_nothing(store: SessionStore, make: Make, path: Path) -> None:
    kept = store.put(make("Shop"))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, limits[1]))
        with pytest.raises(StoreUnavailable, match="the disk"):
            store.put(kept.with_note("x" * 20_000))
        assert store.search() == [kept]
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, ignored)
    assert store.put(kept.with_note("x" * 20_000)) == store.newest()


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed")
@pytest.mark.parametrize("fate", ["file removed", "folder removed", "replaced", "moved away"])
def test_fault_30_an_edit_after_the_file_went_away_is_in_the_file_that_is_there(
    path: Path, store: SessionStore, make: Make, tmp_path: Path, fate: str
) -> None:
    kept = store.put(make("Shop"))
    other = SessionStore.open(tmp_path / "other.db")
    other.put(make("of the other file"))
    other.close()
    if fate == "folder removed":
        path.parent.rename(tmp_path / "gone")
    elif fate == "replaced":
        (tmp_path / "other.db").replace(path)
    elif fate == "file removed":
        path.unlink()
    else:
        path.rename(tmp_path / "gone")
    assert store.was_replaced()
    stored = store.put(kept.with_name("edited"))
    assert not store.was_replaced()
    with closing(SessionStore.open(path)) as reader:
        assert reader.get(kept.id) == stored
        assert names(reader) == ["edited", "of the other file"][: 1 + (fate == "replaced")]


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed")
def test_fault_30_a_file_that_went_away_is_told_of_once(path: Path, store: SessionStore) -> None:
    path.rename(path.with_name("gone"))
    for told in (["sessions.db was moved away or replaced; the file there now is used."], []):
        assert store.reopen()
        assert list(store.access.notices) == told


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed")
def test_fault_30_a_commit_into_a_file_removed_meanwhile_is_done_again(
    path: Path, store: SessionStore, open_store: OpenStore, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = store.put(make("Shop"))
    from stackpick_tui.sessions import sql

    put = sql.put

    def remove_and_put(connection: sqlite3.Connection, session: Session) -> Session:
        path.unlink()
        monkeypatch.undo()
        return put(connection, session)

    monkeypatch.setattr(sql, "put", remove_and_put)
    store.put(kept.with_name("edited"))
    assert names(open_store(path)) == ["edited"]


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed")
def test_fault_30_a_file_removed_just_after_the_commit_is_written_again(
    path: Path, store: SessionStore, open_store: OpenStore, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = store.put(make("Shop"))

    @contextmanager
    def commit_and_remove(connection: sqlite3.Connection) -> Iterator[None]:
        monkeypatch.undo()
        with transaction(connection):
            yield
        path.unlink()

    monkeypatch.setattr("stackpick_tui.sessions.database.transaction", commit_and_remove)
    store.put(kept.with_name("edited"))
    assert names(open_store(path)) == ["edited"]


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed")
def test_fault_30_a_file_that_goes_away_again_and_again_is_told_of(
    path: Path, store: SessionStore, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def commit_and_remove(connection: sqlite3.Connection) -> Iterator[None]:
        with transaction(connection):
            yield
        path.unlink()

    with monkeypatch.context() as patch:
        patch.setattr("stackpick_tui.sessions.database.transaction", commit_and_remove)
        with pytest.raises(StoreUnavailable, match="moved away or replaced"):
            store.put(make("Shop"))
    assert store.put(make("Blog")) == store.newest()


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed")
def test_fault_30_nothing_is_written_where_another_programs_file_is_by_now(
    path: Path, store: SessionStore, make: Make
) -> None:
    path.rename(path.with_name("gone"))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("CREATE TABLE letters (text)")
    before = path.read_bytes()
    with pytest.raises(StoreUnavailable, match="moved away or replaced"):
        store.put(make("Shop"))
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed")
def test_fault_30_a_removed_file_comes_back_from_its_backup(
    path: Path, store: SessionStore, make: Make
) -> None:
    kept = store.put(make("Shop"))
    backup.make(path)
    path.unlink()
    store.put(make("Blog"))
    assert names(store) == ["Blog", "Shop"]
    assert store.get(kept.id) == kept
    [notice] = store.access.notices
    assert "was empty or gone" in notice
