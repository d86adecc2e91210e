"""Every field takes what is put into it as far as its limit allows, and tells what it leaves out."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, TextArea

from stackpick_tui.advice.rule import Framework
from stackpick_tui.sessions.choice import CHOICE_LIMIT
from stackpick_tui.sessions.session import Decision, new_session
from stackpick_tui.sessions.text import NAME_LIMIT, NOTE_LIMIT
from tests.support.app import Running, running

FAMILY = "\N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL}"


@dataclass(frozen=True)
class Field:
    keys: tuple[str, ...]
    limit: int

    def __str__(self) -> str:
        return "-".join(self.keys)


NAME = Field(("r",), NAME_LIMIT)
NOTE = Field(("m",), NOTE_LIMIT)
REASON = Field(("f", "tab"), NOTE_LIMIT)
WHO = Field(("f", "tab", "tab"), NAME_LIMIT)
CHOICE = Field(("f", "down", "down", "tab"), CHOICE_LIMIT)
FILTER = Field(("s", "slash"), 0)
FILE = Field(("w", "ctrl+u"), 0)
PALETTE = Field(("ctrl+p",), 0)
LIMITED = [NAME, NOTE, REASON, WHO, CHOICE]
ALL = [*LIMITED, FILTER, FILE, PALETTE]


def typed(run: Running) -> str:
    field = run.app.focused
    if isinstance(field, TextArea):
        return field.text
    assert isinstance(field, Input)
    return field.value


async def paste(run: Running, text: str) -> None:
    run.paste(text)
    await run.pilot.pause()


@pytest.mark.parametrize(("field", "letter"), [*((field, "x") for field in LIMITED), (NAME, FAMILY)], ids=str)
async def test_a_paste_fills_what_fits_behind_what_stands_there_and_tells_the_rest(
    field: Field, letter: str, database: Path
) -> None:
    async with running(database) as run:
        await run.press(*field.keys)
        await run.type("abc")
        await paste(run, letter * (field.limit - 3))
        assert (typed(run), run.toasts) == ("abc" + letter * (field.limit - 3), [])
        await run.press(*["shift+left"] * len(letter))
        await paste(run, letter * 3)
        assert typed(run) == "abc" + letter * (field.limit - 3)
        assert run.toasts == [f"Left out 2 characters: no more than {field.limit} fit here."]


@pytest.mark.parametrize("field", LIMITED, ids=str)
async def test_what_is_typed_into_a_full_field_is_told_to_be_left_out(field: Field, database: Path) -> None:
    async with running(database) as run:
        await run.press(*field.keys)
        await paste(run, "x" * field.limit)
        await run.type("y")
        assert typed(run) == "x" * field.limit
        assert run.toasts == [f"Left out 1 character: no more than {field.limit} fit here."]


@pytest.mark.parametrize("field", [FILTER, FILE, PALETTE], ids=str)
async def test_a_path_and_a_search_may_be_longer_than_any_name(field: Field, database: Path) -> None:
    async with running(database) as run:
        await run.press(*field.keys)
        await run.type("abc")
        await paste(run, "x" * 5000)
        assert typed(run) == "abc" + "x" * 5000
        assert run.toasts == []


@pytest.mark.parametrize("field", ALL, ids=str)
async def test_what_is_pasted_into_a_selection_takes_its_place(field: Field, database: Path) -> None:
    async with running(database) as run:
        await run.press(*field.keys)
        await run.type("abc")
        await run.press("shift+left", "shift+left")
        await paste(run, "xyz")
        assert typed(run) == "axyz"


@pytest.mark.parametrize("field", ALL, ids=str)
async def test_what_is_pasted_anywhere_is_drawn_without_what_controls(field: Field, database: Path) -> None:
    async with running(database) as run:
        await run.press(*field.keys)
        await paste(run, "a\x1b[31m\x9b32m\u202e\u061cb")
        assert typed(run) == "a[31m32mb"
        assert all(line.isprintable() for line in run.lines)


@pytest.mark.parametrize("field", ALL[:-1], ids=str)
async def test_what_the_app_copied_itself_is_pasted_as_any_text(field: Field, database: Path) -> None:
    async with running(database) as run:
        await run.press(*field.keys)
        run.app.copy_to_clipboard("a\x1b\tb\nc")
        await run.press("ctrl+v")
        assert typed(run) == ("a b\nc" if field is NOTE else "a b c")


@pytest.mark.parametrize("field", [NAME, NOTE], ids=str)
@pytest.mark.parametrize(
    ("text", "kept"),
    [(FAMILY, FAMILY), ("\u200c", "\u200c"), ("\u3000", " "), ("\U000f0001", "\U000f0001"), ("\x9b", "")],
    ids=ascii,
)
async def test_what_python_calls_unprintable_can_be_typed_where_it_is_text(
    field: Field, text: str, kept: str, database: Path
) -> None:
    async with running(database) as run:
        await run.press(*field.keys)
        for character in f"{text}z":
            run.app.post_message(events.Key("key", character))
        await run.pilot.pause()
        assert typed(run) == f"{kept}z"


@pytest.mark.parametrize("field", [NAME, REASON, WHO, CHOICE, FILTER, FILE], ids=str)
@pytest.mark.parametrize("theme", ["textual-dark", "ansi-dark", "ansi-light", "NO_COLOR"])
async def test_a_line_is_seen_as_a_field_empty_or_not_in_every_theme(
    theme: str, field: Field, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if theme == "NO_COLOR":
        monkeypatch.setenv("NO_COLOR", "1")
    async with running(database, theme=theme) as run:
        await run.press(*field.keys)
        for _ in range(2):
            assert run.app.focused
            row = list(run.app.focused.render_line(0))
            assert all(segment.style and segment.style.underline for segment in row)
            assert sum(segment.cell_length for segment in row) >= run.app.focused.size.width > 0
            await run.type("abc")


async def test_a_note_that_is_full_is_saved_as_it_is_shown(database: Path) -> None:
    async with running(database) as run:
        await run.press("m")
        await paste(run, "x" * (NOTE_LIMIT - 1) + "\nyyy")
        shown = typed(run)
        await run.press("escape")
        await run.until_saved()
        assert [session.note for session in run.stored()] == [shown.rstrip()]


@pytest.mark.parametrize(
    ("keys", "kept"), [((), "one\ntwo"), (("x",), "one twox")], ids=["left alone", "changed"]
)
async def test_a_reason_of_several_lines_is_drawn_on_one_and_kept_unless_it_is_changed(
    keys: tuple[str, ...], kept: str, database: Path
) -> None:
    decided = new_session().with_name("Shop").with_decision(Decision(Framework.FLASK, "one\ntwo"))
    async with running(database, session=decided) as run:
        await run.press("f", "tab", *keys)
        assert "one two" in run.text
        await run.press("tab", *"Ann", "enter")
        await run.until_saved()
        assert [session.decision for session in run.stored()] == [Decision(Framework.FLASK, kept, "Ann")]


async def test_a_decision_against_the_rule_takes_no_invisible_reason(database: Path) -> None:
    async with running(database, session=new_session().with_name("Shop")) as run:
        await run.press("f", "right", "tab")
        await paste(run, "\u3164\u200b")
        await run.press("enter")
        assert "Deciding Django needs a reason" in run.text


@pytest.mark.parametrize("field", [NAME, REASON, WHO, CHOICE, FILE], ids=str)
async def test_a_letter_does_not_lay_the_screen_out_anew(field: Field, database: Path) -> None:
    async with running(database) as run:
        await run.press(*field.keys)
        layouts: list[object] = []
        run.app.screen.screen_layout_refresh_signal.subscribe(run.app, layouts.append)
        await run.type("abc")
        assert typed(run).endswith("abc")
        assert layouts == []


@pytest.mark.parametrize("field", [NAME, REASON, FILTER, FILE], ids=str)
async def test_no_emptiness_is_left_behind_a_text_that_became_shorter(field: Field, database: Path) -> None:
    async with running(database, size=(60, 24)) as run:
        await run.press(*field.keys)
        await run.type("x" * 80)
        await run.press(*["left"] * 10, "ctrl+k")
        line = run.app.focused
        assert isinstance(line, Input)
        assert len(line.value) == 70
        assert line.scroll_x == line.max_scroll_x > 0
