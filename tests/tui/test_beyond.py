"""Beyond the rule: constraints are ticked, kept, undone and weighed, and the verdict stays."""

from dataclasses import replace
from pathlib import Path

import pytest

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.sessions.session import new_session
from tests.support.app import keep, running

SIZES = [(40, 15), (80, 24), (120, 36), (200, 50)]
FIRST = next(iter(Constraint))


@pytest.mark.parametrize("key", ["space", "enter", "x"])
async def test_a_key_ticks_the_constraint_under_the_cursor_and_it_is_kept(key: str, database: Path) -> None:
    async with running(database) as run:
        await run.press("b", "down", key)
        assert "1 pulls to Flask" in run.text
        await run.until(lambda _: [each.constraints for each in run.stored()] == [{list(Constraint)[1]}])


@pytest.mark.parametrize("back", ["escape", "b"])
async def test_b_opens_it_and_escape_and_b_lead_back_with_what_was_ticked(back: str, database: Path) -> None:
    async with running(database) as run:
        await run.press("b", "space", back)
        assert "What does the project need?" in run.text
        assert run.app.history.session.constraints == {FIRST}


async def test_a_tick_is_undone_and_redone_by_name(database: Path) -> None:
    async with running(database) as run:
        await run.press("b", "space", "u")
        assert f"Undone: {FIRST.label} ticked." in run.text
        assert "[x]" not in run.text
        await run.press("U")
        assert f"Done again: {FIRST.label} ticked." in run.text
        assert "[x]" in run.text


@pytest.mark.parametrize(
    ("keys", "row"),
    [("j", 1), ("jjk", 1), ("G", -1), ("Gg", 0), (("end",), -1), (("end", "home"), 0), (("down", "up"), 0)],
)
async def test_keys_move_the_cursor(keys: tuple[str, ...] | str, row: int, database: Path) -> None:
    async with running(database) as run:
        await run.press("b", *keys, "space")
        assert run.app.screen.history.session.constraints == {list(Constraint)[row]}  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_constraint_is_listed_and_the_verdict_is_said_to_stay(
    size: tuple[int, int], database: Path
) -> None:
    async with running(database, size=size) as run:
        await run.press("b")
        for constraint in Constraint:
            assert f"[ ]  {constraint.label}" in run.text
            assert "verdict stays" in run.text or size == (40, 15)
            await run.press("down")


async def test_a_click_ticks(database: Path) -> None:
    async with running(database) as run:
        await run.press("b")
        row = next(index for index, line in enumerate(run.lines) if "WebSockets" in line)
        await run.pilot.click(offset=(6, row))
        await run.pilot.pause()
        assert run.app.screen.history.session.constraints == {Constraint.WEBSOCKETS}  # type: ignore[attr-defined]


async def test_what_a_later_version_ticked_is_listed_as_not_known(database: Path) -> None:
    session = replace(new_session(), unknown_constraints=("quantum",))
    async with running(database, session=session) as run:
        await run.press("b", "end")
        run.app.screen.query_one("#constraints").scroll_end(animate=False)
        await run.until_shown("[x]  quantum (not known to this version)")


async def test_b_in_the_list_is_about_the_session_under_the_cursor(database: Path) -> None:
    saved = keep(database, new_session().with_name("Shop"))[0]
    async with running(database) as run:
        await run.press("s")
        await run.until_shown("Shop")
        await run.press("b", "space")
        await run.until(lambda _: [each.constraints for each in run.stored()] == [{FIRST}])
        assert run.stored()[0].id == saved.id


async def test_what_is_ticked_stands_first_and_marked_in_the_explanation(database: Path) -> None:
    session = new_session().with_constraint_toggled(Constraint.NOSQL)
    async with running(database, session=session) as run:
        await run.press("e", "5")
        assert f"[x] {Constraint.NOSQL.label}" in run.text
