"""Help, the command palette and the row of keys: all drawn from the same bindings."""

import re
from pathlib import Path

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions.session import new_session
from stackpick_tui.tui.keys import keys_of
from stackpick_tui.tui.screens.base_screen import BaseScreen
from tests.support.app import running

CONTRACT = {
    (): [
        "Space Enter x toggle",
        "1 toggle User accounts",
        "5 toggle Admin site",
        "e explain",
        "s sessions",
        "n new",
        "r rename",
        "m note",
        "f decide",
        "y copy record",
        "w write record",
        "u undo",
        "Up k up",
        "Down j down",
        "Home g first",
        "End G last",
        "? F1 help",
        "q Ctrl+Q quit",
        "t theme",
        "Ctrl+P all commands",
    ],
    ("e",): [
        "Esc e back",
        "1 go to In short",
        "3 go to Cost",
        "8 go to Sources",
        "PgDn Space page down",
        "Right next section",
        "u undo",
        "s sessions",
    ],
    ("s",): [
        "e explain",
        "Esc s back",
        "J Shift+Down preview down",
        "Enter open",
        "/ filter",
        "d delete",
        "u bring back",
        "c copy",
        "Space compare",
        "r rename",
    ],
}


@pytest.mark.parametrize("screen", CONTRACT, ids=["checklist", "explanation", "sessions"])
@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_lists_what_the_screen_can_do_with_its_keys(
    key: str, screen: tuple[str, ...], database: Path
) -> None:
    async with running(database, size=(100, 70)) as run:
        await run.press(*screen, key)
        rows = {" ".join(line.strip(" │").split()) for line in run.lines}
        for entry in CONTRACT[screen]:
            assert any(entry in row for row in rows), entry
        await run.press("escape")
        assert "Esc goes back" not in run.text


async def test_help_names_esc_only_where_it_does_something(database: Path) -> None:
    async with running(database, size=(100, 70)) as run:
        await run.press("question_mark")
        assert "Esc " not in run.text.replace("Esc goes back", "")


@pytest.mark.parametrize(
    ("key", "keys"),
    [
        ("r", ["Enter accept", "Esc back", "F1 help"]),
        ("m", ["Esc back"]),
        ("f", ["Up Left choose", "Enter decide", "Tab next field"]),
        ("w", ["Enter accept"]),
    ],
)
async def test_f1_helps_in_a_dialog_too_and_leads_back_to_it(
    key: str, keys: list[str], database: Path
) -> None:
    async with running(database, size=(100, 40)) as run:
        await run.press(key)
        dialog = run.text
        await run.press("f1")
        rows = {" ".join(line.strip(" │").split()) for line in run.lines}
        for entry in keys:
            assert any(entry in row for row in rows), entry
        await run.press("escape")
        assert run.text == dialog


async def test_help_fits_and_scrolls_at_the_smallest_size(database: Path) -> None:
    async with running(database, size=(40, 15)) as run:
        await run.press("question_mark")
        assert "Answer" in run.text
        await run.press("end")
        assert "screen readers" in run.text


@pytest.mark.parametrize("width", [30, 40, 60, 80, 120])
@pytest.mark.parametrize("screen", [(), ("e",), ("s",)], ids=["checklist", "explanation", "sessions"])
async def test_help_quit_and_the_main_action_are_in_the_row_of_keys(
    screen: tuple[str, ...], width: int, database: Path
) -> None:
    async with running(database, size=(width, 20), session=new_session().with_features({Feature.ORM})) as run:
        await run.press(*screen)
        row = run.lines[-1]
        assert row.rstrip().endswith("? help  q quit")
        assert {(): "Space toggle", ("e",): "Esc back", ("s",): "Enter open"}[screen] in row


