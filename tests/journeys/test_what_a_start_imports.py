"""What is imported until the checklist stands: a new import at the start is a decision, not an accident."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.terminal import Terminal, environment

BEYOND_TEXTUAL = {
    "argparse",
    "gc",
    "gettext",
    "sqlite3",
    "_sqlite3",
    "stackpick_tui",
    "textual",  # textual.getters
}
"""Top-level modules that a bare Textual app does not import, or not all of."""
ADVICE = {"constraints", "features", "in_a_line", "numbers", "picks", "rule"}
"""What the first frame says; measurements and counts are read after it, the rest when it is asked for."""
SCREENS = {"base_screen", "checklist", "dismissible", "session_screen"}

_LISTING = """
import atexit, sys
atexit.register(lambda: open({list!r}, "w").write("\\n".join(sys.modules)))
{code}
"""
_BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    BINDINGS = [("q", "quit", "quit")]
    def compose(self):
        yield Static("Verdict: none")
Bare().run()
"""
_DECIDE = """
from stackpick_tui.cli import main
sys.exit(main(["decide", "accounts", "orm", "--json"]))
"""
_APP = """
import threading
from stackpick_tui.cli import main
from stackpick_tui.tui.screens import checklist
checklist.read_evidence = threading.Event().wait
sys.argv[1:] = ["--data-dir", {data!r}]
sys.exit(main())
"""


def imported(code: str, folder: Path) -> set[str]:
    """Run an app on a terminal until its first screen, quit it, and return what it had imported."""
    listing = folder / "modules"
    script = _LISTING.format(list=str(listing), code=code)
    with Terminal(command=(sys.executable, "-c", script), env=environment()) as terminal:
        terminal.wait("Verdict: ")
        terminal.send("q")
        terminal.exit_code()
    return set(listing.read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("app")
    return imported(_APP.format(data=str(folder / "data")), folder)


def test_the_app_imports_little_beyond_what_textual_does(ours: set[str], tmp_path: Path) -> None:
    beyond = {name.partition(".")[0] for name in ours - imported(_BARE, tmp_path)}
    assert beyond == BEYOND_TEXTUAL


def modules(names: set[str], package: str) -> set[str]:
    return {name.removeprefix(package) for name in names if name.startswith(package)}


def test_screens_that_are_not_shown_and_what_only_they_say_are_not_imported(ours: set[str]) -> None:
    assert modules(ours, "stackpick_tui.tui.screens.") == SCREENS
    assert modules(ours, "stackpick_tui.advice.") == ADVICE
    assert not modules(ours, "stackpick_tui.records.")


def test_a_command_of_the_shell_imports_no_textual(tmp_path: Path) -> None:
    script = _LISTING.format(list=str(tmp_path / "modules"), code=_DECIDE)
    subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, env=environment())
    names = set((tmp_path / "modules").read_text(encoding="utf-8").splitlines())
    assert not names & {"textual", "rich", "sqlite3", "platformdirs", "asyncio"}
