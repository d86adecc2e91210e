"""The list of ticked constraints: as many as fit, and how many do not."""

from dataclasses import replace
from pathlib import Path

import pytest

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.sessions.session import new_session
from stackpick_tui.tui.widgets.ticked_constraints import constraint_lines
from tests.support.app import Running, running

EVERY = replace(new_session().with_constraints(Constraint), unknown_constraints=("telepathy",))
WORDS = {word for line in constraint_lines(EVERY, 200, 200) for word in line.plain.split()}


@pytest.mark.parametrize("width", [39, 46])
@pytest.mark.parametrize("height", range(1, 30))
def test_whole_entries_are_listed_and_the_others_counted(width: int, height: int) -> None:
    lines = constraint_lines(EVERY, width, height)
    assert len(lines) <= height
    assert all(line.cell_length <= width for line in lines)
    if height < 3:
        assert lines == []
        return
    *listed, last = [line.plain for line in lines]
    if "more" in last.split():
        assert {word for line in listed for word in line.split()} <= WORDS
        entries = sum(line.startswith(("  ->", "  neither", "  [x]")) for line in listed)
        assert last.split() == ["and", str(len(Constraint) + 1 - entries), "more"]
    else:
        assert "telepathy" in last


def left(run: Running) -> str:
    return "\n".join(line[:48] for line in run.lines)


async def test_what_is_ticked_and_unticked_on_its_screen_is_listed_on_the_checklist(database: Path) -> None:
    session = replace(new_session(), unknown_constraints=("telepathy",))
    async with running(database, session=session, size=(160, 45)) as run:
        assert "telepathy" in left(run)
        await run.press("b", "space", "escape")
        [ticked] = run.app.history.session.constraints
        assert ticked.label[:20] in left(run)
        await run.press("u")
        assert ticked.label[:20] not in left(run)
        await run.press("n")
        assert "telepathy" not in left(run)


def test_nothing_ticked_is_nothing_listed() -> None:
    assert constraint_lines(new_session(), 39, 20) == []
