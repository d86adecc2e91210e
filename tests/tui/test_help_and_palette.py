"""Help, the command palette and the row of keys: all drawn from the same bindings."""

from pathlib import Path

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions.session import new_session
from tests.support.app import running

CONTRACT = {
    (): [
        "Space Enter x toggle",
        "1 User accounts",
        "5 Admin site",
        "e explain",
        "s sessions",
        "n new",
        "r rename",
        "m note",
        "f final decision",
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
        "1 Why",
        "3 Cost",
        "6 Sources",
        "PgDn Space page down",
        "Right next section",
        "u undo",
    ],
    ("s",): [
        "Enter open",
        "/ filter",
        "d delete",
        "u bring back",
        "c copy",
        "Space mark to compare",
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
        await run.until_shown("Why this verdict")
        await run.pilot.click(offset=(run.lines[-1].index("back"), 23))
        await run.until_shown("What does the project need?")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("explain", "1 Why this verdict"),
        ("sessions", "No sessions yet"),
        ("user acc", "[x] 1"),
        ("rename", "Name this"),
    ],
)
async def test_the_palette_does_what_the_keys_do(words: str, shown: str, database: Path) -> None:
    async with running(database) as run:
        await run.press("ctrl+p")
        await run.type(words)
        await run.until_shown("(")
        await run.pilot.pause(0.3)
        await run.press("enter")
        await run.until_shown(shown)


async def test_the_palette_offers_no_command_that_writes_where_nobody_asked(database: Path) -> None:
    async with running(database, size=(80, 40)) as run:
        offered = [command.title for command in run.app.get_system_commands(run.app.screen)]
        assert not [title for title in offered if "creenshot" in title]
        assert any("(e)" in title for title in offered)


async def test_the_chosen_theme_is_remembered(database: Path) -> None:
    async with running(database) as run:
        run.app.theme = "nord"
        await run.pilot.pause(0.2)
    from stackpick_tui.sessions.store import SessionStore

    store = SessionStore.open(database)
    assert store.preference("theme") == "nord"
    store.close()
    async with running(database, theme="nord") as run:
        assert run.app.theme == "nord"
