"""Commands printed to be typed next: they work as they are printed, however this program was started."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Save, kept
from tests.support.terminal import Terminal, environment

PLACE = "my data"


@pytest.fixture(params=["by its name", "by its path", "as a module"])
def started(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Start the program as a person may have to, in a folder of its own."""
    script = tmp_path / "bin" / "stackpick-tui"
    script.parent.mkdir()
    program = "import sys\nfrom stackpick_tui.cli import main\nsys.exit(main())\n"
    script.write_text(f"#!{sys.executable}\n{program}", encoding="utf-8")
    script.chmod(0o755)
    for name, value in environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("STACKPICK_DATA_DIR", raising=False)
    monkeypatch.chdir(tmp_path)
    elsewhere = os.defpath
    if request.param == "by its name":
        monkeypatch.setenv("PATH", f"{script.parent}{os.pathsep}{elsewhere}")
        return ["stackpick-tui"]
    monkeypatch.setenv("PATH", elsewhere)
    if request.param == "by its path":
        return ["bin/stackpick-tui"]
    return [sys.executable, "-m", "stackpick_tui"]


def output(command: list[str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_what_delete_prints_brings_the_session_back(started: list[str], tmp_path: Path) -> None:
    saved = output([*started, "decide", "orm", "--save", "Shop", "--data-dir", PLACE])
    session = saved.stdout.split()[-1]
    deleted = output([*started, "delete", session, "--data-dir", PLACE])
    command = re.search(r"; '(.*)' brings it back", deleted.stderr)
    assert command
    assert shlex.split(command[1])[: len(started)] == started
    assert output(["bash", "-c", command[1]]).returncode == 0
    assert [each.id for each in kept(tmp_path / PLACE)] == [session]


def test_what_is_printed_on_quitting_opens_the_session_again(started: list[str], tmp_path: Path) -> None:
    with Terminal("--data-dir", PLACE, command=started, env=dict(os.environ), size=(100, 30)) as terminal:
        terminal.wait("Verdict: Flask")
        terminal.send("2")
        terminal.wait(r"\[x\] 2.*")
        terminal.send("q")
        assert terminal.exit_code() == 0
        left = terminal.raw.decode().rpartition("\x1b[?1049l")[2].strip().splitlines()[-1]
    words = shlex.split(left)
    assert words[: len(started)] == started
    assert words[-2:] == ["--data-dir", str(tmp_path / PLACE)]
    with Terminal("-c", left, command=("bash",), env=dict(os.environ), size=(100, 30)) as terminal:
        terminal.wait(r"\[ \] 1.*\[x\] 2")
        terminal.send("q")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize("arguments", [["lst"], ["decide", "zebra"], ["show", "--jsn"]], ids=" ".join)
def test_what_is_printed_after_a_mistake_shows_the_help(started: list[str], arguments: list[str]) -> None:
    command = re.search(r"; see '(.*)'$", output([*started, *arguments]).stderr.strip())
    assert command
    helped = output(["bash", "-c", command[1]])
    assert helped.returncode == 0
    assert helped.stdout.startswith("usage: stackpick-tui")


def test_a_printed_command_names_the_data_directory_only_where_it_was_given(
    run: Run, tmp_path: Path, save: Save
) -> None:
    assert "--data-dir" not in run("delete", save("Shop").id).err
    done = run("show", "--data-dir", "there", "--last")
    assert f"'stackpick-tui --data-dir {tmp_path / 'there'}' begins one" in done.err
