"""Toasts say one thing, with the key that undoes it, and go when that key does something else."""

from pathlib import Path

import pytest

from stackpick_tui.sessions.session import Session, new_session
from tests.support.app import keep, running

UNDONE = "Undone: ORM ticked. U does it again."
DONE = "Done again: ORM ticked. u undoes it."


def shop() -> Session:
    return new_session().with_name("Shop")


@pytest.mark.parametrize(("keys", "said"), [("2u", UNDONE), ("2uU", DONE)])
async def test_a_step_is_told_with_the_key_that_takes_it_back(keys: str, said: str, database: Path) -> None:
    async with running(database, session=shop()) as run:
        await run.press(*keys)
        assert run.toasts == [said]


@pytest.mark.parametrize(
    "keys",
    [("1",), ("r", "x", "enter"), ("f", "enter"), ("e",), ("s",), ("b",), ("b", "space")],
    ids="-".join,
)
async def test_a_toast_goes_when_its_key_no_longer_does_what_it_says(
    keys: tuple[str, ...], database: Path
) -> None:
    async with running(database, session=shop()) as run:
        await run.press("2", "u")
        assert run.toasts == [UNDONE]
        await run.press(*keys)
        assert run.toasts == []


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("d",), "Deleted Shop. u brings it back."),
        (("d", "u"), "Brought back Shop. d deletes it."),
        (("c",), "Copied as Shop (copy). d deletes it."),
        (("y",), "Copied the record. If nothing is pasted, w writes a file."),
    ],
    ids=["d", "d-u", "c", "y"],
)
async def test_what_is_done_in_the_list_is_told_with_the_key_that_helps(
    keys: tuple[str, ...], said: str, database: Path
) -> None:
    keep(database, shop())
    async with running(database) as run:
        await run.press("s")
        await run.until_shown("Sessions: 1")
        await run.press(*keys)
        assert run.toasts == [said]
