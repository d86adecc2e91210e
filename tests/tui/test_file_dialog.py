"""Where a record goes: the dialog can always be left, whatever the disk does."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from textual.widgets import Input

from stackpick_tui.sessions import user_files
from stackpick_tui.sessions.session import Session, new_session
from stackpick_tui.tui.screens import file_dialog
from tests.support.app import PATIENCE, running
from tests.support.terminal import Terminal


def shop() -> Session:
    return new_session().with_name("Shop")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"


@pytest.fixture
def stuck(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Let writing wait until the event is set."""
    answer = Event()
    write = user_files.write

    def wait_and_write(*args: object, **kwargs: object) -> None:
        assert answer.wait(PATIENCE)
        write(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(file_dialog, "write", wait_and_write)
    yield answer
    answer.set()


async def test_the_dialog_opens_while_the_folder_cannot_be_read(
    database: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "0001-before.md").touch()
    answer, read = Event(), Path.iterdir

    def wait_and_read(path: Path) -> Iterator[Path]:
        assert answer.wait(PATIENCE)
        return read(path)

    async with running(database, session=shop()) as run:
        await run.press("w")
        assert run.app.screen.query_one(Input).value == str(folder / "0002-shop.md")
        await run.press("escape")
        monkeypatch.setattr(Path, "iterdir", wait_and_read)
        try:
            await run.press("w")
            assert run.app.screen.query_one(Input).value == str(folder / "0001-shop.md")
        finally:
            answer.set()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
@pytest.mark.parametrize("name", ["pipe", os.devnull])
async def test_a_pipe_or_a_device_is_refused_and_the_dialog_can_be_left(
    name: str, database: Path, folder: Path
) -> None:
    os.mkfifo(folder / "pipe")
    async with running(database, session=shop()) as run:
        await run.press("w", "ctrl+u")
        await run.type(name)
        await run.press("enter")
        await run.until_shown("a pipe or a device")
        await run.press("escape")
        assert "Write the record to" not in run.text


async def test_the_dialog_can_be_left_while_a_disk_does_not_answer_and_a_toast_tells_what_came_of_it(
    database: Path, folder: Path, stuck: Event
) -> None:
    async with running(database, session=shop()) as run:
        await run.press("w", "enter", "enter")
        await run.until_shown("Still writing.")
        await run.press("escape")
        assert "Write the record to" not in run.text
        await run.press("1")
        assert "[x] 1" in run.text
        stuck.set()
        await run.until_shown("Wrote ")
        assert [each.name for each in folder.iterdir()] == ["0001-shop.md"]


async def test_what_went_wrong_after_the_dialog_was_left_is_told(
    database: Path, folder: Path, stuck: Event
) -> None:
    async with running(database, session=shop()) as run:
        await run.press("w")
        await run.until_shown("Write the record to")
        await run.press("enter", "escape")
        (folder / "0001-shop.md").write_text("mine")
        stuck.set()
        # the path before it may be long, and so may break the line anywhere
        await run.until_shown("already")
        assert [each.read_text() for each in folder.iterdir()] == ["mine"]


def test_the_app_ends_while_a_disk_does_not_answer(tmp_path: Path) -> None:
    stuck = (
        "import sys, threading; from stackpick_tui.cli import main\n"
        "from stackpick_tui.sessions import user_files\n"
        "user_files.write = lambda *_, **__: threading.Event().wait(); sys.exit(main())"
    )
    with Terminal("--data-dir", str(tmp_path / "data"), command=(sys.executable, "-c", stuck)) as terminal:
        terminal.wait("Verdict: Flask")
        terminal.send("w")
        terminal.wait("Write the record to")
        terminal.send("\r", "\r")
        terminal.wait("Still writing")
        terminal.send("\x11")
        assert terminal.exit_code() == 0


async def test_where_the_working_directory_is_gone_the_file_is_offered_in_the_home_directory(
    database: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = folder.parent
    monkeypatch.setenv("HOME", str(home))
    folder.rmdir()
    async with running(database, session=shop()) as run:
        await run.press("w")
        await run.until_shown("~/0001-shop.md")
        await run.press("enter")
        await run.until_shown("Wrote ")
    assert (home / "0001-shop.md").exists()


async def test_the_next_record_of_the_folder_of_decisions_is_suggested(database: Path, folder: Path) -> None:
    decisions = folder / "docs" / "decisions"
    decisions.mkdir(parents=True)
    (decisions / "0007-use-git.md").touch()
    (folder / "0041-here.md").touch()
    async with running(database, session=shop()) as run:
        for number in ("0008", "0009"):
            await run.press("w", "enter")
            await run.until(lambda text: "Write the record to" not in text)
            assert (decisions / f"{number}-shop.md").exists()


@pytest.mark.parametrize("in_its_place", ["nothing", "a file"])
async def test_without_that_folder_it_is_the_next_of_the_working_directory(
    in_its_place: str, database: Path, folder: Path
) -> None:
    if in_its_place == "a file":
        (folder / "docs").mkdir()
        (folder / "docs" / "decisions").touch()
    (folder / "0041-here.md").touch()
    async with running(database, session=shop()) as run:
        await run.press("w", "enter")
        await run.until_shown("Wrote ")
    assert (folder / "0042-shop.md").exists()


async def test_where_nothing_can_be_listed_it_is_the_first(
    database: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> Iterator[Path]:
        raise PermissionError

    (folder / "0041-here.md").touch()
    async with running(database, session=shop()) as run:
        with monkeypatch.context() as patch:
            patch.setattr(Path, "iterdir", refuse)
            await run.press("w")
            await run.until_shown("Write the record to")
        await run.press("enter")
        await run.until_shown("Wrote ")
    assert (folder / "0001-shop.md").exists()
