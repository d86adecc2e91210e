"""Faults 27 to 30 on the screen: writing that fails, or meets somebody else. Nothing is lost, all is told."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions import backup, inbox
from stackpick_tui.sessions.connecting import transaction
from stackpick_tui.sessions.session import Session, new_session
from stackpick_tui.sessions.store import SessionStore
from stackpick_tui.tui.screens.checklist import ChecklistScreen
from tests.support.app import Running, keep, running
from tests.support.disk import locked, stored
from tests.support.listed import listing

pytestmark = pytest.mark.usefixtures("impatient")

SIZES = pytest.mark.parametrize("size", [(80, 24), (40, 15)], ids=["80x24", "40x15"])


def change_elsewhere(path: Path, change: Callable[[Session], Session]) -> None:
    """Change the newest session as a second window does."""
    with closing(SessionStore.open(path)) as store:
        newest = store.newest()
        assert newest
        store.put(change(newest))


def limit(pages: int) -> Callable[[SessionStore], None]:
    """Leave room for so many pages more, as a disk that is nearly full does."""

    def set_limit(store: SessionStore) -> None:
        [[used]] = store.database.read("PRAGMA page_count")
        store.database.read(f"PRAGMA max_page_count = {int(str(used)) + pages}")

    return set_limit


async def until_not_saved(run: Running, reason: str) -> None:
    await run.until(lambda text: f"NOT SAVED: {reason}" in text.splitlines()[0])


async def test_the_bar_leaves_saved_in_the_frame_of_the_change_and_comes_back_to_it(database: Path) -> None:
    async with running(database) as run:
        await run.press("1")
        await run.until_saved()
        with locked(database):
            await run.press("2")
            assert "[x] 2" in run.text
            assert " saved " not in run.lines[0]
            await until_not_saved(run, "in use by another program")
        await run.until_saved()
        assert "NOT SAVED" not in run.text


@SIZES
async def test_fault_25_keys_are_drawn_while_a_lock_is_held_and_everything_is_saved_after_it(
    database: Path, size: tuple[int, int]
) -> None:
    async with running(database, size=size) as run:
        await run.press("1")
        await run.until_saved()
        before = run.stored()
        with locked(database):
            await run.press("2")
            await until_not_saved(run, "in use by another program")
            await run.press("3", "m")
            await run.type("two teams")
            await run.until_shown("two teams")
            await run.press("escape")
            assert all(f"[x] {number}" in run.text for number in (1, 2, 3))
            assert run.toasts == []
        await run.until_saved()
        assert before != run.stored()
        assert [session.note for session in run.stored()] == ["two teams"]


@SIZES
async def test_fault_27_a_session_changed_in_two_windows_is_kept_twice_and_told(
    database: Path, size: tuple[int, int]
) -> None:
    [shop] = keep(database, new_session().with_features({Feature.ORM}).with_name("Shop"))
    async with running(database, size=size, session=shop) as run:
        change_elsewhere(database, lambda session: session.with_note("theirs"))
        await run.press("1")
        text = await run.until(lambda text: "Another window" in text and " saved " in text.splitlines()[0])
        assert 'yours is now "Shop (copy)"' in " ".join(text.split())
        assert "Shop (copy)" in run.lines[0]
        await run.press("escape", "5")
        await run.until_saved()
        assert "Another window" not in run.text
        found = {session.name: (session.note, len(session.features)) for session in run.stored()}
        assert found == {"Shop": ("theirs", 1), "Shop (copy)": ("", 3)}
        await run.press("u", "u", "u")
        await run.until_saved()
        assert {len(session.features) for session in run.stored()} == {1}
        assert "Another window" not in run.text


async def test_fault_27_typing_goes_on_in_our_copy_when_the_session_is_changed_elsewhere_meanwhile(
    database: Path,
) -> None:
    (shop,) = keep(database, new_session().with_name("Shop"))
    async with running(database, session=shop) as run:
        await run.press("m")
        await run.type("a")
        await run.until(lambda _: [session.note for session in run.stored()] == ["a"])
        change_elsewhere(database, lambda session: session.with_note("theirs"))
        await run.type("b")
        await run.until(lambda _: {session.note for session in run.stored()} == {"theirs", "ab"})
        await run.type("c")
        await run.press("escape")
        await run.until_saved()
        assert {session.name: session.note for session in run.stored()} == {
            "Shop": "theirs",
            "Shop (copy)": "abc",
        }
        await run.press("1")
        await run.until_saved()
        assert {session.name: len(session.features) for session in run.stored()} == {
            "Shop": 0,
            "Shop (copy)": 1,
        }


@pytest.mark.parametrize(
    ("keys", "name"), [(("r", "ctrl+u", "X", "enter"), "X"), (("f", "enter"), "Shop (copy)")]
)
async def test_fault_27_a_dialog_that_was_open_meanwhile_is_about_our_copy(
    keys: tuple[str, ...], name: str, database: Path
) -> None:
    (shop,) = keep(database, new_session().with_name("Shop"))
    async with running(database, session=shop) as run:
        await run.press(keys[0])
        change_elsewhere(database, lambda session: session.with_note("theirs"))
        below = run.app.screen_stack[0]
        assert isinstance(below, ChecklistScreen)
        below.change(below.history.session.toggled(Feature.ORM))
        await run.until(lambda _: len(run.stored()) == 2)
        await run.press(*keys[1:])
        await run.until_saved()
        await run.press("2", "2")
        await run.until_saved()
        theirs, ours = sorted(run.stored(), key=lambda session: len(session.features))
        assert (theirs.name, theirs.note, theirs.decision) == ("Shop", "theirs", None)
        assert ours.name == name
        assert (ours.decision is not None) is (keys[0] == "f")


@SIZES
async def test_fault_28_a_full_disk_is_told_loses_nothing_and_saves_once_there_is_room(
    database: Path, size: tuple[int, int]
) -> None:
    async with running(database, size=size) as run:
        await run.press("1")
        await run.until_saved()
        before = run.stored()
        await run.ask(limit(0))
        await run.press("m")
        run.paste("x" * 15_000)
        await until_not_saved(run, "the disk is full")
        await run.press("escape")
        assert run.stored() == before
        assert run.toasts == []
        await run.ask(limit(1000))
        await run.until_saved()
        assert [len(session.note) for session in run.stored()] == [15_000]


async def test_r_tries_again_at_once_and_says_so_though_it_may_fail_again(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "RETRY", 1000)
    async with running(database) as run:
        await run.press("1")
        await run.until_saved()
        with locked(database):
            await run.press("2")
            await until_not_saved(run, "in use by another program")
        assert "NOT SAVED" in run.lines[0]
        await run.press("R")
        assert "Trying to save again" in run.text
        await run.until_saved()
        assert len(run.stored()[0].features) == 2


@SIZES
async def test_fault_29_an_error_of_the_disk_in_a_commit_is_told_in_the_bar_and_tried_again(
    database: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def failing(connection: sqlite3.Connection) -> Iterator[None]:
        with transaction(connection):
            yield
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_WRITE
            raise error

    async with running(database, size=size) as run:
        await run.press("1")
        await run.until_saved()
        before = run.stored()
        with monkeypatch.context() as patch:
            patch.setattr("stackpick_tui.sessions.database.transaction", failing)
            await run.press("5")
            await until_not_saved(run, "the disk reports an error")
            assert "Verdict: Django" in run.text
            assert run.stored() == before
        await run.until_saved()
        assert run.toasts == []
        assert run.stored()[0].features == {Feature.ACCOUNTS, Feature.ADMIN}


@SIZES
@pytest.mark.parametrize("fate", ["removed", "replaced", "removed, with a backup"])
async def test_fault_30_an_edit_after_the_file_went_away_is_in_the_file_that_is_there_and_told(
    database: Path, fate: str, size: tuple[int, int]
) -> None:
    [shop] = keep(database, new_session().with_name("Shop"))
    told = "sessions.db was moved away or replaced; the file there now is used."
    if "backup" in fate:
        backup.make(database)
        told = "sessions.db was empty or gone; the backup of"
    other = database.with_name("other.db")
    keep(other, new_session().with_name("of the other file"))
    async with running(database, size=size, session=shop) as run:
        await run.press("s")
        await run.until_shown("Sessions: 1")
        await run.press("escape")
        if fate == "replaced":
            other.replace(database)
        else:
            database.unlink()
        await run.press("1")
        await run.until_saved()
        await run.until(lambda text: told in " ".join(text.split()))
        await run.press("escape", "2")
        await run.until_saved()
        assert told not in " ".join(run.text.split())
        found = {session.name: len(session.features) for session in stored(database)}
        assert found == {"Shop": 2} | ({"of the other file": 0} if fate == "replaced" else {})


async def test_sessions_that_cannot_be_read_say_so_on_the_list_once_and_come_with_r(database: Path) -> None:
    keep(database, new_session().with_name("Shop"))
    async with listing(database, "Sessions: 1") as run:
        await run.press("escape")
        with locked(database):
            await run.press("s")
            await run.until_shown("The sessions cannot be read now.")
            why = "in use by another program"
            await run.until(lambda text: why in " ".join(text.replace("│", " ").split()))
            await run.press("R", "R")
            assert run.toasts == []
        await run.press("R")
        await run.until_shown("Shop")
        assert "cannot be read" not in run.text


async def test_fault_36_leaving_with_ctrl_q_in_the_middle_of_a_note_saves_it(database: Path) -> None:
    async with running(database) as run:
        await run.press("1", "m")
        await run.type("two teams")
        await run.press("ctrl+q")
        assert not run.app.is_running
        [session] = run.stored()
    assert (session.note, set(session.features)) == ("two teams", {Feature.ACCOUNTS})


async def test_text_that_is_typed_and_taken_out_again_is_not_kept(database: Path) -> None:
    async with running(database) as run:
        await run.press("1", "m")
        await run.type("ab")
        await run.until(lambda _: [session.note for session in run.stored()] == ["ab"])
        await run.press("backspace", "backspace", "escape")
        await run.until_saved()
        assert [session.note for session in run.stored()] == [""]
