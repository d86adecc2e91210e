"""Which driver reads the terminal, and how long it waits for the rest of a key."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import constants
from textual.drivers.linux_driver import LinuxDriver
from textual.drivers.web_driver import WebDriver

from stackpick_tui.sessions.session import new_session
from stackpick_tui.sessions.store import SessionStore
from stackpick_tui.sessions.writer import start_writer
from stackpick_tui.tui.app import StackpickApp
from stackpick_tui.tui.driver import SSH_DELAY, TerminalDriver, split_delay


@pytest.fixture
def driver(database: Path) -> Callable[[], type]:
    """Return a function that tells the driver of a new app."""

    def of_new_app() -> type:
        autosave = start_writer(lambda: SessionStore.open(database))
        try:
            return StackpickApp(autosave, new_session()).driver_class
        finally:
            autosave.close(20)

    return of_new_app


def test_a_terminal_is_read_by_our_driver(driver: Callable[[], type]) -> None:
    assert driver() is TerminalDriver


def test_a_driver_that_was_asked_for_is_taken(
    driver: Callable[[], type], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(constants, "DRIVER", f"{WebDriver.__module__}:WebDriver")
    assert driver() is WebDriver


def test_windows_keeps_the_driver_that_textual_has_for_it(
    driver: Callable[[], type], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert driver() is LinuxDriver  # Textual chose before the platform was changed


@pytest.mark.parametrize("variable", ["SSH_CONNECTION", "SSH_TTY"])
@pytest.mark.parametrize(("delay", "seconds"), [(None, SSH_DELAY), ("100", constants.ESCAPE_DELAY)])
def test_over_ssh_a_key_is_waited_for_longer_unless_the_person_says_how_long(
    variable: str, delay: str | None, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ESCDELAY", raising=False)
    monkeypatch.setenv(variable, "somewhere")
    if delay:
        monkeypatch.setenv("ESCDELAY", delay)
    assert split_delay() == seconds


def test_elsewhere_a_key_is_waited_for_as_long_as_textual_does(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("SSH_CONNECTION", "SSH_TTY", "ESCDELAY"):
        monkeypatch.delenv(variable, raising=False)
    assert split_delay() == constants.ESCAPE_DELAY
