"""Beyond the rule: constraints are ticked, kept, undone and weighed, and the verdict stays."""

from dataclasses import replace
from pathlib import Path

import pytest

from stackpick_tui.advice.considerations import why_it_pulls
from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.sessions.session import new_session
from tests.support.app import Running, keep, running

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


async def read(run: Running) -> str:
    """Return all that the reasons of a row say, scrolled through with the keys, without spaces and frames."""
    seen = ""
    while True:
        lines = run.app.screen.query_one("#why").region
        rows = run.lines[lines.y + 1 : lines.bottom - 1]
        shown = [row[lines.x + 1 : lines.right - 2].rstrip() for row in rows]
        fresh = "".join("".join(shown).split())
        overlap = next(
            size for size in range(len(seen), -1, -1) if fresh.startswith(seen[len(seen) - size :])
        )
        seen += fresh[overlap:]
        before = run.text
        await run.press("J")
        if run.text == before:
            return seen


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_why_each_row_pulls_and_its_source_can_be_read(size: tuple[int, int], database: Path) -> None:
    async with running(database, size=size) as run:
        await run.press("b")
        for constraint in Constraint:
            assert f"[ ]  {constraint.label}" in run.text
            why, said = why_it_pulls(constraint), await read(run)
            for text in (why.text, *(source.title for source in why.sources)):
                assert "".join(text.split()) in said
            await run.press("down")


@pytest.mark.parametrize("size", SIZES[1:], ids=str)
async def test_nothing_needs_to_be_scrolled_from_80_by_24(size: tuple[int, int], database: Path) -> None:
    async with running(database, size=size) as run:
        await run.press("b")
        for _ in Constraint:
            assert run.app.screen.query_one("#why").max_scroll_y == 0
            await run.press("down")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_its_first_line_says_the_balance_and_once_that_the_verdict_stays(
    size: tuple[int, int], database: Path
) -> None:
    async with running(database, size=size) as run:
        await run.press("b")
        assert run.lines[1].strip().startswith("Nothing ticked here yet.")
        await run.press("space")
        assert run.lines[1].strip().startswith("Beyond the rule: 1 pulls to Flask.")
        assert run.squeezed.count("TheverdictstaysFlask") == 1


@pytest.mark.parametrize("width", [80, 109, 110, 200])
async def test_the_reasons_stand_beside_the_list_where_there_is_room(width: int, database: Path) -> None:
    async with running(database, size=(width, 24)) as run:
        await run.press("b")
        panes = [run.app.screen.query_one(name).region for name in ("#constraints", "#why")]
        assert (panes[0].y == panes[1].y) is (width >= 110)
        await run.pilot.resize_terminal(120 if width < 110 else 80, 24)
        await run.pilot.pause()
        panes = [run.app.screen.query_one(name).region for name in ("#constraints", "#why")]
        assert (panes[0].y == panes[1].y) is (width < 110)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_page_down_and_up_move_by_what_is_in_sight(size: tuple[int, int], database: Path) -> None:
    async with running(database, size=size) as run:
        await run.press("b", "pagedown")
        rows = run.app.screen.query_one("#constraints").size.height
        constraint = list(Constraint)[min(max(rows - 1, 1), len(Constraint) - 1)]
        assert f"> [ ]  {constraint.label}" in run.text
        await run.press(*["pagedown"] * len(Constraint))
        assert f"> [ ]  {list(Constraint)[-1].label}" in run.text
        await run.press(*["pageup"] * len(Constraint))
        assert f"> [ ]  {FIRST.label}" in run.text


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
