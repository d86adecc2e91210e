"""Streams that are closed, full, cut short, unbuffered or not blocking: nothing is lost in silence."""

import fcntl
import os
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions.session import new_session
from tests.cli.conftest import Save, kept
from tests.support.terminal import COMMAND, Terminal, environment

PRINTING = ["decide orm", "explain", "list", "show --last --record", "export -o -", "--help", "--version"]
UNBUFFERED = pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
"""As it is for a person, and as container images set it."""


def in_bash(script: str, data: Path, **env: str) -> "subprocess.CompletedProcess[str]":
    command = f"'{sys.executable}' -m stackpick_tui"
    return subprocess.run(
        ["bash", "-c", script.replace("stackpick-tui", command)],
        capture_output=True,
        text=True,
        check=False,
        env=environment(STACKPICK_DATA_DIR=str(data), PYTHONDONTWRITEBYTECODE="1", **env),
    )


@UNBUFFERED
@pytest.mark.parametrize(
    ("redirection", "reason"),
    [
        (">&-", "closed, or not open for writing"),
        ("1</dev/null", "closed, or not open for writing"),
        (">/dev/full", "No space left on device"),
    ],
)
@pytest.mark.parametrize("arguments", PRINTING)
def test_an_output_that_takes_nothing_is_told_in_one_line(
    arguments: str, redirection: str, reason: str, unbuffered: str, save: Save, data: Path
) -> None:
    save("Shop")
    done = in_bash(f"stackpick-tui {arguments} {redirection}", data, PYTHONUNBUFFERED=unbuffered)
    assert (done.returncode, done.stderr) == (1, f"stackpick-tui: standard output: {reason}\n")


@UNBUFFERED
@pytest.mark.parametrize("redirection", ["2>&-", "2</dev/null", "2>/dev/full"])
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("decide orm", 0),
        ("decide orm --record --save Blog", 0),
        ("decide bogus", 2),
        ("bogus --debug", 2),
        ("show 123", 2),
        ("list >/dev/full", 1),
    ],
)
def test_a_message_that_nobody_can_be_told_leaves_the_exit_code(
    arguments: str, code: int, redirection: str, unbuffered: str, save: Save, data: Path
) -> None:
    save("Shop")
    done = in_bash(f"stackpick-tui {arguments} {redirection}", data, PYTHONUNBUFFERED=unbuffered)
    assert done.returncode == code


def test_a_command_that_prints_nothing_needs_no_output(save: Save, data: Path) -> None:
    session = save("Shop")
    done = in_bash(f"stackpick-tui delete {session.id} >&-", data)
    assert done.returncode == 0
    assert kept(data, trashed=True)


@UNBUFFERED
def test_an_output_that_is_cut_short_is_told(unbuffered: str, save: Save, data: Path, tmp_path: Path) -> None:
    save(session=new_session().with_note("x" * 20_000))
    script = f"ulimit -f 4; stackpick-tui export -o - >{tmp_path}/some.json"
    done = in_bash(script, data, PYTHONUNBUFFERED=unbuffered)
    assert (done.returncode, done.stderr) == (1, "stackpick-tui: standard output: File too large\n")


@UNBUFFERED
@pytest.mark.parametrize("arguments", ["export -o -", "list --json", "list --all", "show --last"])
def test_a_pipe_that_does_not_block_gets_everything(
    arguments: str, unbuffered: str, save: Save, data: Path
) -> None:
    if arguments == "list --all":
        for _ in range(100):
            save("😀" * 200)
    save(session=new_session().with_note("😀" * 20_000))
    command = [*COMMAND, *arguments.split(), "--data-dir", str(data)]
    env = environment(PYTHONUNBUFFERED=unbuffered, PYTHONIOENCODING="utf-8")
    whole = subprocess.run(command, capture_output=True, check=True, env=env).stdout
    assert len(whole) > 65_536
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    process = subprocess.Popen(command, stdout=writing, stderr=subprocess.PIPE, env=env)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        got = pipe.read()
    _, said = process.communicate()
    assert (process.returncode, said) == (0, b"")
    assert len(got) == len(whole)


def wait_until_read(pipe: int, process: "subprocess.Popen[bytes]") -> None:
    """Wait until a pipe is empty again, and its reader looks for more."""
    while process.poll() is None and any(fcntl.ioctl(pipe, termios.FIONREAD, bytes(4))):
        time.sleep(0.01)


@UNBUFFERED
@pytest.mark.parametrize("arguments", ["import -", "check -", "ask"])
def test_a_pipe_that_does_not_block_is_read_to_its_end(
    arguments: str, unbuffered: str, save: Save, data: Path, tmp_path: Path
) -> None:
    save(session=new_session().with_features({Feature.ORM}).with_note("x" * 20_000))
    env = environment(PYTHONUNBUFFERED=unbuffered)
    exported = [*COMMAND, "export", "-o", "-", "--data-dir", str(data)]
    given = subprocess.run(exported, capture_output=True, check=True, env=env).stdout
    if arguments == "ask":
        given = b"n\ny\nn\nn\nn\n"
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    command = [*COMMAND, *arguments.split(), "--data-dir", str(tmp_path / "other")]
    process = subprocess.Popen(
        command, stdin=reading, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env
    )
    with os.fdopen(writing, "wb", buffering=0) as pipe:
        for piece in (given[:3], given[3:]):
            pipe.write(piece)
            wait_until_read(reading, process)
    os.close(reading)
    out, said = process.communicate()
    assert process.returncode == 0, said
    assert "check" in arguments or [session.features for session in kept(tmp_path / "other")] == [
        {Feature.ORM}
    ]
    assert "check" not in arguments or b"Flask for ORM" in out


def test_the_app_is_drawn_whole_on_a_terminal_that_does_not_block(tmp_path: Path) -> None:
    unblock = "import os, sys; os.set_blocking(0, False); os.execv(sys.argv[1], sys.argv[1:])"
    command = (sys.executable, "-c", unblock, *COMMAND)
    data = ("--data-dir", str(tmp_path))
    with Terminal(*data, command=command, env=environment(), size=(200, 60)) as terminal:
        terminal.wait("Verdict: Flask")
        terminal.send("1", "2")
        terminal.wait("Verdict: Django")
        terminal.send("q")
        assert terminal.exit_code() == 0
