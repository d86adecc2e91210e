"""Files and folders that only their owner can read, and names that outlive a power cut."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from stackpick_tui.sessions import backup
from stackpick_tui.sessions.connecting import connect, pragma
from stackpick_tui.sessions.durable import create_private, make_private_folder, sync_folder
from stackpick_tui.sessions.store import SessionStore
from tests.support.saving import Make

EXTRA, FULL = 3, 2
"""What SQLite calls the two ways to wait for the disk that are used here."""


def inodes(*paths: Path) -> list[int]:
    return [path.stat().st_ino for path in paths]


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the file system refuse something, as some network drives and foreign file systems do."""
    sync = os.fsync

    def sync_files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        sync(descriptor)

    def keep_modes(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    def refuse(what: str) -> None:
        if what == "chmod":
            monkeypatch.setattr(os, "chmod", keep_modes)
            monkeypatch.setattr(os, "fchmod", keep_modes)
        else:
            monkeypatch.setattr(os, "fsync", sync_files_only)

    return refuse


def test_each_folder_that_is_made_is_waited_for_in_the_one_above_it(
    tmp_path: Path, synced: list[int]
) -> None:
    make_private_folder(tmp_path / "a" / "b" / "c")
    assert synced == inodes(tmp_path, tmp_path / "a", tmp_path / "a" / "b")
    make_private_folder(tmp_path / "a" / "b" / "c")
    assert len(synced) == 3


def test_a_new_database_is_waited_for_with_its_folders(path: Path, synced: list[int]) -> None:
    SessionStore.open(path).close()
    assert synced[:2] == inodes(path.parent.parent, path.parent)


def test_the_folder_of_the_backups_is_waited_for_before_there_is_one(
    path: Path, store: SessionStore, make: Make, monkeypatch: pytest.MonkeyPatch, synced: list[int]
) -> None:
    store.put(make("Shop"))
    monkeypatch.setattr(backup, "connect", lambda path: pytest.fail(f"{path} is read too early: {synced}"))
    synced.clear()
    with pytest.raises(pytest.fail.Exception):
        backup.make(path)
    assert synced == inodes(path.parent)


@pytest.mark.skipif(os.name == "nt", reason="modes and links of a POSIX system")
@pytest.mark.parametrize("umask", [0, 0o077, 0o777])
def test_a_private_file_can_be_read_by_its_owner_alone_from_the_beginning(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        assert create_private(tmp_path / "file")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o600 & ~umask


@pytest.mark.skipif(os.name == "nt", reason="modes and links of a POSIX system")
def test_what_is_there_already_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "file").chmod(0o640)
    (tmp_path / "link").symlink_to("nothing")
    assert not create_private(tmp_path / "file")
    assert not create_private(tmp_path / "link")
    assert (tmp_path / "file").read_text() == "mine"
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o640
    assert not (tmp_path / "nothing").exists()


def test_a_commit_waits_for_names_only_where_that_is_possible(
    path: Path, store: SessionStore, refused: Callable[[str], None]
) -> None:
    del store
    for expected in (EXTRA, FULL):
        connection = connect(path)
        assert pragma(connection, "synchronous") == expected
        connection.close()
        refused("fsync of folders")
    assert not sync_folder(path.parent)


def test_a_folder_that_cannot_be_opened_is_not_waited_for(tmp_path: Path) -> None:
    assert not sync_folder(tmp_path / "none")


@pytest.mark.parametrize("what", ["chmod", "fsync of folders"])
def test_what_a_file_system_refuses_stops_no_write_no_backup_no_purge_and_no_repair(
    path: Path, open_store: Callable[..., SessionStore], make: Make, refused: Callable[[str], None], what: str
) -> None:
    refused(what)
    store = open_store(path)
    alive = store.put(make("Shop"))
    store.maintain()
    assert len(backup.newest_first(path)) == 1
    store.delete(store.put(make("Hush")).id)
    assert store.purge(None) == 1
    store.close()
    path.write_bytes(b"no database" * 100)
    again = open_store(path)
    assert again.search() == [alive]
    assert "damaged" in again.access.notices[0]


def test_what_a_place_lacks_is_told_once_when_the_database_is_made(
    path: Path, open_store: Callable[..., SessionStore], make: Make, refused: Callable[[str], None]
) -> None:
    refused("fsync of folders")
    store = open_store(path)
    [notice] = store.access.notices
    assert notice.startswith(f"{path.parent} cannot confirm")
    store.put(make("Shop"))
    store.maintain()
    assert open_store(path).access.notices == ()


@pytest.mark.skipif(os.name == "nt", reason="modes of a POSIX system")
def test_a_place_without_permissions_is_told_once(
    path: Path, open_store: Callable[..., SessionStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    opening = os.open

    def open_for_all(name: str, flags: int, mode: int = 0o777, **options: int) -> int:
        descriptor = opening(name, flags, mode, **options)
        if flags & os.O_CREAT:
            os.fchmod(descriptor, 0o777)
        return descriptor

    monkeypatch.setattr(os, "open", open_for_all)
    [notice] = open_store(path).access.notices
    assert notice.startswith(f"{path.parent} does not keep file permissions")
    assert open_store(path).access.notices == ()
