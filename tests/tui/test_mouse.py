"""Every dialog can be finished with the mouse as well as with the keyboard."""

from pathlib import Path

import pytest

from stackpick_tui.advice.rule import Framework
from stackpick_tui.sessions.session import new_session
from tests.support.app import Running, running

SIZES = [(80, 24), (40, 15), (30, 14)]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"


async def click(run: Running, words: str) -> None:
    """Click on the last occurrence of words."""
    text = await run.until_shown(words)
    before = text[: text.rindex(words)].split("\n")
    await run.pilot.click(offset=(len(before[-1]), len(before) - 1))
    await run.pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_a_name_is_kept_with_the_mouse(size: tuple[int, int], database: Path) -> None:
    async with running(database, size=size) as run:
        await run.press("r")
        await run.type("Shop")
        await click(run, "Keep")
        assert run.app.history.session.name == "Shop"


async def test_a_note_is_finished_with_the_mouse(database: Path) -> None:
    async with running(database) as run:
        await run.press("m")
        await run.type("Shop")
        await click(run, "Back")
        assert "Saved as you type" not in run.text
        assert run.app.history.session.note == "Shop"


@pytest.mark.parametrize("size", SIZES)
async def test_a_decision_is_taken_with_the_mouse(size: tuple[int, int], database: Path) -> None:
    async with running(database, size=size) as run:
        await run.press("f", "tab")
        await run.type("why")
        await click(run, ") Django")
        await click(run, "Decide")
        decision = run.app.history.session.decision
        assert decision
        assert (decision.framework, decision.reason) == (Framework.DJANGO, "why")


async def test_a_decision_that_lacks_its_reason_is_not_taken_with_the_mouse_either(database: Path) -> None:
    async with running(database) as run:
        await run.press("f")
        await click(run, "( ) Django")
        await click(run, "Decide")
        assert "needs a reason" in run.text
        assert run.app.history.session.decision is None


@pytest.mark.parametrize("size", SIZES)
async def test_a_record_is_written_and_replaced_with_the_mouse(
    size: tuple[int, int], database: Path, folder: Path
) -> None:
    (folder / "mine.md").write_text("mine")
    async with running(database, size=size, session=new_session().with_name("Shop")) as run:
        await run.press("w", "ctrl+u", *"mine.md")
        await click(run, "Write")
        await click(run, "Replace")
        await run.until_shown("Wrote")
    assert (folder / "mine.md").read_text() != "mine"


@pytest.mark.parametrize("opening", [("r",), ("f",), ("w",), ("question_mark",), ("m", "f1")])
@pytest.mark.parametrize("size", SIZES)
async def test_a_dialog_is_left_with_the_mouse_and_nothing_is_changed(
    size: tuple[int, int], opening: tuple[str, ...], database: Path, folder: Path
) -> None:
    async with running(database, size=size) as run:
        await run.press(*opening)
        depth = len(run.app.screen_stack)
        await click(run, "Back")
        assert len(run.app.screen_stack) == depth - 1
        assert run.app.history.is_untouched
        assert list(folder.iterdir()) == []


async def test_tab_in_the_decision_leads_from_field_to_field_and_not_over_buttons(database: Path) -> None:
    async with running(database) as run:
        await run.press("f", "tab", "tab", "tab", "space")
        await run.press("enter")
        assert "needs a reason" in run.text
