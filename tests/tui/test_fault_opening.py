"""Faults 4 to 26 on the screen: what opening the store ended in, why, and what one can do about it."""

import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions import backup, inbox
from stackpick_tui.sessions.session import Session, new_session
from tests.support.app import Running, keep, running
from tests.support.disk import locked
from tests.support.privileges import needs_modes, obey_modes

pytestmark = pytest.mark.usefixtures("impatient")

SIZES = pytest.mark.parametrize("size", [(80, 24), (40, 15)], ids=["80x24", "40x15"])


def named(name: str, *features: Feature) -> Session:
    return new_session().with_features(features).with_name(name)


def squeezed(text: object) -> str:
    return "".join(str(text).split())


def cut(path: Path, length: float) -> None:
    """Keep so many bytes of a file, or that part of it."""
    before = path.read_bytes()
    path.write_bytes(before[: int(length * len(before)) if length < 1 else int(length)])


def content(path: Path) -> bytes:
    return path.read_bytes()


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def until_told(run: Running, *words: str) -> None:
    """Wait for sentences that may be wrapped anywhere."""
    await run.until(lambda text: all(squeezed(each) in squeezed(text) for each in words))


async def leave_unsaved(run: Running) -> None:
    """Quit, which asks; stay; quit again and mean it."""
    await run.press("q")
    await run.until_shown("Quit without saving?")
    assert "NOT SAVED" in run.text
    await run.press("escape")
    assert "Quit without saving?" not in run.text
    await run.press("q")
    await run.until_shown("Quit without saving?")
    await run.press("tab", "enter")
    assert not run.app.is_running
    assert run.app.return_code == 0


@needs_modes
@SIZES
@pytest.mark.parametrize("obstacle", ["unwritable folder", "parent is a file"])
async def test_fault_04_without_a_folder_everything_works_in_memory_and_the_bar_and_a_banner_say_so(
    tmp_path: Path, obstacle: str, size: tuple[int, int]
) -> None:
    parent = tmp_path / "p"
    if obstacle == "parent is a file":
        parent.write_text("")
    else:
        parent.mkdir(mode=0o500)
    path = parent / "sessions.db"
    reason = {"unwritable folder": "permission denied", "parent is a file": "not a directory"}[obstacle]
    async with running(path, size=size, before=obey_modes, is_unsaved=True) as run:
        await until_told(
            run, f"Nothing can be saved: {reason}. R tries again; --data-dir names another place"
        )
        assert f"NOT SAVED: {reason}, " in run.lines[0]
        assert size[0] < 80 or squeezed(path) in run.squeezed
        await run.press("escape")
        assert "R tries again" not in run.text
        assert f"NOT SAVED: {reason}, " in run.lines[0]
        await run.press("1", "5")
        assert "Verdict: Django" in run.text
        assert run.toasts == []
        await run.press("s")
        await run.until_shown("accounts, admin")
        await run.press("escape")
        await leave_unsaved(run)
    assert names_in(tmp_path) == ["p"]


async def test_quitting_asks_also_when_what_is_unsaved_is_no_longer_on_the_screen() -> None:
    async with running(None, reason="no home directory", is_unsaved=True) as run:
        await run.press("escape", "1", "n")
        assert run.app.history.is_untouched
        await leave_unsaved(run)


async def test_quitting_without_a_place_to_save_does_not_ask_where_nothing_was_touched() -> None:
    async with running(None, reason="no home directory") as run:
        await run.press("q")
        assert not run.app.is_running


@needs_modes
@SIZES
@pytest.mark.parametrize("protected", ["file", "folder"])
async def test_fault_09_a_protected_file_is_read_an_edit_is_not_saved_and_r_saves_it_once_it_may(
    database: Path, protected: str, size: tuple[int, int]
) -> None:
    [shop] = keep(database, named("Shop", Feature.ORM))
    victim, mode = (database, 0o400) if protected == "file" else (database.parent, 0o500)
    allowed = victim.stat().st_mode
    victim.chmod(mode)
    async with running(database, size=size, before=obey_modes) as run:
        await until_told(run, "Sessions can be read but not changed: write-protected", "R tries again")
        assert "read-only: write-protected" in run.lines[0]
        await run.press("escape", "s")
        await run.until_shown("Sessions: 1")
        await run.press("d")
        await run.until(lambda text: "Nothing can be deleted" in " ".join(text.split()))
        await run.press("slash", "escape", "u")
        await run.until(lambda text: "brought back: write-protected" in " ".join(text.split()))
        await run.press("enter")
        await run.until_shown("[x] 2")
        assert "read-only: write-protected" in run.lines[0]
        await run.press("1")
        await run.until(lambda text: "NOT SAVED: write-protected" in text.splitlines()[0])
        assert run.stored() == [shop]
        victim.chmod(allowed)
        await run.press("R")
        await run.until_saved()
        assert run.stored()[0].features == {Feature.ACCOUNTS, Feature.ORM}


