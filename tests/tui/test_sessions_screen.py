"""The sessions screen."""

import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions.session import Session, new_session, now
from stackpick_tui.sessions.store import SessionStore
from stackpick_tui.tui.widgets.session_list import PAGE
from tests.support.app import keep, running


def named(name: str, *features: Feature, hours_ago: int = 0) -> Session:
    session = new_session().with_features(features).renamed(name)
    return replace(session, updated=now() - timedelta(hours=hours_ago))


def shop_and_blog(database: Path) -> tuple[Session, Session]:
    shop = named("Shop rewrite", Feature.ACCOUNTS, Feature.ORM, hours_ago=1)
    blog = named("Blog", Feature.ADMIN, hours_ago=2).noted("Ask Ana about 100 %")
    shop, blog = keep(database, shop, replace(blog, updated=now() - timedelta(hours=2)))
    return shop, blog


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


async def test_enter_opens_the_session_with_its_ticks(database: Path) -> None:
    shop_and_blog(database)
    async with running(database) as run:
        await run.press("s")
        await run.until_shown("Blog")
        await run.press("down", "enter")
        await run.until_shown("What does the project need?")
        assert "Blog" in run.lines[0]
        assert "saved" in run.lines[0]
        assert "[x] 5" in run.text
        assert "[ ] 1" in run.text


async def test_a_double_click_opens_a_session(database: Path) -> None:
    shop_and_blog(database)
    async with running(database) as run:
        await run.press("s")
        await run.until_shown("Blog")
        row = next(place for place, line in enumerate(run.lines) if "Blog" in line)
        await run.pilot.click(offset=(5, row), times=2)
        await run.until_shown("What does the project need?")
        assert "Blog" in run.lines[0]


async def test_the_filter_narrows_as_you_type_over_name_note_feature_and_verdict(database: Path) -> None:
    shop_and_blog(database)
    async with running(database) as run:
        await run.press("s")
        await run.until_shown("Sessions: 2")
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
    async with running(database) as run:
        await run.press("s")
        await run.until_shown("Blog")
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
    async with running(database) as run:
        await run.press("s")
        await run.until_shown("Blog")
        await run.press("slash")
        await run.type("q")
        await run.press("escape")
        assert "Sessions" in run.lines[0]
        await run.press("escape")
        assert "What does the project need?" in run.text


async def test_a_session_is_renamed_in_the_list_and_on_disk(database: Path) -> None:
    shop_and_blog(database)
    async with running(database) as run:
        await run.press("s")
        await run.until_shown("Blog")
        await run.press("down", "r", "ctrl+u")
        await run.type("Magazine")
        await run.press("enter")
        await run.until_shown("Magazine")
        assert "Magazine" in {session.name for session in run.stored()}
        assert "Blog" not in {session.name for session in run.stored()}


async def test_the_session_on_the_desk_follows_what_is_renamed_here(database: Path) -> None:
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
    async with running(database) as run:
        await run.press("s")
        await run.until_shown("Blog")
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
    async with running(database) as run:
        await run.press("s")
        await run.until_shown("Blog")
        await run.press("d")
        await run.until_shown("Sessions: 1")
    async with running(database) as run:
        await run.press("s")
        await run.until_shown("Sessions: 1")
        await run.press("u")
        text = await run.until_shown("Sessions: 2")
        assert "Shop rewrite" in text


async def test_undo_brings_back_what_was_deleted_last(database: Path) -> None:
    store = SessionStore.open(database)
    old, new = named("Old", hours_ago=9), named("New", hours_ago=1)
    for session in (old, new):
        store.put(session)
    store.delete(new.id)
    store.delete(old.id)
    store.close()
    async with running(database) as run:
        await run.press("s")
        await run.until_shown("No sessions yet")
        await run.press("u")
        await run.until_shown("Brought back Old")


async def test_a_deleted_session_does_not_stay_on_the_desk(database: Path) -> None:
    async with running(database) as run:
        await run.press("1")
        await run.until_saved()
        await run.press("s")
        await run.until_shown("Sessions: 1")
        await run.press("d")
        await run.until_shown("No sessions yet")
        await run.press("escape")
        assert "[x]" not in run.text
        assert run.app.desk.is_untouched


async def test_a_copy_has_the_same_answers_and_an_id_of_its_own(database: Path) -> None:
    shop_and_blog(database)
    async with running(database) as run:
        await run.press("s")
        await run.until_shown("Blog")
        await run.press("c")
        await run.until_shown("Shop rewrite (copy)")
        copies = [session for session in run.stored() if "Shop" in session.name]
        assert len({session.id for session in copies}) == 2
        assert len({session.features for session in copies}) == 1


