"""What is handed to the terminal's clipboard: the record, and the commands to begin."""

import os
from pathlib import Path

import pytest

from stackpick_tui.advice.beginning import beginning
from stackpick_tui.advice.features import Feature
from stackpick_tui.records.madr import record
from stackpick_tui.sessions.session import Decision, Session, new_session
from tests.support.app import keep, running


def shop() -> Session:
    return new_session().with_features({Feature.ACCOUNTS, Feature.ORM}).with_name("Shop [/foo]")


async def test_y_copies_the_record_and_names_the_way_out_where_copying_is_ignored(database: Path) -> None:
    session = shop()
    async with running(database, session=session) as run:
        await run.press("y")
        assert run.app.clipboard == record(session)
        text = " ".join(run.text.split())
        assert "Copied the record." in text
        assert "w writes a file" in text


@pytest.mark.parametrize("screen", [(), ("e",), ("s",)], ids=["checklist", "explanation", "sessions"])
async def test_i_copies_the_commands_to_begin_on_the_verdict(screen: tuple[str, ...], database: Path) -> None:
    session = shop()
    keep(database, session)
    async with running(database, session=session) as run:
        await run.press(*screen, "i")
        text = await run.until_shown("Copied the commands to begin")
        start = beginning(session.verdict, session.features)
        assert run.app.clipboard == start.commands(windows=os.name == "nt").text
        assert f"begin on {session.verdict.value}." in " ".join(text.split())


async def test_i_copies_those_of_the_decision_once_there_is_one(database: Path) -> None:
    session = shop()
    other = session.verdict.other
    decided = session.with_decision(Decision(other, "We know it."))
    async with running(database, session=decided) as run:
        await run.press("i")
        await run.until_shown(f"begin on {other.value}.")
        start = beginning(other, session.features)
        assert run.app.clipboard == start.commands(windows=os.name == "nt").text
