"""A final decision for something else: named, reasoned, shown in no framework's colour, without commands."""

from pathlib import Path

import pytest
from rich.style import Style

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions.session import Decision, Session, new_session
from tests.support.app import Running, cells, running

SIZES = [(40, 15), (80, 24), (120, 36), (200, 50)]
FASTAPI = Decision("FastAPI", "An API and no pages.", "Ana")


def shop() -> Session:
    return new_session().with_features({Feature.ACCOUNTS, Feature.ORM}).with_name("Shop")


async def until_stored(run: Running, decision: Decision | None) -> None:
    await run.until(lambda _: [session.decision for session in run.stored()] == [decision])


async def click(run: Running, words: str) -> None:
    row = next(index for index, line in enumerate(run.lines) if words in line)
    await run.pilot.click(offset=(run.lines[row].index(words) + 1, row))
    await run.pilot.pause()


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_it_is_decided_with_the_keyboard(size: tuple[int, int], database: Path) -> None:
    async with running(database, session=shop(), size=size) as run:
        await run.press("f", "down")
        assert "(x) Something else" in run.text
        await run.press("tab")
        await run.type("FastAPI")
        await run.press("tab")
        await run.type("An API and no pages.")
        await run.press("tab")
        await run.type("Ana")
        await run.press("enter")
        await until_stored(run, FASTAPI)


@pytest.mark.parametrize("size", SIZES[1:], ids=str)
async def test_it_is_decided_with_the_mouse_but_for_the_letters(
    size: tuple[int, int], database: Path
) -> None:
    async with running(database, session=shop(), size=size) as run:
        await run.press("f")
        await click(run, "Something else")
        await click(run, "such as FastAPI")
        await run.type("FastAPI")
        row = next(index for index, line in enumerate(run.lines) if "Reason (" in line)
        await run.pilot.click(offset=(run.lines[row].index("Reason (") + 1, row + 1))
        await run.type("An API and no pages.")
        await click(run, "Decide ")
        await until_stored(run, Decision("FastAPI", FASTAPI.reason))


@pytest.mark.parametrize("key", ["left", "right"])
async def test_a_name_is_asked_for_only_where_it_is_needed(key: str, database: Path) -> None:
    async with running(database, session=shop()) as run:
        await run.press("f")
        assert "Its name" not in run.text
        await run.press(key)
        assert ("Its name" in run.text) is (key == "right")


@pytest.mark.parametrize("keys", [("down",), ("up",), ("down", "up")])
async def test_the_label_of_the_reason_says_whether_it_is_needed(
    keys: tuple[str, ...], database: Path
) -> None:
    async with running(database, session=shop()) as run:
        await run.press("f", *keys)
        needed = "(x) Django" not in run.text
        assert ("Reason (needed)" in run.text) is needed
        assert ("Reason (may be empty)" in run.text) is not needed


async def test_it_needs_a_reason_and_a_name(database: Path) -> None:
    async with running(database, session=shop()) as run:
        await run.press("f", "down", "enter")
        assert "Type the name of what was decided." in run.text
        await run.type("FastAPI")
        assert "Type the name" not in run.text
        await run.press("enter")
        assert "Deciding FastAPI needs a reason." in run.text
        await run.type("An API and no pages.")
        assert "needs a reason" not in run.text
        await run.press("enter")
        await until_stored(run, Decision("FastAPI", FASTAPI.reason))


@pytest.mark.parametrize(("name", "meant"), [("Djnago", "Django"), ("flsk", "Flask"), ("Flask!", "Flask")])
async def test_a_near_miss_is_told_with_the_guess_and_decides_nothing(
    name: str, meant: str, database: Path
) -> None:
    async with running(database, session=shop()) as run:
        await run.press("f", "down", "tab")
        await run.type(name)
        await run.press("tab", "x", "enter")
        assert f"Did you mean {meant}?" in run.text
        assert "Final decision" in run.text
        assert run.app.history.session.decision is None


@pytest.mark.parametrize(("name", "framework"), [("DJANGO", "Django"), ("flask", "Flask")])
async def test_any_case_of_the_two_names_is_theirs(name: str, framework: str, database: Path) -> None:
    async with running(database, session=shop()) as run:
        await run.press("f", "down", "tab")
        await run.type(name)
        await run.press("tab", "x", "enter")
        await until_stored(run, Decision(framework, "x"))


async def test_the_name_of_the_verdict_in_any_case_needs_no_reason(database: Path) -> None:
    async with running(database, session=shop()) as run:
        await run.press("f", "down", "tab")
        await run.type("dJANGO")
        await run.press("enter")
        await until_stored(run, Decision("Django"))


@pytest.mark.parametrize("chosen", ["FastAPI", "Djnago"], ids=["fit", "kept by another version"])
async def test_opening_it_again_keeps_it_unless_it_is_changed(chosen: str, database: Path) -> None:
    decided = shop().with_decision(Decision(chosen, FASTAPI.reason))
    async with running(database, session=decided) as run:
        await run.press("f")
        assert "(x) Something else" in run.text
        assert chosen in run.text
        await run.press("enter")
        assert run.app.history.session is decided
        await run.press("f", "up", "enter")
        await until_stored(run, Decision("Django", FASTAPI.reason))
        await run.press("u")
        await until_stored(run, decided.decision)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_dialog_is_as_high_as_what_is_in_it(size: tuple[int, int], database: Path) -> None:
    async with running(database, session=shop(), size=size) as run:
        await run.press("f")
        before = run.app.screen.query_one(".dialog").region.height
        await run.press("down")
        dialog = run.app.screen.query_one(".dialog")
        assert before <= dialog.region.height <= size[1]
        assert dialog.region.height - before == (3 if size[1] > 18 else dialog.region.height - before)
        assert size[1] < 24 or not dialog.show_vertical_scrollbar


def style_of(run: Running, words: str) -> set[Style]:
    return {
        style
        for strip in cells(run.app)
        for text, style, _ in strip
        if style is not None and words in text
    }  # fmt: skip


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "ansi-light"])
async def test_it_is_shown_bold_and_in_no_frameworks_colour(theme: str, database: Path) -> None:
    async with running(database, session=shop().with_decision(FASTAPI), theme=theme, size=(120, 36)) as run:
        assert "(decided FastAPI)" in run.lines[0]
        colours = run.app.get_css_variables()
        await run.press("1", "1", "s")
        await run.until_shown("FastAPI (Ana): An API and no pages.")
        for style in style_of(run, "FastAPI"):
            assert style.color is None or style.color.name not in (
                colours["flask"].lower(),
                colours["django"].lower(),
            )
        assert any(style.bold for style in style_of(run, "FastAPI"))


async def test_i_says_that_there_are_no_commands_for_it(database: Path) -> None:
    async with running(database, session=shop().with_decision(FASTAPI)) as run:
        await run.press("i")
        assert run.toasts == ["There are no commands for FastAPI, only for Flask and Django."]
        assert not run.app.clipboard
