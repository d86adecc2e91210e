"""Evidence is read after the first frame: nothing waits for it, and it is drawn once it is there."""

import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
from textual.screen import Screen

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions.session import new_session
from stackpick_tui.tui.screens import checklist
from stackpick_tui.tui.widgets.verdict_panel import Evidence
from tests.support.app import running
from tests.support.terminal import Terminal, environment

_BLOCKED = """
import sys, threading
from stackpick_tui.cli import main
from stackpick_tui.tui.screens import checklist
checklist.read_evidence = threading.Event().wait
sys.argv[1:] = ["--data-dir", {data!r}]
sys.exit(main())
"""


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Hold the evidence back until this is set."""
    opened, read = Event(), checklist.read_evidence

    def wait() -> Evidence:
        assert current_thread() is not main_thread()
        opened.wait()
        return read()

    monkeypatch.setattr(checklist, "read_evidence", wait)
    yield opened
    opened.set()


async def test_ticks_are_drawn_before_the_evidence_and_with_it_once_it_is_there(
    gate: Event, database: Path
) -> None:
    async with running(database, size=(120, 36)) as run:
        await run.press("1", "2")
        assert "Verdict: Django" in run.text
        assert "Close call: untick accounts or ORM and it is Flask." in run.text
        assert "public apps" not in run.text
        gate.set()
        await run.until_shown("151 public apps")
        assert "> 2  ━" in run.text
        await run.press("3")
        assert "> 3  ━" in run.text
        assert "Untick any two" in run.text


async def test_evidence_comes_to_the_checklist_while_another_screen_is_open(
    gate: Event, database: Path
) -> None:
    async with running(database, size=(120, 36)) as run:
        await run.press("b")
        gate.set()
        await run.press("escape")
        await run.until_shown("151 public apps")


async def test_both_cases_are_argued_in_a_wide_window_once_something_is_ticked(database: Path) -> None:
    async with running(database, size=(200, 50)) as run:
        await run.until_shown("151 public apps")
        assert "Against Django" not in run.text
        await run.press("1")
        assert "Both cases  (e 4 says more)" in run.text
        assert "Against Django" in run.text


async def test_what_was_written_in_a_dialog_or_on_another_screen_is_in_the_panel_afterwards(
    database: Path,
) -> None:
    session = new_session().with_features({Feature.ORM, Feature.ADMIN})
    async with running(database, session=session, size=(120, 36)) as run:
        await run.until_shown("151 public apps")
        await run.press("m", *"remember", "escape")
        assert "Note: remember" in run.text
        await run.press("e", "f", "enter", "escape")
        assert "Decided Django" in run.text


async def test_a_tick_causes_no_layout(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(database, size=(160, 45)) as run:
        await run.until_shown("151 public apps")
        await run.press("1")
        await run.until_saved()
        laid_out = []
        original = Screen._refresh_layout  # noqa: SLF001 - Textual has no public way to see a layout

        def refresh_layout(self: Screen[object], *args: object, **kwargs: object) -> None:
            laid_out.append(self)
            original(self, *args, **kwargs)  # type: ignore[arg-type]

        monkeypatch.setattr(Screen, "_refresh_layout", refresh_layout)
        await run.press("2", "3", "space")
        assert "Verdict: Django" in run.text
        assert laid_out == []


def test_a_process_whose_evidence_never_comes_shows_ticks_and_quits(tmp_path: Path) -> None:
    script = _BLOCKED.format(data=str(tmp_path / "data"))
    with Terminal(command=(sys.executable, "-c", script), env=environment(), size=(120, 36)) as terminal:
        terminal.wait("Verdict: Flask")
        terminal.send("1", "2")
        terminal.wait("Verdict: Django")
        assert "public apps" not in terminal.text
        terminal.send("q")
        assert terminal.exit_code() == 0


async def test_the_ticked_constraints_stand_under_the_checklist_where_there_is_room(database: Path) -> None:
    session = new_session().with_features({Feature.ORM})
    session = session.with_constraints({Constraint.NOSQL, Constraint.LONG_SUPPORT, Constraint.WEBSOCKETS})
    async with running(database, session=session, size=(120, 36)) as run:
        assert "Beyond the rule (b)" in run.text
        assert "-> Flask   A NoSQL store" in run.text
        assert "-> Django  Long support" in run.text
        assert "neither    WebSockets" in run.text
        assert "Beyond the rule: 1 pulls to Flask, 1 to Django, 1 neither way." in run.text
        await run.pilot.resize_terminal(80, 24)
        await run.pilot.pause()
        assert "-> Flask   A NoSQL store" in run.text
        await run.pilot.resize_terminal(40, 20)
        await run.pilot.pause()
        assert "-> Flask" not in run.text
