"""What the tests themselves stand on."""

import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.support.terminal import HEARING, Terminal

ASK = (sys.executable, "-c", "import signal, sys; print(repr(signal.getsignal(int(sys.argv[1]))))")


@pytest.fixture(params=["SIGHUP", "SIGINT", "SIGTERM"])
def ignored(request: pytest.FixtureRequest) -> Iterator[str]:
    """Ignore a signal, as a shell has what it starts in the background do; return its number."""
    number = signal.Signals[request.param]
    before = signal.signal(number, signal.SIG_IGN)
    yield str(int(number))
    signal.signal(number, before)


def test_a_command_hears_signals_that_the_tests_ignore(ignored: str) -> None:
    done = subprocess.run([*HEARING, *ASK, ignored], check=True, capture_output=True, text=True)
    assert "SIG_IGN" not in done.stdout


def test_a_command_on_a_terminal_hears_signals_that_the_tests_ignore(ignored: str) -> None:
    with Terminal(ignored, command=ASK) as terminal:
        terminal.exit_code()
        terminal.settle()
        assert terminal.text.strip()
        assert "SIG_IGN" not in terminal.text
