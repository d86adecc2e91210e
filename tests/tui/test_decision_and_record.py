"""The final decision, and the record copied or written from the screens."""

import errno
import os
from pathlib import Path

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework
from stackpick_tui.records.madr import record
from stackpick_tui.sessions.session import Decision, Session, new_session
from tests.support.app import Running, running


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def shop() -> Session:
    return new_session().with_features({Feature.ACCOUNTS, Feature.ORM}).with_name("Shop [/foo]")


async def until_stored(run: Running, decision: Decision | None) -> None:
    await run.until(lambda _: [session.decision for session in run.stored()] == [decision])


async def test_the_decision_begins_with_the_verdict_and_enter_takes_it(database: Path) -> None:
    async with running(database, session=shop()) as run:
        await run.press("f")
        assert "(x) Django" in run.text
        await run.press("enter")
        assert "Shop [/foo] (decided Django)" in run.lines[0]
        await until_stored(run, Decision(Framework.DJANGO))


async def test_deciding_against_the_rule_needs_a_reason(database: Path) -> None:
    async with running(database, session=shop()) as run:
        await run.press("f", "left", "enter")
        assert "Deciding Flask needs a reason" in run.text
        await run.type("the team knows it")
        await run.press("tab")
        await run.type("Ana")
        await run.press("enter")
        await until_stored(run, Decision(Framework.FLASK, "the team knows it", "Ana"))
        assert "(decided Flask)" in run.lines[0]
        assert "Verdict: Django" in run.text


async def test_the_list_and_the_preview_show_an_overruled_verdict(database: Path) -> None:
    decided = shop().with_decision(Decision(Framework.FLASK, "the team knows it [x]", "Ana"))
    async with running(database, session=decided, size=(100, 30)) as run:
        await run.press("1", "1", "s")
        await run.until_shown("Django, decided Flask: accounts, orm")
        assert run.lines[0].split() == ["stackpick-tui", "Sessions", "saved", run.lines[0].split()[-1]]
        assert "Flask (Ana): the team knows it [x]" in run.text


async def test_a_decision_is_changed_undone_and_left_alone_by_escape(database: Path) -> None:
    async with running(database, session=shop()) as run:
        await run.press("f", "enter", "f", "left", "escape")
        assert "(decided Django)" in run.lines[0]
        await run.press("u")
        assert "decided" not in run.lines[0]
        await until_stored(run, None)


@pytest.mark.parametrize(
    ("keys", "chosen"), [(("left",), "Flask"), (("left", "right"), "Django"), (("space",), "Something else")]
)
async def test_arrows_and_space_choose(keys: tuple[str, ...], chosen: str, database: Path) -> None:
    async with running(database, session=shop()) as run:
        await run.press("f", *keys)
        assert f"(x) {chosen}" in run.text


async def test_the_panel_tells_the_decision_beside_what_the_rule_says(database: Path) -> None:
    decided = shop().with_decision(Decision(Framework.DJANGO))
    async with running(database, session=decided) as run:
        assert "Decided Django" in run.text
        assert "unlike" not in run.text
        await run.press("1")
        assert "Decided Django, unlike the rule" in run.text
        assert "Verdict: Flask" in run.text


async def test_a_long_name_does_not_push_the_decision_out_of_the_bar(database: Path) -> None:
    decided = shop().with_name("A very long name " * 9).with_decision(Decision(Framework.DJANGO))
    async with running(database, session=decided) as run:
        assert "(decided Django)" in run.lines[0]
        assert "A very long" in run.lines[0]


async def test_a_decision_is_withdrawn_where_there_is_one(database: Path) -> None:
    async with running(database, session=shop()) as run:
        await run.press("f")
        assert "Undecided" not in run.text
        await run.press("enter", "f", "down", "down")
        assert "(x) Undecided" in run.text
        await run.press("enter")
        assert "decided" not in run.lines[0]
        assert "Decided " not in run.text
        await until_stored(run, None)
        await run.press("u")
        assert "Undone: the withdrawal of the final decision." in run.text
        await run.press("u")
        assert "Undone: the final decision." in run.text
        await run.press("U", "U")
        assert "Done again: the withdrawal of the final decision." in run.text


async def test_a_click_chooses(database: Path) -> None:
    async with running(database, session=shop()) as run:
        await run.press("f")
        row = next(index for index, line in enumerate(run.lines) if "( ) Flask" in line)
        await run.pilot.click(offset=(run.lines[row].index("( ) Flask") + 1, row))
        await run.pilot.pause()
        assert "(x) Flask" in run.text


@pytest.mark.parametrize("screen", [(), ("e",)], ids=["checklist", "explanation"])
async def test_w_writes_the_record_to_a_file(screen: tuple[str, ...], database: Path, folder: Path) -> None:
    session = shop()
    async with running(database, session=session) as run:
        await run.press(*screen, "w", "enter")
        await run.until_shown("Wrote")
    assert (folder / "0001-shop-foo.md").read_text(encoding="utf-8") == record(session)
    assert names(folder) == ["0001-shop-foo.md"]


async def test_w_writes_the_session_under_the_cursor_in_the_list(database: Path, folder: Path) -> None:
    async with running(database, session=shop()) as run:
        await run.press("1", "1", "s")
        await run.until_shown("Sessions: 1")
        await run.press("w", "enter")
        await run.until_shown("Wrote")
    assert "Shop" in (folder / "0001-shop-foo.md").read_text(encoding="utf-8")