async def test_two_marked_sessions_are_compared(database: Path) -> None:
    shop_and_blog(database)
    async with running(database, size=(110, 30)) as run:
        await run.press("s")
        await run.until_shown("Blog")
        await run.press("space", "down", "space")
        assert "Difference" in run.text
        assert "Only in A" in run.text
        assert "User accounts, Object-relational mapper (ORM)" in run.text
        assert "The one that is Flask" in run.text
        await run.press("space")
        assert "Difference" not in run.text


async def test_a_long_list_is_read_page_by_page_as_it_is_scrolled(database: Path) -> None:
    keep(database, *(named(f"Project {number:03}", hours_ago=number) for number in range(250)))
    async with running(database) as run:
        await run.press("s")
        await run.until_shown("Project 000")
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
        go.wait(5)
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
    async with running(database) as run:
        await run.press("s")
        await run.until_shown(">  Shop rewrite")
        release = threading.Event()
        run.autosave.ask(lambda _: release.wait(20))
        await run.press("R", "down")
        assert ">  Blog" in run.text
        keep(database, named("From the shell"))
        release.set()
        await run.until_shown("From the shell")
        assert ">  Blog" in run.text


async def test_keys_that_need_a_session_say_so_on_an_empty_list(database: Path) -> None:
    async with running(database) as run:
        await run.press("s")
        await run.until_shown("No sessions yet")
        await run.press("r", "m", "d", "c", "enter", "space", "down", "G")
        await run.until_shown("No session here")


async def test_what_another_program_saves_appears_in_the_open_list(database: Path) -> None:
    shop_and_blog(database)
    async with running(database) as run:
        await run.press("s")
        await run.until_shown("Sessions: 2")
        keep(database, named("From the shell", Feature.ORM))
        await run.until_shown("From the shell")


async def test_the_filter_shows_the_newest_wish_however_fast_one_types(database: Path) -> None:
    keep(database, *(named(f"Project {number:04}", hours_ago=number) for number in range(300)))
    async with running(database) as run:
        await run.press("s")
        await run.until_shown("Sessions: 300")
        await run.press("slash")
        await run.pilot.press(*"0277")
        await run.until_shown("Sessions: 1 match")
        assert "Project 0277" in run.text


async def test_two_marked_sessions_are_compared_on_the_smallest_screen_too(database: Path) -> None:
    shop_and_blog(database)
    async with running(database, size=(40, 15)) as run:
        await run.press("s")
        await run.until_shown("Blog")
        await run.press("space", "down", "space")
        await run.until_shown("Only in A")


async def test_e_explains_the_session_under_the_cursor_and_leads_back_to_it(database: Path) -> None:
    shop_and_blog(database)
    async with running(database) as run:
        await run.press("2", "s", "down", "down", "e")
        await run.until_shown("Why this verdict")
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
        await run.until_shown("Why this verdict")
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
        assert run.app.desk.is_untouched


async def test_a_note_changed_on_the_explanation_of_a_session_is_in_the_preview(database: Path) -> None:
    shop_and_blog(database)
    async with running(database, size=(100, 30)) as run:
        await run.press("s", "e", "m")
        await run.type("two teams")
        await run.press("escape", "escape")
        await run.until(lambda text: "Sessions: 2" in text and "two teams" in text)


async def test_a_long_preview_is_read_with_the_keys(database: Path) -> None:
    keep(database, named("Shop").noted("\n".join(f"line {number}" for number in range(60))))
    async with running(database) as run:
        await run.press("s")
        await run.until_shown("line 1")
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
        run.autosave.ask(lambda _: release.wait(20))
        await run.press("s", "d")
        text = run.text
        release.set()
        assert "still being read" in " ".join(text.split())
        await run.until_shown("Sessions: 2")


async def test_two_quick_deletions_are_of_two_sessions(database: Path) -> None:
    shop_and_blog(database)
    async with running(database) as run:
        await run.press("s", "d", "d")
        await run.until(lambda _: run.stored() == [])
        await run.press("u", "u")
        await run.until(lambda _: {session.name for session in run.stored()} == {"Shop rewrite", "Blog"})


async def test_nothing_is_done_again_where_the_desk_is_not_to_be_seen(database: Path) -> None:
    shop_and_blog(database)
    async with running(database) as run:
        await run.press("1", "u", "s", "U", "escape")
        assert "[ ] 1" in run.text
        await run.press("U")
        assert "[x] 1" in run.text
