"""Where sessions live, and every file that belongs to them."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from stackpick_tui.sessions import backup, paths
from stackpick_tui.sessions.errors import DataDirectoryError, StoreUnavailable
from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.store import SessionStore


def test_the_option_wins_over_the_variable_and_the_variable_over_the_system(tmp_path: Path) -> None:
    option, variable = tmp_path / "option", tmp_path / "variable"
    environ = {paths.VARIABLE: str(variable)}
    assert paths.data_directory(str(option), environ) == option
    assert paths.data_directory(None, environ) == variable
    assert paths.data_directory(None, {paths.VARIABLE: ""}) == paths.data_directory(None, {})
    assert paths.data_directory(None, {}).name == "stackpick-tui"
    assert not option.exists()
    assert not variable.exists()


@pytest.mark.parametrize("given", ["", "data", "./data", "~/data", "/a\0b"])
def test_a_relative_directory_is_refused_with_its_source(given: str) -> None:
    with pytest.raises(DataDirectoryError, match="--data-dir"):
        paths.data_directory(given, {})
    if given:
        with pytest.raises(DataDirectoryError, match=paths.VARIABLE):
            paths.data_directory(None, {paths.VARIABLE: given})


@pytest.fixture
def full(path: Path, open_store: Callable[..., SessionStore], make: Callable[..., Session]) -> Path:
    """Return a data directory with every kind of file in it."""
    store = open_store(path)
    store.put(make("Shop"))
    store.care()
    store.close()
    path.write_bytes(b"no database" * 100)
    open_store(path).close()
    path.with_name("sessions.db-journal").write_bytes(b"")
    (backup.newest_first(path)[0].parent / "sessions-1.part").write_bytes(b"")
    return path.parent


def test_every_file_there_is_belongs_to_the_list(full: Path) -> None:
    listed = paths.every_file(full)
    assert listed[0] == paths.database(full)
    assert sorted(listed) == sorted(file for file in full.rglob("*") if file.is_file())
    assert len(listed) == 6


def test_removing_every_file_leaves_what_is_not_ours(full: Path) -> None:
    (full / "letter.txt").write_text("mine")
    paths.remove_every_file(full)
    assert [file.name for file in full.iterdir()] == ["letter.txt"]
    (full / "letter.txt").unlink()
    paths.remove_every_file(full)
    assert not full.exists()
    paths.remove_every_file(full)


def test_nothing_is_listed_where_nothing_is(tmp_path: Path) -> None:
    assert paths.every_file(tmp_path / "nothing") == []


def test_a_file_that_cannot_be_removed_is_named_with_the_reason(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck = paths.database(full)

    def refuse(path: Path, **_: bool) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(StoreUnavailable) as refused:
        paths.remove_every_file(full)
    assert (refused.value.path, refused.value.reason) == (stuck, "cannot be removed (Permission denied)")


@pytest.mark.parametrize(
    "name", ["sessions.db-journal", "sessions.db-wal", "sessions.db-shm", "sessions.mending"]
)
def test_what_an_interrupted_write_leaves_is_listed_too(path: Path, name: str) -> None:
    path.parent.mkdir()
    path.with_name(name).touch()
    assert paths.every_file(path.parent) == [path.with_name(name)]


@pytest.mark.parametrize(
    ("found", "more"),
    [(None, ""), (Path("data"), " (data is not an absolute path)")],
    ids=["none", "relative"],
)
def test_a_home_that_cannot_be_told_is_no_place(
    found: Path | None, more: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def user_data_path(*_: object, **__: object) -> Path:
        if found is None:
            raise RuntimeError("Could not determine home directory.")
        return found

    monkeypatch.setattr("platformdirs.user_data_path", user_data_path)
    with pytest.raises(StoreUnavailable) as refused:
        paths.data_directory(None, {})
    assert (refused.value.path, refused.value.reason) == (
        None,
        f"no home directory to keep sessions in{more}",
    )
