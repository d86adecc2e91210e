"""`purge --all` and `paths`: every file of ours, no other, and what is left is said."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from stackpick_tui.sessions.store import SessionStore
from tests.cli.conftest import Run, Save, kept, unprivileged
from tests.support.privileges import needs_modes


@pytest.fixture
def full(save: Save, data: Path) -> Path:
    """Return a data directory with a session and a backup."""
    save("Shop")
    with closing(SessionStore.open(data / "sessions.db")) as store:
        store.maintain()
    return data


def test_what_is_not_ours_is_left_and_named(run: Run, full: Path) -> None:
    (full / "backups" / "thesis.docx").write_text("mine")
    (full / "corrupt-photos").mkdir()
    (full / "corrupt-photos" / "holiday.jpg").write_text("mine")
    done = run("purge", "--all", "--yes")
    assert (done.code, done.out) == (0, "")
    thesis = Path("backups", "thesis.docx")
    assert done.err == (
        f"stackpick-tui: removed 3 files; nothing of ours is left in {full}; "
        f"left what is not ours: {thesis}, corrupt-photos\n"
    )
    assert sorted(path.name for path in full.rglob("*") if path.is_file()) == ["holiday.jpg", "thesis.docx"]


@pytest.mark.parametrize(("number", "more"), [(5, ""), (6, " and 1 more"), (200, " and 195 more")])
def test_of_many_files_that_are_not_ours_the_first_are_named(
    run: Run, full: Path, number: int, more: str
) -> None:
    for each in range(number):
        (full / f"photo{each:03d}.jpg").write_text("mine")
    said = run("purge", "--all", "--yes").err
    assert said.endswith(f"not ours: {', '.join(f'photo{each:03d}.jpg' for each in range(5))}{more}\n")


def test_a_database_that_is_a_link_is_said_to_be_one_before_and_after_and_stays(
    run: Run, full: Path, tmp_path: Path
) -> None:
    real = (full / "sessions.db").rename(tmp_path / "real.db")
    (full / "sessions.db").symlink_to(real)
    done = run("purge", "--all", stdin="y\n")
    assert (done.code, done.out) == (1, "")
    first, *_, last = done.err.splitlines()
    assert first == f"stackpick-tui: {full / 'sessions.db'} is a link to {real}; purge removes neither"
    assert last.endswith("removed 2 files; links, and what they lead to, are left for you to remove")
    assert [path.name for path in full.iterdir()] == ["sessions.db"]
    assert [session.name for session in kept(full)] == ["Shop"]


def test_the_folder_that_a_linked_backups_folder_leads_to_keeps_everything(
    run: Run, full: Path, tmp_path: Path
) -> None:
    real = (full / "backups").rename(tmp_path / "real")
    (full / "backups").symlink_to(real)
    held = sorted(real.iterdir())
    done = run("purge", "--all", "--yes")
    assert done.code == 1
    assert f"{full / 'backups'} is a link to {real}" in done.err
    assert sorted(real.iterdir()) == held
    assert not (full / "sessions.db").exists()


def test_where_there_are_only_links_nothing_is_asked(run: Run, data: Path, tmp_path: Path) -> None:
    data.mkdir()
    (data / "sessions.db").symlink_to(tmp_path / "nothing")
    done = run("purge", "--all")
    assert done.code == 1
    assert "is a link" in done.err
    assert "y/n" not in done.err


@needs_modes
@pytest.mark.parametrize("command", [("paths",), ("paths", "--json"), ("purge", "--all", "--yes")])
def test_a_directory_that_cannot_be_read_is_named_in_one_line(
    run: Run, place: Path, command: tuple[str, ...]
) -> None:
    data = place / "data"
    with unprivileged():
        run("decide", "orm", "--save", "Shop", "--data-dir", str(data))
        for unreadable in (data, data / "backups"):
            unreadable.chmod(0o300)
            done = run(*command, "--data-dir", str(data))
            unreadable.chmod(0o700)
            assert (done.code, done.out) == (1, "")
            [line] = done.err.splitlines()
            assert line.startswith(f"stackpick-tui: {unreadable}: cannot be read (Permission denied); ")
            assert "Error" not in line
    assert (data / "sessions.db").exists()


def test_paths_lists_what_links_lead_to_as_it_is_used(run: Run, full: Path, tmp_path: Path) -> None:
    real = (full / "backups").rename(tmp_path / "real")
    (full / "backups").symlink_to(real)
    [backup] = real.iterdir()
    assert os.fspath(full / "backups" / backup.name) in run("paths", "--json").json["files"]
