"""Faults 37 to 40 on the screen: text and rows nobody expects, and what was deleted."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.cli import main
from stackpick_tui.sessions import backup
from stackpick_tui.sessions.session import Session, new_session
from stackpick_tui.sessions.text import NAME_LIMIT, NOTE_LIMIT
from tests.support.app import Running, keep, running
from tests.support.listed import listing

PASTES = {
    "surrogate": "a\udce9b",
    "nul": "a\0b",
    "escape": "a\x1b[31mb",
    "right to left": "a\u202eb",
    "c1": "a\x9b31mb",
    "newline": "a\nb",
    "markup": "[bold]a[/] $b",
    "wide": "a \N{FAMILY} \N{HANGUL SYLLABLE HAN} b",
    "10 MB": "ab " * 3_500_000,
}


def named(name: str, *features: Feature) -> Session:
    return new_session().with_features(features).with_name(name)


def is_clean(run: Running) -> bool:
    """Whether nothing on the screen could be taken for an order to the terminal."""
    return all(line.isprintable() for line in run.lines)


@pytest.mark.parametrize("kind", PASTES)
async def test_fault_37_whatever_is_pasted_into_a_name_is_drawn_and_kept_as_plain_text(
    database: Path, kind: str
) -> None:
    async with running(database) as run:
        await run.press("r")
        run.paste(PASTES[kind])
        await run.pilot.pause()
        assert is_clean(run)
        await run.press("enter")
        await run.until_saved()
        assert is_clean(run)
        [session] = run.stored()
        assert session.name.startswith(PASTES[kind][0])
        assert session.name.isprintable()
        assert len(session.name) <= NAME_LIMIT
        assert " ".join(session.name.split())[:20] in run.lines[0]
        if kind == "markup":
            assert "[bold]a[/] $b" in run.lines[0]
        await run.press("s")
        await run.until_shown("Sessions: 1")
        assert is_clean(run)


@pytest.mark.parametrize("kind", PASTES)
async def test_fault_37_whatever_is_pasted_into_a_note_is_drawn_and_kept_as_plain_text(
    database: Path, kind: str
) -> None:
    async with running(database) as run:
        await run.press("m")
        run.paste(PASTES[kind])
        await run.pilot.pause()
        assert is_clean(run)
        await run.press("escape")
        await run.until_saved()
        [session] = run.stored()
        assert session.note.startswith(PASTES[kind][0])
        assert session.note.replace("\n", "").isprintable()
        assert len(session.note) <= NOTE_LIMIT
        await run.press("s")
        await run.until_shown("Sessions: 1")
        assert is_clean(run)
        if kind == "markup":
            assert "[bold]a[/] $b" in run.text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("%", ["100% _done_"]),
        ("_", ["100% _done_"]),
        ('"', ['say "no" - now']),
        ("- NOW", ['say "no" - now']),
        ("É", ["CAFÉ"]),
        ("[bold]", []),
        ("x" * 500, []),
    ],
    ids=["percent", "underscore", "quote", "hyphen", "accent", "markup", "500 characters"],
)
async def test_fault_38_the_filter_takes_every_character_literally_and_no_case_seriously(
    database: Path, text: str, found: list[str]
) -> None:
    names = ["100% _done_", 'say "no" - now', "café", "CAFÉ", "plain"]
    keep(database, *(named(name) for name in names))
    async with listing(database, "Sessions: 5") as run:
        await run.press("slash")
        if len(text) == 500:
            run.paste(text)
        else:
            await run.type(text)
        await run.until_shown("Sessions: no match" if not found else f"Sessions: {1 + (text == 'É')} match")
        assert all(name in run.text for name in found)
        assert is_clean(run)
        assert ("Nothing matches" in run.text) is not bool(found)


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("name", "CAST(x'636166e9' AS TEXT)", "unreadable characters in name"),
        ("features", "'[not json'", "unreadable features"),
        ("updated", "'yesterday'", "no time in updated"),
        ("verdict", "'Rails'", "unknown verdict"),
    ],
    ids=["bad UTF-8", "bad JSON", "no time", "unknown verdict"],
)
async def test_fault_39_a_row_that_cannot_be_understood_is_listed_flagged_and_can_be_edited(
    database: Path, column: str, value: str, told: str
) -> None:
    keep(database, named("Shop", Feature.ORM))
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute(f"UPDATE session SET {column} = {value}")
    for size in ((100, 30), (40, 15)):
        async with running(database, size=size) as run:
            await run.press("s")
            await run.until_shown("Sessions: 1")
            await run.until_shown(f"damaged: {told}"[:30])
            assert is_clean(run)
    async with listing(database, "Sessions: 1") as run:
        await run.press("enter", "1")
        await run.until_saved()
        assert Feature.ACCOUNTS in run.stored()[0].features


async def test_fault_39_a_session_from_before_the_clock_was_set_back_is_listed_with_its_day(
    database: Path,
) -> None:
    keep(database, replace(named("Shop", Feature.ORM), updated=datetime(2099, 11, 22, 12, 0).astimezone(UTC)))
    async with listing(database, "22 Nov 2099") as run:
        assert "damaged" not in run.text
        assert "Could not be read whole" not in run.text


async def test_fault_39_features_of_another_release_survive_a_tick(database: Path) -> None:
    keep(database, named("", Feature.ORM))
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("""UPDATE session SET features = '["payments", "orm"]'""")
    async with listing(database, "Sessions: 1") as run:
        await run.press("enter")
        await run.until_shown("[x] 2")
        assert "orm, payments" in run.lines[0]
        await run.press("5")
        await run.until_saved()
        [session] = run.stored()
        assert (session.unknown, set(session.features)) == (("payments",), {Feature.ORM, Feature.ADMIN})


async def test_fault_40_what_was_deleted_comes_back_after_a_restart_and_is_gone_after_a_purge(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [shop] = keep(database, named("Shop", Feature.ORM).with_note("a very secret note " * 300))
    backup.make(database)
    async with listing(database, "Shop") as run:
        await run.press("d")
        await run.until_shown("No sessions here")
    async with listing(database, "No sessions here") as run:
        await run.press("u")
        await run.until_shown("Sessions: 1")
        assert run.stored() == [shop]
        await run.press("d")
        await run.until_shown("No sessions here")
    assert holding(database.parent, b"very secret")
    assert main(["purge", "--yes", "--data-dir", str(database.parent)]) == 0
    assert "removed 1 session for good" in capsys.readouterr().err
    assert not holding(database.parent, b"very secret")
    async with running(database) as run:
        await run.press("s", "u")
        await run.until_shown("The trash is empty.")


def holding(folder: Path, text: bytes) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file() and text in file.read_bytes()]
