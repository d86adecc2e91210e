"""What is done with a session on the sessions screen, and the ways there and back."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from stackpick_tui.sessions.clock import now
from stackpick_tui.sessions.store import SessionStore
from tests.support.app import keep, running
from tests.support.clock import clock_at
from tests.support.listed import listing, named, shop_and_blog


async def test_enter_opens_the_session_with_its_ticks(database: Path) -> None:
    shop_and_blog(database)
    async with listing(database, "Blog") as run:
        await run.press("down", "enter")
        await run.until_shown("What does the project need?")
        assert "Blog" in run.lines[0]
        assert "saved" in run.lines[0]
        assert "[x] 5" in run.text
        assert "[ ] 1" in run.text


async def test_a_double_click_opens_a_session(database: Path) -> None:
    shop_and_blog(database)
    async with listing(database, "Blog") as run:
        row = next(index for index, line in enumerate(run.lines) if "Blog" in line)
        await run.pilot.click(offset=(5, row), times=2)
        await run.until_shown("What does the project need?")
        assert "Blog" in run.lines[0]


async def test_a_session_is_renamed_in_the_list_and_on_disk(database: Path) -> None:
    shop_and_blog(database)
    async with listing(database, "Blog") as run:
        await run.press("down", "r", "ctrl+u")
        await run.type("Magazine")
        await run.press("enter")
        await run.until_shown("Magazine")
        assert "Magazine" in {session.name for session in run.stored()}
        assert "Blog" not in {session.name for session in run.stored()}


async def test_the_open_session_follows_what_is_renamed_here(database: Path) -> None:
    async with running(database) as run:
        await run.press("1")
        await run.until_saved()
        await run.press("s")
        await run.until_shown("Sessions: 1")
        await run.press("r")
        await run.type("Shop")
        await run.press("enter", "escape")
        assert "Shop" in run.lines[0]
        await run.press("2")
        await run.until_saved()
        assert [(session.name, len(session.features)) for session in run.stored()] == [("Shop", 2)]


async def test_a_note_is_edited_from_the_list(database: Path) -> None:
    shop_and_blog(database)
    async with listing(database, "Blog") as run:
        await run.press("m")
        await run.type("two teams")
        await run.press("escape")
        await run.until_shown("two teams")
        assert "two teams" in {session.note for session in run.stored()}


async def test_delete_happens_at_once_and_undo_brings_back_exactly(database: Path) -> None:
    shop_and_blog(database)
    async with running(database) as run:
        before = run.stored()
        await run.press("s")
        await run.until_shown("Blog")
        await run.press("d")
        await run.until_shown("Deleted Shop rewrite")
        await run.until_shown("Sessions: 1")
        assert [session.name for session in run.stored()] == ["Blog"]
        await run.press("u")
        await run.until_shown("Sessions: 2")
        assert run.stored() == before


async def test_undo_brings_back_after_a_restart_too(database: Path) -> None:
    shop_and_blog(database)
    async with listing(database, "Blog") as run:
        await run.press("d")
        await run.until_shown("Sessions: 1")
    async with listing(database, "Sessions: 1") as run:
        await run.press("u")
        text = await run.until_shown("Sessions: 2")
        assert "Shop rewrite" in text


async def test_undo_brings_back_what_was_deleted_last(database: Path) -> None:
    store = SessionStore.open(database)
    old, new = named("Old", hours_ago=9), named("New", hours_ago=1)
    for session in (old, new):
        store.put(session)
    with clock_at(now() - timedelta(hours=1)):
        store.delete(new.id)
    store.delete(old.id)
    store.close()
    async with listing(database, "u brings back what was deleted last") as run:
        await run.press("u")
        await run.until_shown("Brought back Old")


@pytest.mark.parametrize("leaving", ["escape", "n", "e"])
async def test_what_a_toast_says_of_a_key_goes_with_the_screen_where_the_key_does_it(
    leaving: str, database: Path
) -> None:
    shop_and_blog(database)
    async with listing(database, "Sessions: 2") as run:
        await run.press("d")
        await run.until_shown("u brings it back")
        await run.press(leaving)
        await run.until(lambda text: "Sessions: " not in text)
        assert "u brings it back" not in run.text


async def test_a_deleted_session_does_not_stay_open(database: Path) -> None:
    async with running(database) as run:
        await run.press("1")
        await run.until_saved()
        await run.press("s")
        await run.until_shown("Sessions: 1")
        await run.press("d")
        await run.until_shown("No sessions here")
        await run.press("escape")
        assert "[x]" not in run.text
        assert run.app.history.is_untouched


async def test_a_copy_has_the_same_answers_and_an_id_of_its_own(database: Path) -> None:
    shop_and_blog(database)
    async with listing(database, "Blog") as run:
        await run.press("c")
        await run.until_shown("Shop rewrite (copy)")
        copies = [session for session in run.stored() if "Shop" in session.name]
        assert len({session.id for session in copies}) == 2
        assert len({session.features for session in copies}) == 1


async def test_e_explains_the_session_under_the_cursor_and_leads_back_to_it(database: Path) -> None:
    shop_and_blog(database)
    async with running(database) as run:
        await run.press("2", "s", "down", "down", "e")
        await run.until_shown("1 In short")
        assert "Blog" in run.lines[0]
        await run.press("escape")
        assert any(line.startswith("│>") and "Blog" in line.partition("││")[0] for line in run.lines)
        await run.press("escape")
        assert "[x] 2" in run.text


async def test_the_sessions_are_a_key_away_from_the_explanation_too(database: Path) -> None:
    shop_and_blog(database)
    async with running(database) as run:
        await run.press("e", "s")
        await run.until_shown("Sessions: 2")
        await run.press("down", "enter")
        await run.until_shown("1 In short")
        assert "Blog" in run.lines[0]


async def test_going_to_and_fro_piles_no_screens_up(database: Path) -> None:
    shop_and_blog(database)
    async with running(database) as run:
        await run.press(*"eseses")
        await run.until_shown("Sessions: 2")
        await run.press("escape", "escape")
        assert "What does the project need?" in run.text


async def test_a_session_begun_on_the_explanation_of_another_one_is_on_the_checklist(database: Path) -> None:
    shop_and_blog(database)
    async with running(database) as run:
        await run.press("2", "s", "down", "e", "n")
        await run.until_shown("What does the project need?")
        assert "[x]" not in run.text
        assert run.app.history.is_untouched


async def test_a_note_changed_on_the_explanation_of_a_session_is_in_the_preview(database: Path) -> None:
    shop_and_blog(database)
    async with running(database, size=(100, 30)) as run:
        await run.press("s", "e", "m")
        await run.type("two teams")
        await run.press("escape", "escape")
        await run.until(lambda text: "Sessions: 2" in text and "two teams" in text)


async def test_two_quick_deletions_are_of_two_sessions(database: Path) -> None:
    shop_and_blog(database)
    async with running(database) as run:
        await run.press("s", "d", "d")
        await run.until(lambda _: run.stored() == [])
        await run.press("u", "u")
        await run.until(lambda _: {session.name for session in run.stored()} == {"Shop rewrite", "Blog"})


async def test_nothing_is_done_again_where_the_open_session_cannot_be_seen(database: Path) -> None:
    shop_and_blog(database)
    async with running(database) as run:
        await run.press("1", "u", "s", "U", "escape")
        assert "[ ] 1" in run.text
        await run.press("U")
        assert "[x] 1" in run.text


async def test_the_cursor_goes_to_a_copy_which_enter_then_opens(database: Path) -> None:
    shop_and_blog(database)
    async with listing(database, ">  Shop rewrite") as run:
        await run.press("down", "c")
        await run.until_shown(">  Blog (copy)")
        await run.press("enter")
        assert "Blog (copy)" in run.lines[0]


async def test_a_session_that_is_deleted_is_no_longer_compared(database: Path) -> None:
    shop_and_blog(database)
    async with listing(database, "Blog") as run:
        await run.press("space", "down", "space")
        assert "Difference" in run.text
        await run.press("d")
        await run.until_shown("Sessions: 1")
        assert "Difference" not in run.text
        assert ">* Shop rewrite" in run.text


async def test_the_cursor_stays_in_sight_when_the_comparison_takes_its_room(database: Path) -> None:
    keep(database, *(named(f"Project {number}", hours_ago=number) for number in range(4)))
    async with listing(database, "Project 3", size=(40, 15)) as run:
        await run.press("space", "down", "down", "down", "space")
        await run.until_shown("Difference")
        assert ">* Project 3" in run.text


async def test_what_is_changed_of_a_marked_session_is_in_the_comparison(database: Path) -> None:
    shop_and_blog(database)
    async with listing(database, "Blog", size=(110, 30)) as run:
        await run.press("space", "down", "space", "f", "enter")
        await run.until(lambda text: re.search(r"Decided +- +Flask", text) is not None)
        assert "Difference" in run.text
        assert ">* Blog" in run.text