@SIZES
async def test_fault_11_an_empty_file_brings_the_newest_backup_back_and_a_banner_says_so_once(
    database: Path, size: tuple[int, int]
) -> None:
    keep(database, named("Shop"))
    backup.make(database)
    cut(database, 0)
    async with running(database, size=size) as run:
        await until_told(
            run, "sessions.db was empty or gone; the backup of", "is back.", "Esc puts this away"
        )
        await run.press("escape")
        assert "backup" not in run.text
        await run.press("s")
        await run.until_shown("Shop")
        assert "backup" not in run.text
    async with running(database, size=size) as run:
        await run.press("1")
        await run.until_saved()
        assert "backup" not in run.text


@pytest.mark.parametrize("length", [10, 100, 0.5], ids=["10 bytes", "100 bytes", "half"])
async def test_fault_12_a_cut_file_is_kept_aside_and_the_banner_names_it_and_the_backup(
    database: Path, length: float
) -> None:
    keep(database, named("Shop"))
    copy = backup.make(database)
    keep(database, named("Blog"))
    cut(database, length)
    async with running(database) as run:
        await until_told(run, "sessions.db was damaged; the backup of", "(Esc puts this away)")
        [aside] = database.parent.glob("corrupt-*")
        made = backup.made_at(copy)
        assert made
        assert squeezed(f"the backup of {made.astimezone():%Y-%m-%d %H:%M} is back") in run.squeezed
        assert squeezed(f"The damaged file is kept in {aside}.") in run.squeezed
        await run.press("escape", "1")
        assert "damaged" not in run.text
        await run.until_saved()
        assert "Shop" in {session.name for session in run.stored()}


@SIZES
async def test_fault_19_a_file_of_a_newer_release_is_shown_and_not_touched(
    database: Path, size: tuple[int, int]
) -> None:
    keep(database, named("Shop", Feature.ORM))
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = content(database)
    async with running(database, size=size, is_unsaved=True) as run:
        await until_told(run, "Sessions can be read but not changed: written by a newer release.")
        assert "read-only: written by a newer release" in run.lines[0]
        await run.press("escape", "s")
        await run.until_shown("Shop")
        await run.press("enter")
        await run.until_shown("[x] 2")
        await run.press("1")
        await run.until(lambda text: "NOT SAVED: written by a newer release" in text.splitlines()[0])
        await leave_unsaved(run)
    assert content(database) == before


@SIZES
async def test_fault_26_a_file_locked_at_the_start_is_told_and_r_saves_what_memory_holds(
    database: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "RETRY", 1000)
    [shop] = keep(database, named("Shop"))
    with ExitStack() as lock:
        lock.enter_context(locked(database))
        async with running(database, size=size) as run:
            await until_told(run, "Nothing can be saved: in use by another program. R tries again")
            assert "NOT SAVED: in use by another program" in run.lines[0]
            await run.press("1", "5", "s")
            await run.until_shown("Sessions: 1")
            await run.press("escape", "escape")
            await run.press("q")
            await run.until_shown("Quit without saving?")
            await run.press("escape")
            lock.close()
            await run.press("R")
            await run.until_saved()
            assert "Nothing can be saved" not in run.text
            assert [session.name for session in run.stored()] == ["", "Shop"]
            assert shop in run.stored()


async def test_fault_26_r_brings_the_sessions_of_a_file_that_was_locked_at_the_start(database: Path) -> None:
    keep(database, named("Shop"))
    with ExitStack() as lock:
        lock.enter_context(locked(database))
        async with running(database) as run:
            await until_told(run, "Nothing can be saved: in use by another program.")
            await run.press("escape", "s")
            await run.until_shown("No sessions yet")
            lock.close()
            await run.press("R")
            await run.until_shown("Shop")
            assert "NOT SAVED" not in run.text
