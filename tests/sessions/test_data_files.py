"""Every file of ours in a data directory: listed, and removed; what is not ours stays."""

import errno
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from stackpick_tui.sessions import backup, paths
from stackpick_tui.sessions.data_files import every_file, links, removable, remove_every_file
from stackpick_tui.sessions.errors import StoreUnavailable
from stackpick_tui.sessions.store import SessionStore
from tests.support.privileges import needs_modes, obey_modes
from tests.support.saving import Make

STAMP = "20251122T143000Z"
FOREIGN = (
    "letter.txt",
    "sessions.db.old",
    "sessions.txt",
    "backups/thesis.docx",
    "backups/film.part",
    "backups/sessions-of-mine.db",
    f"backups/sessions-{STAMP}.db.zip",
    f"backups/sessions-{STAMP}.part",
    "corrupt-photos/holiday.jpg",
    "corrupt-photos/sessions.db",
    f"corrupt-{STAMP}/holiday.jpg",
    f"corrupt-{STAMP}-copy/sessions.db",
    f"my-corrupt-{STAMP}/sessions.db",
)
OURS = (
    "sessions.db",
    "sessions.db-journal",
    "sessions.db-shm",
    "sessions.db-wal",
    "sessions.lock",
    "sessions.mending",
    "sessions.mending-journal",
    f"backups/sessions-{STAMP}.db",
    f"backups/sessions-{STAMP}.db-journal",
    f"backups/sessions-{STAMP}.123.part",
    f"backups/sessions-{STAMP}.123.part-journal",
    f"corrupt-{STAMP}/sessions.db",
    f"corrupt-{STAMP}/sessions.db-journal",
    f"corrupt-{STAMP}-2/sessions.db",
)


def put(directory: Path, *names: str) -> list[Path]:
    for name in names:
        (directory / name).parent.mkdir(parents=True, exist_ok=True)
        (directory / name).write_text("text")
    return [directory / name for name in names]


@pytest.fixture
def full(path: Path, open_store: Callable[..., SessionStore], make: Make) -> Path:
    """Return a data directory with what use and damage leave in it."""
    store = open_store(path)
    store.put(make("Shop"))
    store.maintain()
    store.close()
    path.write_bytes(b"no database" * 100)
    open_store(path).close()
    return path.parent


def test_every_file_there_is_belongs_to_the_list(full: Path) -> None:
    listed = every_file(full)
    assert listed[0] == paths.database(full)
    assert sorted(listed) == sorted(removable(full)) == sorted(f for f in full.rglob("*") if f.is_file())
    assert len(listed) == 4


@pytest.mark.parametrize("name", OURS)
def test_each_name_we_make_is_listed_and_removed(tmp_path: Path, name: str) -> None:
    data = tmp_path / "data"
    [file] = put(data, name)
    assert every_file(data) == removable(data) == [file]
    assert remove_every_file(data) == []
    assert not data.exists()


@pytest.mark.parametrize("name", FOREIGN)
def test_each_other_name_is_left_and_told(full: Path, name: str) -> None:
    [file] = put(full, name)
    assert file not in every_file(full)
    left = remove_every_file(full)
    assert left in ([file], [file.parent])
    assert [each for each in full.rglob("*") if each.is_file()] == [file]


@pytest.mark.parametrize(
    "name", ["sessions.db", f"backups/sessions-{STAMP}.db", f"corrupt-{STAMP}/sessions.db"]
)
def test_a_folder_in_the_place_of_a_file_is_left_with_what_is_in_it(tmp_path: Path, name: str) -> None:
    [file] = put(tmp_path, f"{name}/letter.txt")
    assert every_file(tmp_path) == []
    assert remove_every_file(tmp_path) == [file.parent]
    assert file.exists()


def test_an_empty_folder_that_is_not_ours_stays(full: Path) -> None:
    (full / "corrupt-photos").mkdir()
    assert remove_every_file(full) == [full / "corrupt-photos"]


