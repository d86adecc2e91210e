"""The open session: named, noted, saved, undone and done again."""

from pathlib import Path

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions.session import new_session
from stackpick_tui.tui.screens.checklist import ChecklistScreen
from stackpick_tui.tui.widgets.title_bar import TitleBar
from tests.support.app import keep, running


async def test_undo_takes_ticks_and_name_back_step_by_step(database: Path) -> None:
    async with running(database) as run:
        await run.press("1", "2", "r")
        await run.type("Shop")
        await run.press("enter")
        assert "Shop" in run.lines[0]
        await run.press("u")
        assert "Shop" not in run.lines[0]
        assert "Undone: the name." in run.text
        await run.press("u")
        assert "[ ] 2" in run.text
        assert "Undone: ORM ticked." in run.text
        assert "the name" not in run.text
        await run.press("u")
        assert "[ ] 1" in run.text
        await run.press("u")
        assert "Nothing to undo" in run.text


async def test_undo_is_saved_like_any_change(database: Path) -> None:
    async with running(database) as run:
        await run.press("1", "2", "u")
        await run.until_saved()
        assert [session.features for session in run.stored()] == [frozenset({Feature.ACCOUNTS})]


async def test_the_header_leaves_saved_in_the_frame_of_the_change_and_comes_back_after_the_commit(
    database: Path,
) -> None:
    async with running(database) as run:
        assert "saved" not in run.lines[0]
        assert "saving" not in run.lines[0]
        await run.press("1")
        await run.until_saved()
        assert run.stored()[0].features == {Feature.ACCOUNTS}
        screen = run.app.screen
        assert isinstance(screen, ChecklistScreen)
        screen.change(screen.history.session.toggled(Feature.ORM))
        assert screen.query_one(TitleBar).status == "saving"
        await run.until_saved()
        assert run.stored()[0].features == {Feature.ACCOUNTS, Feature.ORM}


async def test_an_untouched_session_is_not_kept(database: Path) -> None:
    async with running(database) as run:
        await run.press("down", "e", "escape", "n", "q")
    assert run.stored() == []
    assert run.app.return_value is None


async def test_a_new_session_begins_empty_and_the_one_before_is_safe(database: Path) -> None:
    async with running(database) as run:
        await run.press("1", "2", "n")
        assert "[x]" not in run.text
        await run.press("5")
        await run.until_saved()
        assert [len(session.features) for session in run.stored()] == [1, 2]


@pytest.mark.parametrize("leading", [("n",), ("e", "n"), ("s", "n"), ("s", "down", "enter")])
async def test_another_session_begins_at_its_first_feature(leading: tuple[str, ...], database: Path) -> None:
    keep(database, new_session().with_name("Blog"))
    async with running(database) as run:
        await run.press("4")
        await run.until_saved()
        assert "> [x] 4" in run.text
        await run.press(*leading)
        await run.until_shown("> [ ] 1")
        assert "[x]" not in run.text


async def test_going_to_another_screen_and_back_keeps_the_cursor(database: Path) -> None:
    async with running(database) as run:
        await run.press("4", "s", "escape", "e", "escape")
        assert "> [x] 4" in run.text


async def test_the_title_follows_the_ticks_until_the_session_is_named(database: Path) -> None:
    async with running(database) as run:
        await run.press("5")
        assert "Flask - admin - " in run.lines[0]
        await run.press("1")
        assert "Django - accounts, admin - " in run.lines[0]
        await run.press("r")
        await run.type("Shop rewrite")
        await run.press("enter", "2")
        assert "Shop rewrite" in run.lines[0]


async def test_escape_never_quits_and_keeps_everything(database: Path) -> None:
    async with running(database) as run:
        await run.press("1", "escape", "escape", "escape")
        assert "[x] 1" in run.text
        assert run.app.is_running


async def test_letters_type_letters_in_the_name_field(database: Path) -> None:
    async with running(database) as run:
        await run.press("r")
        await run.type("quite new sets 12")
        await run.press("enter")
        assert "quite new sets 12" in run.lines[0]
        assert "[x]" not in run.text


async def test_going_back_from_the_name_field_changes_nothing(database: Path) -> None:
    async with running(database) as run:
        await run.press("1", "r")
        await run.type("Shop")
        await run.press("escape")
        assert "Shop" not in run.text


NASTY = ["[/foo] [bold 日本語", "[red]x[/red]", "$primary {x} %s", "[@click=app.quit]quit[/]"]


@pytest.mark.parametrize("name", NASTY)
async def test_a_name_is_shown_literally_on_every_screen(name: str, database: Path) -> None:
    session = new_session().with_features({Feature.ORM}).with_name(name).with_note(name)
    async with running(database, session=session, size=(120, 40)) as run:
        await run.press("2", "2")
        assert name in run.lines[0]
        await run.press("e")
        assert name in run.lines[0]
        await run.press("escape", "s")
        await run.until(lambda text: text.count(name) >= 3)
        await run.press("d")
        await run.until_shown(f"Deleted {name}")


async def test_a_note_is_kept_as_it_is_typed(database: Path) -> None:
    async with running(database) as run:
        await run.press("m")
        await run.type("Ask Ana")
        await run.press("enter")
        await run.type("by Friday")
        await run.until(lambda _: [session.note for session in run.stored()] == ["Ask Ana\nby Friday"])
        await run.press("escape")
        await run.press("u")
        await run.until(lambda _: [session.note for session in run.stored()] == [""])


async def test_what_was_undone_is_done_again_step_by_step(database: Path) -> None:
    async with running(database) as run:
        await run.press("1", "2", "u", "u")
        assert "[ ] 1" in run.text
        assert "saved" in await run.until_saved()
        await run.press("U", "U")
        assert "[x] 1" in run.text
        assert "[x] 2" in run.text
        assert "Done again: ORM ticked." in run.text
        await run.press("U")
        assert "Nothing to redo" in run.text


async def test_a_change_after_an_undo_leaves_nothing_to_do_again(database: Path) -> None:
    async with running(database) as run:
        await run.press("1", "u", "2", "U")
        assert "Nothing to redo" in run.text
        assert "[ ] 1" in run.text


async def test_a_newer_toast_takes_the_place_of_the_one_before(database: Path) -> None:
    async with running(database) as run:
        await run.press("1", "2", "u", "u", "u")
        assert "Undone" not in run.text
        assert "Nothing to undo" in run.text


async def test_a_note_opens_with_the_cursor_at_its_end(database: Path) -> None:
    async with running(database) as run:
        await run.press("m")
        await run.type("abc")
        await run.press("escape", "m")
        await run.type("d")
        assert "abcd" in run.text