async def test_an_existing_file_is_replaced_only_after_asking(database: Path, folder: Path) -> None:
    kept = folder / "mine.md"
    kept.write_text("mine")
    async with running(database, session=shop()) as run:
        await run.press("w", "ctrl+u", *"mine.md", "enter")
        await run.until_shown("Replace this file?")
        await run.press("enter")
        assert kept.read_text() == "mine"
        assert "Write the record to" in run.text
        await run.press("enter")
        await run.until_shown("Replace this file?")
        await run.press("right", "enter")
        await run.until_shown("Wrote")
    assert kept.read_text(encoding="utf-8").startswith("---\nstatus: ")
    assert names(folder) == [kept.name]


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("missing/record.md", "there is no folder"),
        (".", "a folder; name"),
        ("record.md/x", "there is no folder"),
    ],
)
async def test_a_file_that_cannot_be_written_is_named_with_the_reason(
    target: str, reason: str, database: Path, folder: Path
) -> None:
    (folder / "record.md").write_text("mine")
    async with running(database, session=shop(), size=(120, 30)) as run:
        await run.press("w", "ctrl+u")
        await run.type(target)
        await run.press("enter")
        text = await run.until_shown(reason)
        assert target.split("/")[0] in text
        assert names(folder) == ["record.md"]
        assert (folder / "record.md").read_text() == "mine"
        await run.press("ctrl+u")
        await run.type("other.md")
        await run.press("enter")
        await run.until_shown("Wrote")
    assert names(folder) == ["other.md", "record.md"]


async def test_no_name_for_the_file_is_answered_with_what_to_do(database: Path, folder: Path) -> None:
    async with running(database, session=shop()) as run:
        await run.press("w", "ctrl+u", "enter")
        await run.until_shown("Type the name of a file.")
    assert names(folder) == []


async def test_a_full_disk_under_the_record_is_told_and_leaves_no_part(
    database: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    async with running(database, session=shop(), size=(120, 30)) as run:
        await run.press("w", "ctrl+u")
        await run.type("a.md")
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full)
            await run.press("enter")
            await run.until_shown("No space left on device")
        assert names(folder) == []
        await run.press("enter")
        await run.until_shown("Wrote")


async def test_on_the_smallest_screen_the_panel_tells_the_decision_before_what_is_implied(
    database: Path,
) -> None:
    overruled = new_session().with_features({Feature.ADMIN}).with_decision(Decision(Framework.DJANGO, "x"))
    async with running(database, session=overruled, size=(40, 15)) as run:
        assert "DJANGO  Decided, unlike the rule" in run.text
        assert "The rule says Flask: 1 of 5" in run.text
        assert "Think twice" not in run.text


async def test_what_was_wrong_with_a_path_goes_when_another_is_typed(database: Path) -> None:
    async with running(database, session=shop()) as run:
        await run.press("w", *["backspace"] * 200, "enter")
        await run.until_shown("Type the name of a file.")
        await run.type("x")
        assert "Type the name" not in run.text


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("\u0928\u092e\u0938\u094d\u0924\u0947 \u0926\u0941\u0928\u093f\u092f\u093e", None),
        ("\u0e23\u0e49\u0e32\u0e19\u0e04\u0e49\u0e32", None),
        ("cafe\u0301", None),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", None),
        ("\u2764\ufe0f Shop: new!", "shop-new"),
        ("\N{MAN}\u200d\N{WOMAN}", "flask"),
        ("\u200b\u200f", "flask"),
        ("e\u0301" * 40, "e\u0301" * 27),
        ("\U00020000" * 80, "\U00020000" * 55),
    ],
    ids=["Hindi", "Thai", "accent", "Persian", "sign", "emoji", "invisible", "long", "long in bytes"],
)
async def test_the_file_offered_has_the_words_of_the_name_with_all_their_marks(
    name: str, file: str | None, database: Path, folder: Path
) -> None:
    async with running(database, session=new_session().with_name(name)) as run:
        await run.press("w", "enter")
        await run.until_shown("Wrote")
    assert names(folder) == [f"0001-{file or '-'.join(name.split())}.md"]


@pytest.mark.parametrize("name", ["a\x1b[31mb", "a\u202eb", "a\nb", os.fsdecode(b"caf\xe9")], ids=ascii)
async def test_w_writes_into_a_folder_whose_name_a_terminal_must_not_see(
    name: str, database: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / name).mkdir()
    monkeypatch.chdir(folder / name)
    async with running(database, session=shop()) as run:
        await run.press("w")
        assert all(line.isprintable() for line in run.lines)
        await run.press("enter")
        await run.until_shown("Wrote")
        await run.press("w", "backspace", "backspace", "backspace", *"/x", "enter")
        await run.until_shown("there is no folder")
        assert all(line.isprintable() for line in run.lines)
    assert names(folder / name) == ["0001-shop-foo.md"]


async def test_the_file_offered_for_a_session_without_a_name_is_named_after_the_decision(
    database: Path, folder: Path
) -> None:
    nameless = new_session().with_decision(Decision(Framework.DJANGO, "x"))
    async with running(database, session=nameless) as run:
        await run.press("w", "enter")
        await run.until_shown("Wrote")
        assert names(folder) == ["0001-django.md"]