@pytest.mark.parametrize("name", ["backups", f"corrupt-{STAMP}"])
def test_a_link_in_the_place_of_a_folder_is_never_followed(full: Path, tmp_path: Path, name: str) -> None:
    elsewhere = put(tmp_path / "elsewhere", f"sessions-{STAMP}.db", "sessions.db", "holiday.jpg")
    for old in backup.newest_first(paths.database(full)):
        old.unlink()
    if name == "backups":
        (full / name).rmdir()
    link = full / name
    link.symlink_to(tmp_path / "elsewhere")
    assert links(full) == [link]
    assert any(file.parent == link for file in every_file(full))
    assert remove_every_file(full) == [link]
    assert all(file.exists() for file in elsewhere)


@pytest.mark.parametrize("name", OURS)
def test_a_link_in_the_place_of_a_file_stays_with_what_it_leads_to(tmp_path: Path, name: str) -> None:
    data = tmp_path / "data"
    [target] = put(tmp_path, "elsewhere.db")
    link = data / name
    link.parent.mkdir(parents=True)
    link.symlink_to(target)
    assert every_file(data) == links(data) == [link]
    assert removable(data) == []
    assert remove_every_file(data) == [link]
    assert target.read_text() == "text"


def test_a_damaged_file_of_a_linked_database_has_the_name_of_what_the_link_leads_to(tmp_path: Path) -> None:
    data = tmp_path / "data"
    [damaged, other, _] = put(data, f"corrupt-{STAMP}/real.db", f"corrupt-{STAMP}/mine.db", "sessions.lock")
    (data / "sessions.db").symlink_to(tmp_path / "real.db")
    assert damaged in removable(data)
    assert other not in removable(data)


def test_the_database_goes_last_when_the_backups_are_gone_for_good(
    full: Path, monkeypatch: pytest.MonkeyPatch, synced: list[int]
) -> None:
    """A purge that is killed, or a power cut, must not bring older sessions back."""
    folders = {each.stat().st_ino for each in full.iterdir() if each.is_dir()}
    unlink, removed = Path.unlink, list[str]()

    def note(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == "sessions.db" and path.parent == full:
            assert folders <= set(synced)
        removed.append(path.name)
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", note)
    number, own, above = len(removable(full)), full.stat().st_ino, full.parent.stat().st_ino
    remove_every_file(full)
    assert len(removed) == number
    assert removed[-1] == "sessions.db"
    assert synced[-2:] == [own, above]


def test_a_purge_that_stops_half_way_leaves_the_newest_sessions(
    path: Path, open_store: Callable[..., SessionStore], make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(path)
    store.put(make("old"))
    store.maintain()
    store.put(make("new"))
    store.close()
    unlink = Path.unlink

    def stop_before_the_database(file: Path, *, missing_ok: bool = False) -> None:
        if file == path:
            raise PermissionError(errno.EACCES, "Permission denied", str(file))
        unlink(file, missing_ok=missing_ok)

    with monkeypatch.context() as stopped:
        stopped.setattr(Path, "unlink", stop_before_the_database)
        with pytest.raises(StoreUnavailable) as refused:
            remove_every_file(path.parent)
    assert (refused.value.path, refused.value.reason) == (path, "cannot be removed (Permission denied)")
    assert [session.name for session in open_store(path).search()] == ["new", "old"]


def test_nothing_is_listed_where_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for nothing in (tmp_path / "nothing", tmp_path / "file"):
        assert every_file(nothing) == removable(nothing) == links(nothing) == []
        assert remove_every_file(nothing) == []


@needs_modes
@pytest.mark.parametrize("unreadable", ["", "backups"])
@pytest.mark.parametrize("action", [every_file, removable, links, remove_every_file])
def test_a_folder_that_cannot_be_read_is_named(
    full: Path, unreadable: str, action: Callable[[Path], object]
) -> None:
    folder = full / unreadable
    folder.chmod(0o300)

    try:
        with ThreadPoolExecutor(initializer=obey_modes) as bound:
            error = bound.submit(action, full).exception()
    finally:
        folder.chmod(0o700)
    assert isinstance(error, StoreUnavailable)
    assert error.path == folder
    assert error.reason.endswith(f"({os.strerror(errno.EACCES)})")
    assert paths.database(full).exists()
