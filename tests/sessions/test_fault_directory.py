"""Faults 1 to 10: the place where the sessions should be."""

import errno
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from stackpick_tui.sessions import paths
from stackpick_tui.sessions.access import Mode
from stackpick_tui.sessions.errors import StoreUnavailable
from stackpick_tui.sessions.store import SessionStore
from tests.support.saving import Make

Visit = Callable[..., dict[str, object]]
OpenStore = Callable[..., SessionStore]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="permissions and links of a POSIX system")


@pytest.mark.parametrize("umask", ["000", "022", "077"])
def test_fault_01_nobody_else_can_read_what_is_kept_whatever_the_umask(
    place: Path, visit: Visit, umask: str
) -> None:
    path = place / "new" / "folders" / "sessions.db"
    visit(path, "--put", "Shop", "--umask", umask)
    folders = (path.parent, path.parent.parent, path.parent / "backups")
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}
    files = [file for file in path.parent.rglob("*") if file.is_file()]
    assert path in files
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_fault_02_without_a_home_there_is_no_place_and_a_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, open_store: OpenStore, make: Make
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    with pytest.raises(StoreUnavailable) as refused:
        paths.data_directory(None, {})
    store = open_store(None, reason=refused.value.reason)
    assert (store.access.mode, store.access.path) == (Mode.MEMORY, None)
    assert "home" in store.access.reason
    assert store.put(make("Shop")) == store.newest()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("home", ["data", "./data", "~/x", "", " "])
def test_fault_03_a_relative_data_home_is_never_a_folder_in_the_working_directory(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", home)
    try:
        directory = paths.data_directory(None, {})
    except StoreUnavailable:
        pass
    else:
        assert directory.is_absolute()
        assert tmp_path not in directory.parents
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("obstacle", ["unwritable folder", "parent is a file", "unreadable folder"])
def test_fault_04_a_folder_that_cannot_be_made_leaves_everything_in_memory(
    place: Path, visit: Visit, obstacle: str
) -> None:
    parent = place / "parent"
    if obstacle == "parent is a file":
        parent.write_text("")
    else:
        parent.mkdir(mode=0o500 if obstacle == "unwritable folder" else 0)
    seen = visit(parent / "stackpick" / "sessions.db", "--put", "Shop")
    assert seen["mode"] == "memory"
    assert seen["reason"] in {"permission denied", "not a directory"}
    assert seen["path"] == str(parent / "stackpick" / "sessions.db")
    assert seen["titles"] == ["Shop"]


@pytest.mark.parametrize("folder", ["x/" * 300, "y" * 300], ids=["path over 512", "component over 255"])
def test_fault_05_a_path_that_is_too_long_leaves_everything_in_memory(
    tmp_path: Path, open_store: OpenStore, folder: str
) -> None:
    store = open_store(tmp_path / folder / "sessions.db")
    assert store.access.mode is Mode.MEMORY
    assert "too long" in store.access.reason
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("folder", ["a b", "a#b", "a?b", "a%20b", "é", "a&mode=memory", "\udce9"])
def test_fault_06_a_path_may_have_any_character(
    tmp_path: Path, open_store: OpenStore, make: Make, folder: str
) -> None:
    path = tmp_path / folder / "sessions.db"
    open_store(path).put(make("Shop"))
    assert [session.name for session in open_store(path).search()] == ["Shop"]
    assert path.stat().st_size


_WHY = {
    "folder": "not a file",
    "pipe": "not a file",
    "link loop": os.strerror(errno.ELOOP).lower(),
    "link to nothing": "a link to nothing",
}


@pytest.mark.parametrize("obstacle", _WHY)
def test_fault_07_what_is_no_file_is_left_alone(
    path: Path, open_store: OpenStore, make: Make, obstacle: str
) -> None:
    path.parent.mkdir()
    if obstacle == "folder":
        path.mkdir()
    elif obstacle == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(path if obstacle == "link loop" else path.with_name("nothing"))
    store = open_store(path)
    assert store.access.mode is Mode.MEMORY
    assert store.access.reason == _WHY[obstacle]
    assert store.put(make("Shop")) == store.newest()
    assert list(path.parent.iterdir()) == [path]


def test_fault_08_a_link_to_a_good_file_works_and_stays_a_link(
    path: Path, tmp_path: Path, store: SessionStore, open_store: OpenStore, make: Make
) -> None:
    store.put(make("Shop"))
    store.close()
    real = tmp_path / "elsewhere.db"
    shutil.move(path, real)
    path.symlink_to(real)
    linked = open_store(path)
    linked.put(make("Blog"))
    assert [session.name for session in linked.search()] == ["Blog", "Shop"]
    assert path.is_symlink()
    assert linked.access.mode is Mode.READ_WRITE


@pytest.mark.parametrize("protected", ["file", "folder"])
def test_fault_09_a_protected_file_can_be_read_and_an_edit_says_it_is_not_saved(
    place: Path, visit: Visit, protected: str
) -> None:
    path = place / "data" / "sessions.db"
    visit(path, "--put", "Shop")
    if protected == "file":
        path.chmod(0o400)
    else:
        path.parent.chmod(0o500)
    seen = visit(path, "--put", "Blog")
    assert seen["mode"] == "read-only"
    assert "write-protected" in str(seen["reason"])
    assert "write-protected" in str(seen["problem"])
    assert seen["titles"] == ["Shop"]


@pytest.mark.parametrize("protected", ["file", "folder"])
def test_fault_09_reading_commands_read_a_protected_file(place: Path, visit: Visit, protected: str) -> None:
    path = place / "data" / "sessions.db"
    visit(path, "--put", "Shop")
    path.chmod(0o400)
    path.parent.chmod(0o500 if protected == "folder" else 0o700)
    assert visit(path, "--reading")["titles"] == ["Shop"]


def test_fault_10_an_unreadable_file_is_left_alone(place: Path, visit: Visit) -> None:
    path = place / "data" / "sessions.db"
    visit(path, "--put", "Shop")
    path.chmod(0)
    before = path.stat()
    seen = visit(path, "--put", "Blog")
    assert (seen["mode"], seen["reason"], seen["titles"]) == ("memory", "permission denied", ["Blog"])
    after = path.stat()
    assert (before.st_ino, before.st_size, before.st_mtime_ns) == (
        after.st_ino,
        after.st_size,
        after.st_mtime_ns,
    )
    path.chmod(0o600)
    assert visit(path)["titles"] == ["Shop"]
