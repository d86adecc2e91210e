"""A file that a person named: read whole, written whole or not at all."""

import errno
import os
import resource
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest

from stackpick_tui.sessions import user_files
from stackpick_tui.sessions.user_files import FileError, FileExists, read, write


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("text", ["", "one\ntwo\n", "日本語 🧑‍💻\r\n"])
def test_what_is_written_is_read(text: str, tmp_path: Path) -> None:
    write(tmp_path / "file", text)
    assert read(tmp_path / "file") == text.encode()
    assert names(tmp_path) == ["file"]


def test_a_new_file_gets_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "any").touch()
    write(tmp_path / "file", "text")
    assert (tmp_path / "file").stat().st_mode == (tmp_path / "any").stat().st_mode


def test_a_file_in_the_way_stays(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old")
    with pytest.raises(FileExists, match="file: there is already a file with that name"):
        write(tmp_path / "file", "new")
    assert (tmp_path / "file").read_text() == "old"
    assert names(tmp_path) == ["file"]


def test_a_file_that_comes_in_the_way_meanwhile_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def sync_while_somebody_else_writes(handle: int) -> None:
        sync(handle)
        (tmp_path / "file").write_text("theirs")

    monkeypatch.setattr(os, "fsync", sync_while_somebody_else_writes)
    with pytest.raises(FileExists):
        write(tmp_path / "file", "ours")
    assert (tmp_path / "file").read_text() == "theirs"
    assert names(tmp_path) == ["file"]


def test_a_file_that_is_replaced_hands_on_its_permissions(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old")
    (tmp_path / "file").chmod(0o640)
    write(tmp_path / "file", "new", replace=True)
    assert (tmp_path / "file").read_text() == "new"
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o640
    assert names(tmp_path) == ["file"]


def test_replacing_what_is_not_there_writes_it(tmp_path: Path) -> None:
    write(tmp_path / "file", "new", replace=True)
    assert names(tmp_path) == ["file"]


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").write_text("old")
    (tmp_path / "link").symlink_to("folder/file")
    write(tmp_path / "link", "new", replace=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "folder" / "file").read_text() == "new"


def test_a_link_in_a_circle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("link")
    with pytest.raises(FileError, match="link: cannot be "):
        write(tmp_path / "link", "text")
    with pytest.raises(FileError, match="link: cannot be "):
        read(tmp_path / "link")


@pytest.mark.parametrize("replace", [False, True])
def test_a_full_disk_leaves_no_part_and_what_was_there(replace: bool, tmp_path: Path) -> None:
    if replace:
        (tmp_path / "file").write_text("old")
    with full_disk(50), pytest.raises(FileError, match=r"file: cannot be written .*choose another path"):
        write(tmp_path / "file", "x" * 100, replace=replace)
    assert names(tmp_path) == ["file"] * replace
    assert not replace or (tmp_path / "file").read_text() == "old"


def test_a_file_system_without_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    write(tmp_path / "file", "text")
    assert (tmp_path / "file").read_text() == "text"
    assert names(tmp_path) == ["file"]


@pytest.mark.parametrize("replace", [False, True])
def test_what_is_written_and_its_name_are_on_the_disk(
    replace: bool, tmp_path: Path, synced: list[int]
) -> None:
    if replace:
        (tmp_path / "file").write_text("old")
    write(tmp_path / "file", "text", replace=replace)
    assert synced == [(tmp_path / "file").stat().st_ino, tmp_path.stat().st_ino]


def test_a_file_system_that_keeps_no_modes_and_confirms_no_names_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    def sync_files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        sync(descriptor)

    (tmp_path / "file").write_text("old")
    monkeypatch.setattr(os, "chmod", refuse)
    monkeypatch.setattr(os, "fsync", sync_files_only)
    write(tmp_path / "file", "new", replace=True)
    assert (tmp_path / "file").read_text() == "new"
    assert names(tmp_path) == ["file"]


@pytest.mark.parametrize("replace", [False, True])
def test_a_pipe_is_written_and_never_replaced(replace: bool, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        write(tmp_path / "pipe", "text", replace=replace)
        assert os.read(reader, 100) == b"text"
    finally:
        os.close(reader)
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.parametrize("name", ["pipe", "/dev/null"])
def test_where_only_files_will_do_a_pipe_or_a_device_is_refused(name: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileError, match="a pipe or a device; name a file"):
        write(tmp_path / name, "text", only_files=True)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("none/file", "none; create it, or choose another path"),
        ("folder", "a folder; name a file in it"),
        ("file/in/file", "there is no folder"),
        ("x" * 300, "cannot be written"),
        ("with\0nul", "cannot be written"),
    ],
)
def test_a_place_that_cannot_be_written_is_named_with_the_reason(
    name: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(FileError) as caught:
        write(tmp_path / name, "text", replace=True)
    assert str(caught.value).startswith(f"{tmp_path / name}: ")
    assert said in str(caught.value)
    assert names(tmp_path) == ["file", "folder"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("none", "there is no such file"),
        (".", "a folder, not a file"),
        ("file/in/file", "cannot be read (Not a directory)"),
        ("x" * 300, "cannot be read (File name too long)"),
        ("with\0nul", "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_the_reason(name: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileError) as caught:
        read(tmp_path / name)
    assert str(caught.value).startswith(f"{tmp_path / name}: ")
    assert said in str(caught.value)


def test_a_file_of_several_megabytes_is_read(tmp_path: Path) -> None:
    with (tmp_path / "file").open("wb") as file:
        file.truncate(16 * 1024 * 1024)
    assert len(read(tmp_path / "file")) == 16 * 1024 * 1024


@pytest.mark.parametrize("is_piped", [False, True], ids=["named", "piped"])
@pytest.mark.parametrize(("size", "is_read"), [(10, True), (11, False)])
def test_a_file_larger_than_any_of_ours_is_refused(
    size: int, is_read: bool, is_piped: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(user_files, "LARGEST", 10)
    path = Path("-") if is_piped else tmp_path / "file"
    content = b"x" * size
    piped = BytesIO(content) if is_piped else None
    if not is_piped:
        path.write_bytes(content)
    if is_read:
        assert read(path, piped) == content
    else:
        with pytest.raises(FileError, match=f"^{path}: larger than"):
            read(path, piped)
