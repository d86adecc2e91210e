"""Faults 33 to 36: ways to end that nobody planned. Everything is saved, and the terminal is as it was."""

import re
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from stackpick_tui.sessions import backup
from stackpick_tui.sessions.session import Session
from tests.support.disk import locked, stored
from tests.support.terminal import COMMAND, PATIENCE, Terminal

NOTE = "two teams, one of them new to this"
SIGNALS = {"SIGHUP": 129, "SIGTERM": 143, "SIGINT": 130}
SWITCHED_BACK = {
    "alternate screen left": "\x1b[?1049l",
    "cursor shown": "\x1b[?25h",
    "mouse clicks off": "\x1b[?1000l",
    "mouse moves off": "\x1b[?1003l",
    "mouse reports off": "\x1b[?1006l",
    "focus reports off": "\x1b[?1004l",
    "bracketed paste off": "\x1b[?2004l",
}
IGNORING_HANG_UPS = ("sh", "-c", 'trap "" HUP; exec "$0" -m stackpick_tui "$@"', sys.executable)
UNWATCHED = (
    sys.executable,
    "-c",
    """
import sys
from stackpick_tui.cli import main
from stackpick_tui.tui import shutdown

shutdown.when_terminal_is_gone = lambda save: None
sys.exit(main())
""",
)
FAILING = (
    sys.executable,
    "-c",
    """
import sys
from stackpick_tui.cli import main
from stackpick_tui.tui.screens.checklist import ChecklistScreen

async def fail(screen):
    raise RuntimeError("no [bold]such[/] thing")

ChecklistScreen.action_explain = fail
sys.exit(main())
""",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "sessions.db"


@contextmanager
def typing(path: Path, command: Sequence[str] = COMMAND) -> Iterator[Terminal]:
    """Run the app in the middle of a note, ticks made before: the last keys are drawn and not yet on disk."""
    with Terminal("--data-dir", str(path.parent), command=command) as terminal:
        terminal.wait("Verdict: Flask")
        terminal.send("1", "5", "m")
        terminal.wait("Saved as you type")
        terminal.send(NOTE)
        terminal.wait(NOTE)
        yield terminal


EVERYTHING = [(["accounts", "admin"], NOTE)]
"""What has been ticked and typed then."""


def saved(path: Path) -> list[tuple[list[str], str]]:
    """Return the ticks and the note of each session on disk."""
    return [(_ids(session), session.note) for session in stored(path)]


def wait_until_everything_is_saved(path: Path, terminal: Terminal) -> None:
    deadline = time.monotonic() + PATIENCE
    while (found := saved(path)) != EVERYTHING:
        assert time.monotonic() < deadline, f"on disk: {found}; the screen:\n{terminal.text}"
        terminal.pump(0.05)


def _ids(session: Session) -> list[str]:
    return sorted(feature.id for feature in session.features)


def after(terminal: Terminal) -> str:
    """Return what stays in the terminal once the app has left its own screen."""
    return re.sub(r"\x1b\[[<>=?0-9;]*[a-zA-Z]", "", terminal.raw.decode().rpartition("\x1b[?1049l")[2])


@pytest.mark.parametrize("name", SIGNALS)
def test_fault_33_36_a_signal_ends_the_app_with_everything_saved_and_the_terminal_as_it_was(
    path: Path, name: str
) -> None:
    with typing(path) as terminal:
        modes = terminal.modes
        terminal.signal(getattr(signal, name))
        assert terminal.exit_code() == SIGNALS[name]
        assert saved(path) == EVERYTHING
        drawn = terminal.raw.decode()
        assert [what for what, code in SWITCHED_BACK.items() if code not in drawn] == []
        assert drawn.rindex("\x1b[?1049l") > drawn.rindex("\x1b[?1049h")
        assert modes != terminal.modes == terminal.modes_at_first
        assert re.search(r" open [0-9a-f]{12} ", after(terminal))
        assert "Traceback" not in drawn


def test_fault_33_a_signal_ends_the_app_also_while_it_cannot_save_and_says_so(path: Path) -> None:
    with typing(path) as terminal:
        # that no frame shows the letters under "saved" before they are is for tests/tui/test_frames.py
        wait_until_everything_is_saved(path, terminal)
        with locked(path):
            terminal.send(" and this")
            terminal.wait("and this")
            terminal.signal(signal.SIGTERM)
            assert terminal.exit_code() == 143
        assert "the last changes could not be saved" in after(terminal)
    assert saved(path) == EVERYTHING


def test_fault_34_closing_the_terminal_saves_everything_and_ends_the_process(path: Path) -> None:
    with typing(path) as terminal:
        terminal.hang_up()
        assert terminal.exit_code() == 129
    assert saved(path) == EVERYTHING


@pytest.mark.parametrize("keys", ["", "1"], ids=["untouched", "ticked"])
def test_fault_34_an_orderly_end_that_is_faster_has_the_same_exit_code(path: Path, keys: str) -> None:
    with Terminal("--data-dir", str(path.parent), command=UNWATCHED) as terminal:
        terminal.wait("Verdict: Flask")
        for key in keys:
            terminal.send(key)
            terminal.wait("saved [0-9]")
        terminal.hang_up()
        assert terminal.exit_code() == 129


def test_fault_35_a_closed_terminal_ends_a_process_that_is_told_nothing_of_it(path: Path) -> None:
    with typing(path, IGNORING_HANG_UPS) as terminal:
        terminal.signal(signal.SIGHUP)
        terminal.send("!")
        terminal.wait(f"{NOTE}!")
        terminal.send("\x7f")
        terminal.wait(f"{NOTE} ")
        terminal.hang_up()
        assert terminal.exit_code() == 129
    assert saved(path) == EVERYTHING


@pytest.mark.parametrize("leave", ["q", "SIGTERM", "hang up"])
def test_whoever_leaves_at_once_has_a_backup(path: Path, leave: str) -> None:
    with Terminal("--data-dir", str(path.parent)) as terminal:
        terminal.wait("Verdict: Flask")
        terminal.send("1")
        terminal.wait(r"\[x\] 1")
        if leave == "q":
            terminal.send("q")
        elif leave == "SIGTERM":
            terminal.signal(signal.SIGTERM)
        else:
            terminal.hang_up()
        terminal.exit_code()
    [made] = backup.newest_first(path)
    assert stored(made) == stored(path)
    assert len(stored(made)) == 1


def test_fault_36_quitting_in_the_middle_of_a_note_saves_it(path: Path) -> None:
    with typing(path) as terminal:
        terminal.send("\x11")
        assert terminal.exit_code() == 0
        assert terminal.modes == terminal.modes_at_first
    assert saved(path) == EVERYTHING


def test_fault_36_a_mistake_of_the_app_saves_everything_and_tells_in_one_line(path: Path) -> None:
    with typing(path, FAILING) as terminal:
        terminal.send("\x1b")
        terminal.wait("Object-relational mapper")
        terminal.send("e")
        assert terminal.exit_code() == 1
        [line] = after(terminal).strip().splitlines()
        assert "the app crashed (RuntimeError: no [bold]such[/] thing); everything is saved" in line
        assert line.endswith("--debug shows where")
        assert "Traceback" not in terminal.raw.decode()
        assert terminal.modes == terminal.modes_at_first
    assert saved(path) == EVERYTHING


@pytest.mark.parametrize("wrapped", ["{}", "sh -c '{}; exit 0'"], ids=["alone", "under a wrapper"])
def test_suspending_saves_and_coming_back_shows_the_same(path: Path, wrapped: str) -> None:
    command = wrapped.format(f"{sys.executable} -m stackpick_tui --data-dir {path.parent}")
    with Terminal("-i", command=("sh",)) as terminal:
        terminal.send(f"PS1='prompt: '; {command}\r")
        terminal.wait("Verdict: Flask")
        terminal.send("1", "5", "e")
        terminal.wait("1 In short.*Django, because")
        terminal.send("\x1a")
        terminal.wait("prompt: ")
        assert [_ids(session) for session in stored(path)] == [["accounts", "admin"]]
        terminal.send("fg\r")
        terminal.wait("1 In short.*Django, because")
        terminal.send("\x1b")
        terminal.wait(r"\[x\] 1.*\[ \] 2.*\[x\] 5")
        terminal.send("2")
        terminal.wait(r"\[x\] 2")
        terminal.send("q")
        terminal.wait(" open [0-9a-f]{12} ")
    assert [_ids(session) for session in stored(path)] == [["accounts", "admin", "orm"]]


def test_where_nobody_could_resume_the_app_it_is_not_suspended_and_says_so(path: Path) -> None:
    with Terminal("--data-dir", str(path.parent)) as terminal:
        terminal.wait("Verdict: Flask")
        terminal.send("1", "\x1a")
        terminal.wait("Not suspended")
        terminal.send("5")
        terminal.wait(r"\[x\] 1.*\[x\] 5")
        terminal.send("q")
        assert terminal.exit_code() == 0
    assert [_ids(session) for session in stored(path)] == [["accounts", "admin"]]
