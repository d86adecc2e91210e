"""The list on the sessions screen: read, filtered, walked through, compared."""

import threading
from pathlib import Path
from typing import Any

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions.store import SessionStore
from stackpick_tui.tui.widgets.session_list import PAGE
from tests.support.app import PATIENCE, keep, running
from tests.support.listed import listing, named, shop_and_blog


async def test_an_empty_list_teaches_what_to_press(database: Path) -> None:
    async with running(database) as run:
        await run.press("s")
        text = await run.until_shown("No sessions yet")
        assert "Go back with Esc" in text


async def test_sessions_are_listed_newest_first_with_verdict_ticks_and_preview(database: Path) -> None:
    shop_and_blog(database)
    async with running(database, size=(100, 30)) as run:
        await run.press("s")
        text = await run.until_shown("Blog")
        assert text.index("Shop rewrite") < text.index("Blog")
        assert "Django: accounts, orm" in text
        assert "Flask: admin" in text
        assert "[x] User accounts" in text
        await run.press("down")
        assert "Ask Ana about 100 %" in run.text


async def test_the_filter_narrows_as_you_type_over_name_note_feature_and_verdict(database: Path) -> None:
    shop_and_blog(database)
    async with listing(database, "Sessions: 2") as run:
        for words, found in {
            "shop": "Shop",
            "ana ": "Blog",
            "100 %": "Blog",
            "django": "Shop",
            "admin": "Blog",
        }.items():
            await run.press("slash", "home", "ctrl+k")
            await run.type(words)
            text = await run.until_shown("Sessions: 1 match")
            assert found in text
            await run.press("escape")
            await run.until_shown("Sessions: 2 ")


async def test_the_filter_says_when_nothing_matches(database: Path) -> None:
    shop_and_blog(database)
    async with listing(database, "Blog") as run:
        await run.press("slash")
        await run.type("zebra")
        await run.until_shown("Nothing matches")
        await run.press("escape")
        await run.until_shown("Blog")
        await run.press("down", "enter")
        await run.until_shown("What does the project need?")
        assert "Blog" in run.lines[0]


async def test_escape_leaves_the_filter_first_and_then_the_screen(database: Path) -> None:
    shop_and_blog(database)
    async with listing(database, "Blog") as run:
        await run.press("slash")
        await run.type("q")
        await run.press("escape")
        assert "Sessions" in run.lines[0]
        await run.press("escape")
        assert "What does the project need?" in run.text


async def test_a_long_list_is_read_page_by_page_as_it_is_scrolled(database: Path) -> None:
    keep(database, *(named(f"Project {number:03}", hours_ago=number) for number in range(250)))
    async with listing(database, "Project 000") as run:
        await run.until_shown("Sessions: 250")
        await run.press("G")
        await run.until_shown("Project 249")
        await run.press("pageup")
        await run.until_shown("Project 240")
        await run.press("g")
        await run.until_shown("Project 000")


async def test_a_long_list_can_be_walked_through_while_it_is_counted(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(database, *(named(f"Session {number:04}", hours_ago=number) for number in range(2 * PAGE)))
    go, count = threading.Event(), SessionStore.count

    def slow(store: SessionStore, *values: Any, **options: Any) -> int:
        go.wait(PATIENCE)
        return count(store, *values, **options)

    async with running(database) as run:
        monkeypatch.setattr(SessionStore, "count", slow)
        await run.press("s")
        await run.until_shown("Session 0000")
        await run.press("down", "down")
        assert ">  Session 0002" in run.text
        assert f"Sessions: {2 * PAGE}" not in run.text
        go.set()
        await run.until_shown(f"Sessions: {2 * PAGE}")
        assert ">  Session 0002" in run.text
        await run.press("end")
        await run.until_shown(f"Session {2 * PAGE - 1:04}")


async def test_the_cursor_stays_where_it_was_moved_to_while_the_list_was_read_again(database: Path) -> None:
    shop_and_blog(database)
    async with listing(database, ">  Shop rewrite") as run:
        release = threading.Event()
        run.autosave.submit(lambda _: release.wait(PATIENCE))
        await run.press("R", "down")
        assert ">  Blog" in run.text
        keep(database, named("From the shell"))
        release.set()
        await run.until_shown("From the shell")
        assert ">  Blog" in run.text


async def test_keys_that_need_a_session_say_so_on_an_empty_list(database: Path) -> None:
    async with listing(database, "No sessions yet") as run:
        await run.press("r", "m", "d", "c", "enter", "space", "down", "G")
        await run.until_shown("No session here")


async def test_what_another_program_saves_appears_in_the_open_list(database: Path) -> None:
    shop_and_blog(database)
    async with listing(database, "Sessions: 2") as run:
        keep(database, named("From the shell", Feature.ORM))
        await run.until_shown("From the shell")


async def test_the_filter_shows_the_newest_text_however_fast_one_types(database: Path) -> None:
    keep(database, *(named(f"Project {number:04}", hours_ago=number) for number in range(300)))
    async with listing(database, "Sessions: 300") as run:
        await run.press("slash")
        await run.pilot.press(*"0277")
        await run.until_shown("Sessions: 1 match")
        assert "Project 0277" in run.text


async def test_a_long_preview_is_read_with_the_keys(database: Path) -> None:
    keep(database, named("Shop").with_note("\n".join(f"line {number}" for number in range(60))))
    async with listing(database, "line 1") as run:
        assert "line 30" not in run.text
        await run.press(*["J"] * 30)
        assert "line 30" in run.text
        await run.press(*["K"] * 30)
        assert "line 30" not in run.text


async def test_letters_that_are_keys_of_the_screen_are_typed_into_the_filter(database: Path) -> None:
    shop_and_blog(database)
    async with running(database) as run:
        await run.press("s", "slash")
        await run.type("ndurcyefsmwJK? x12")
        await run.until_shown("ndurcyefsmwJK? x12")
        assert len(run.stored()) == 2


async def test_a_session_that_is_looked_for_while_the_list_is_read_is_said_to_be_on_its_way(
    database: Path,
) -> None:
    shop_and_blog(database)
    async with running(database) as run:
        release = threading.Event()
        run.autosave.submit(lambda _: release.wait(PATIENCE))
        await run.press("s", "d")
        text = run.text
        release.set()
        assert "still being read" in " ".join(text.split())
        await run.until_shown("Sessions: 2")
