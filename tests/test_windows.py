"""What Windows has not is not needed there, as far as another system can show that."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

import stackpick_tui
from stackpick_tui.cli import main
from stackpick_tui.cli.invocation import typed
from stackpick_tui.sessions.connecting import existing

ROOT = Path(__file__).parents[1]
OF_POSIX = {"stackpick_tui.tui.driver"}
"""What Windows never imports."""
_IMPORTS = """
import importlib, pkgutil
import stackpick_tui
for module in pkgutil.walk_packages(stackpick_tui.__path__, "stackpick_tui."):
    if module.name not in {of_posix!r} and not module.name.endswith("__main__"):
        importlib.import_module(module.name)
        print(module.name)
"""
_APP = """
import asyncio
from pathlib import Path
from stackpick_tui.sessions.session import new_session
from stackpick_tui.sessions.store import SessionStore
from stackpick_tui.sessions.writer import start_writer
from stackpick_tui.tui.app import StackpickApp
from stackpick_tui.tui.shutdown import on_signals, when_terminal_is_gone
from stackpick_tui.tui.suspension import stop_group

async def use():
    autosave = start_writer(lambda: SessionStore.open(Path("sessions.db").absolute()))
    app = StackpickApp(autosave, new_session())
    async with app.run_test(notifications=True) as pilot:
        on_signals(app.leave, autosave.close)
        when_terminal_is_gone(autosave.close)
        await pilot.press("space", "e", "escape", "i", "ctrl+z")
        await pilot.pause()
        print(*(notice.message for notice in app._notifications))
        await pilot.press("q")
    print("stopped:", stop_group())
    print("saved:", autosave.close(20))

asyncio.run(use())
"""
_COLLECTS = """
import sys
from concurrent.futures import ProcessPoolExecutor
import pytest
from tests.support import windows

class Plugin:
    def pytest_collection(self):
        windows.pretend()

sys.exit(pytest.main(["--collect-only", "-qq", "-p", "no:cacheprovider", "tests"], plugins=[Plugin()]))
"""


def as_on_windows(*arguments: str, code: str = "", cwd: Path) -> str:
    """Run a command, or some code, without what Windows lacks; return what it printed."""
    script = f"from tests.support import windows\nwindows.pretend()\n{code}"
    done = subprocess.run(
        [sys.executable, *(["-c", script] if code else ["-m", "tests.support.windows", *arguments])],
        check=False,
        capture_output=True,
        cwd=cwd,
        encoding="utf-8",
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "STACKPICK_DATA_DIR": str(cwd / "data"),
            "TEXTUAL_DRIVER": "textual.drivers.headless_driver:HeadlessDriver",
        },
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_module_can_be_imported(tmp_path: Path) -> None:
    names = as_on_windows(code=_IMPORTS.format(of_posix=OF_POSIX), cwd=tmp_path).split()
    assert {"stackpick_tui.cli.streams", "stackpick_tui.tui.suspension"} < set(names)


def test_sessions_are_saved_listed_shown_exported_and_brought_back(tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        return as_on_windows(*arguments, cwd=tmp_path)

    assert run("decide", "accounts", "orm").startswith("Verdict: Django")
    saved = run("decide", "accounts", "orm", "--save", "Shop").split()[-1]
    assert [each["id"] for each in json.loads(run("list", "--json"))["sessions"]] == [saved]
    assert "Shop" in run("show", "--last", "--record")
    run("export", "-o", "all.json")
    run("delete", saved[:8])
    run("purge", "--yes")
    run("import", "all.json")
    assert json.loads(run("show", saved, "--json"))["session"]["name"] == "Shop"
    (tmp_path / "requirements.txt").write_text("flask\n", encoding="utf-8")
    assert json.loads(run("scan", "--json"))["framework"] == "Flask"


def test_the_commands_to_begin_are_those_of_windows(tmp_path: Path) -> None:
    begun = json.loads(as_on_windows("begin", "orm", "--json", cwd=tmp_path))
    printed = as_on_windows("begin", "orm", cwd=tmp_path).splitlines()
    assert printed == [*begun["windows"]["set_up"], begun["windows"]["serve"]]


def test_the_app_saves_explains_and_says_that_it_cannot_be_suspended(tmp_path: Path) -> None:
    printed = as_on_windows(code=_APP, cwd=tmp_path)
    assert "Not suspended" in printed
    assert printed.splitlines()[-2:] == ["stopped: False", "saved: True"]


def test_the_system_is_asked_for_in_the_one_way_that_mypy_and_these_tests_follow() -> None:
    folder = Path(stackpick_tui.__file__).parent
    asked = ["os.name", "platform.system", "ImportError"]
    found = {
        f"{path.relative_to(folder)}: {word}"
        for path in folder.rglob("*.py")
        for word in asked
        if word in path.read_text(encoding="utf-8")
    }
    assert not found


@pytest.mark.parametrize(
    ("word", "written"),
    [
        (r"C:\Users\ana\stackpick", r"C:\Users\ana\stackpick"),
        (r"C:\Users\Ana Li\stackpick", r'"C:\Users\Ana Li\stackpick"'),
        ("C:\\Ana Li\\", '"C:\\Ana Li\\\\"'),
        (r"C:\R&D", r'"C:\R&D"'),
        ("C:\\日本語", "C:\\日本語"),
        ("", '""'),
    ],
)
def test_a_command_to_type_is_quoted_for_the_shells_of_windows(
    word: str, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: name)
    monkeypatch.setattr(sys, "platform", "win32")
    assert typed("list", word) == f"stackpick-tui list {written}"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/home/ana li/s.db"), "file:///home/ana%20li/s.db?mode=rw"),
        (PureWindowsPath(r"C:\Users\ana\s.db"), "file:///C:/Users/ana/s.db?mode=rw"),
        (PureWindowsPath(r"\\server\home\s.db"), "file:////server/home/s.db?mode=rw"),
    ],
)
def test_a_database_is_found_on_another_computer_too(path: PurePosixPath, uri: str) -> None:
    assert existing(path) == uri


@pytest.mark.parametrize(("system", "code"), [("win32", 0), ("linux", 1)])
def test_a_closed_pipe_is_no_error_however_windows_tells_it(
    system: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Closed:
        def write(self, _: str) -> int:
            raise OSError(22, "Invalid argument")

        def flush(self) -> None: ...

        def isatty(self) -> bool:
            return False

    monkeypatch.setattr("stackpick_tui.cli.streams.silence", lambda _: None)
    monkeypatch.setattr(sys, "stdout", Closed())
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    monkeypatch.setattr(sys, "platform", system)
    assert main(["decide"]) == code


@pytest.mark.slow
def test_the_tests_are_collected_without_those_that_need_another_system() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _COLLECTS], check=False, capture_output=True, encoding="utf-8", cwd=ROOT
    )
    assert done.returncode == 0, done.stdout[-2000:]
    assert "tests/cli/test_decide.py" in done.stdout
    assert "tests/journeys/test_signals_at_any_time.py" not in done.stdout
