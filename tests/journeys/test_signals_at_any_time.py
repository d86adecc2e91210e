"""Signals that come while the app starts, or while its terminal reads nothing."""

import signal
import sys
import time
from pathlib import Path

import pytest

from tests.support.disk import stored
from tests.support.terminal import Terminal

SIGNALS = {"SIGHUP": 129, "SIGTERM": 143, "SIGINT": 130}
IMPATIENT = """
import sys
from stackpick_tui.cli import main
from stackpick_tui.tui import shutdown

shutdown.DEADLINE = 0.5
sys.exit(main())
"""
TOLD_AT_THE_FIRST_ESCAPE_CODE = """
import os, signal, sys
from textual.drivers.linux_driver import LinuxDriver
from stackpick_tui.cli import main

start = LinuxDriver.start_application_mode

def start_and_be_told(driver):
    start(driver)
    os.kill(os.getpid(), signal.{name})

LinuxDriver.start_application_mode = start_and_be_told
sys.exit(main())
"""
INTERRUPTED_IN_A_FINALISER = """
import os, signal, sys
from stackpick_tui.cli import main
from stackpick_tui.sessions import writer

class Interrupted:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)

start_writer = writer.start_writer

def interrupted(*arguments):
    Interrupted()
    return start_writer(*arguments)

writer.start_writer = interrupted
sys.exit(main())
"""


def draw_until_nothing_more_fits(terminal: Terminal) -> None:
    """Turn pages and read nothing, until the app waits for the terminal with all that it draws."""
    waited, before = 0, -1
    while waited < 40:
        terminal.write("\x1b[6~" if waited % 2 else "\x1b[5~")
        time.sleep(0.02)
        waited = waited + 1 if terminal.unread == before else 0
        before = terminal.unread


@pytest.mark.parametrize("name", SIGNALS)
def test_a_signal_ends_the_app_where_the_terminal_has_stopped_reading_and_everything_is_saved(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / "data" / "sessions.db"
    command = (sys.executable, "-c", IMPATIENT)
    with Terminal("--data-dir", str(path.parent), command=command, size=(200, 60)) as terminal:
        terminal.wait("Verdict: Flask")
        terminal.settle()
        terminal.send("1", "e")
        terminal.wait("1 In short")
        draw_until_nothing_more_fits(terminal)
        terminal.signal(getattr(signal, name))
        assert terminal.exit_code(is_read=False) == SIGNALS[name]
        assert terminal.modes == terminal.modes_at_first
    assert [len(session.features) for session in stored(path)] == [1]


@pytest.mark.parametrize("name", SIGNALS)
def test_a_signal_in_the_moment_the_app_takes_the_terminal_gives_it_back(name: str, tmp_path: Path) -> None:
    command = (sys.executable, "-c", TOLD_AT_THE_FIRST_ESCAPE_CODE.format(name=name))
    with Terminal("--data-dir", str(tmp_path / "data"), command=command) as terminal:
        assert terminal.exit_code() == SIGNALS[name]
        drawn = terminal.raw.decode()
        assert drawn.rindex("\x1b[?1049l") > drawn.rindex("\x1b[?1049h")
        assert terminal.modes == terminal.modes_at_first
        assert "Traceback" not in drawn


def test_ctrl_c_while_the_app_starts_ends_it_without_a_word(tmp_path: Path) -> None:
    command = (sys.executable, "-c", INTERRUPTED_IN_A_FINALISER)
    with Terminal("--data-dir", str(tmp_path / "data"), command=command) as terminal:
        assert terminal.exit_code() == -signal.SIGINT
        assert terminal.raw.decode() == ""
        assert terminal.modes == terminal.modes_at_first