async def test_a_click_on_the_row_of_keys_presses_the_key(database: Path) -> None:
    async with running(database) as run:
        await run.pilot.click(offset=(run.lines[-1].index("explain"), 23))
        await run.until_shown("1 In short")
        await run.pilot.click(offset=(run.lines[-1].index("back"), 23))
        await run.until_shown("What does the project need?")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("explain", "1 In short"),
        ("sessions", "No sessions yet"),
        ("toggle user", "[x] 1"),
        ("rename", "Name this"),
    ],
)
async def test_the_palette_does_what_the_keys_do(words: str, shown: str, database: Path) -> None:
    async with running(database) as run:
        await run.press("ctrl+p")
        await run.type(words)
        await run.until_shown("(")
        await run.app.workers.wait_for_complete()
        await run.press("enter")
        await run.until_shown(shown)


@pytest.mark.parametrize("screen", [(), ("e",), ("s",)], ids=["checklist", "explanation", "sessions"])
async def test_palette_and_row_of_keys_say_what_help_says(screen: tuple[str, ...], database: Path) -> None:
    async with running(database, size=(200, 40), session=new_session().with_features({Feature.ORM})) as run:
        await run.press(*screen)
        entries = [entry for group in keys_of(run.app.screen).values() for entry in group]
        offered = {command.title.casefold() for command in run.app.get_system_commands(run.app.screen)}
        moving = {entry.action for entry in keys_of(run.app.screen)["Move"]}
        wanted = [entry for entry in entries if entry.action not in {"command_palette", *moving}]
        assert offered == {f"{entry.description}  ({entry.keys[0]})".casefold() for entry in wanted}
        shown = [words for words in re.split("  +", run.lines[-1].strip()) if words]
        assert set(shown) <= {f"{entry.keys[0]} {entry.description}" for entry in entries}


@pytest.mark.parametrize("width", [80, 120, 200, 300])
@pytest.mark.parametrize(
    "screen", [(), ("e",), ("s",), ("b",)], ids=lambda keys: "".join(keys) or "checklist"
)
async def test_the_row_of_keys_ends_where_no_further_key_fits(
    screen: tuple[str, ...], width: int, database: Path
) -> None:
    async with running(database, size=(width, 24), session=new_session().with_features({Feature.ORM})) as run:
        await run.press(*screen)
        row = f"{run.lines[-1]} "
        table = keys_of(run.app.screen)
        assert isinstance(run.app.screen, BaseScreen)
        first = [
            entry
            for action in run.app.screen.BAR
            for group in table.values()
            for entry in group
            if entry.action == action
        ]
        further = [
            entry
            for name, group in table.items()
            if name != "Move"
            for entry in group
            if "(" not in entry.action
        ]
        missing = [
            entry for entry in (*first, *further) if f" {entry.keys[0]} {entry.description} " not in row
        ]
        left = width - len(row.rstrip())
        assert not missing or left < len(f" {missing[0].keys[0]} {missing[0].description} ")
        assert row.rstrip().endswith("? help  q quit")


async def test_every_action_that_a_row_of_keys_names_can_be_done(database: Path) -> None:
    named, possible = set[str](), set[str]()
    async with running(database, size=(200, 40)) as run:
        for keys in ((), ("e",), ("z",), ("escape", "s"), ("slash",)):
            await run.press(*keys)
            possible |= {entry.action for group in keys_of(run.app.screen).values() for entry in group}
            assert isinstance(run.app.screen, BaseScreen)
            named |= set(run.app.screen.BAR)
    assert named <= possible


async def test_the_readme_names_every_key_of_the_screens_and_no_other(database: Path) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    section = readme.partition("## Keys")[2].partition("\n## ")[0]
    named = set(re.findall("`([^`]+)`", section)) | {"Up", "Down", "Left", "Right"}
    named |= {str(number) for number in range(1, 9)}
    bound = set()
    async with running(database) as run:
        for keys in ((), ("e",), ("escape", "s")):
            await run.press(*keys)
            bound |= {
                key for group in keys_of(run.app.screen).values() for entry in group for key in entry.keys
            }
    assert named == bound


async def test_the_palette_offers_no_command_that_writes_where_nobody_asked(database: Path) -> None:
    async with running(database, size=(80, 40)) as run:
        offered = [command.title for command in run.app.get_system_commands(run.app.screen)]
        assert not [title for title in offered if "creenshot" in title]
        assert any("(e)" in title for title in offered)
