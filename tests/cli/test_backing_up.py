"""Commands that write back up once a day; others do not, and a backup that fails undoes nothing."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from stackpick_tui.sessions import backup
from tests.cli.conftest import Run, Save, kept
from tests.support.disk import backed_up, locked, written

DAY = timedelta(days=1)


def backups(data: Path) -> Sequence[Path]:
    return backup.newest_first(data / "sessions.db")


def names_in(copy: Path) -> list[str]:
    with closing(sqlite3.connect(copy)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM session ORDER BY name")]


def test_the_first_change_is_backed_up_and_the_next_one_a_day_later(run: Run, data: Path) -> None:
    for name in ("One", "Two"):
        assert run("decide", "orm", "--save", name).code == 0
        [first] = backups(data)
        assert names_in(first) == ["One"]
    # its age is in its name; what was written since is told by the times of the files
    written(backed_up(first, DAY), 10_000 * DAY)
    run("decide", "orm", "--save", "Three")
    newest, _ = backups(data)
    assert names_in(newest) == ["One", "Three", "Two"]


@pytest.mark.parametrize("command", ["delete", "restore", "import", "purge"])
def test_every_command_that_writes_backs_up(run: Run, save: Save, data: Path, command: str) -> None:
    session = save("Shop")
    run("export", "-o", "file.json")
    if command in {"restore", "purge"}:
        run("delete", session.id)
        for old in backups(data):
            old.unlink()
    given = {"import": ["file.json"], "purge": ["--yes"]}.get(command, [session.id])
    assert run(command, *given).code == 0
    assert len(backups(data)) == 1


@pytest.mark.parametrize("command", [("list",), ("show", "--last"), ("export", "-o", "-"), ("paths",)])
def test_a_command_that_reads_backs_up_nothing(
    run: Run, save: Save, data: Path, command: tuple[str, ...]
) -> None:
    save("Shop")
    assert run(*command).code == 0
    assert not (data / "backups").exists()


def test_a_backup_that_fails_is_told_and_undoes_nothing(run: Run, save: Save, data: Path) -> None:
    save("Shop")
    (data / "backups").write_text("in the way")
    done = run("decide", "orm", "--save", "Blog")
    assert done.code == 0
    [session] = [session for session in kept(data) if session.name == "Blog"]
    assert done.out.splitlines()[-1] == session.id
    [line] = done.err.splitlines()
    assert "no backup could be made" in line
    assert str(data) in line


def test_another_process_that_is_backing_up_is_neither_waited_for_nor_told_of(
    run: Run, save: Save, data: Path
) -> None:
    save("Shop")
    (data / "sessions.lock").touch()
    with locked(data / "sessions.lock"):
        done = run("decide", "orm", "--save", "Blog")
    assert (done.code, done.err) == (0, "")
