"""Wrong usage, no terminal, and what `--help` and `--version` say."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from stackpick_tui import __version__
from tests.cli.conftest import Shell


def test_version_is_the_package_s(shell: Shell) -> None:
    assert shell("--version").stdout == f"stackpick-tui {__version__}\n"


def test_help_is_ascii_names_every_exit_code_and_fits_80_columns(shell: Shell) -> None:
    said = shell("--help").stdout
    assert said.isascii()
    assert max(map(len, said.splitlines())) <= 80
    for code in ("0 ", "1 ", "2 ", "130", "129", "143"):
        assert f"\n  {code}" in said or code in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("lst",), 'did you mean "list"?'),
        (("zebra",), "zebra"),
        (("decide", "--jsn"), "--jsn"),
        (("decide", "accounts", "orn"), 'did you mean "orm"?'),
        (("open",), "one of the arguments"),
        (("list", "--data-dir", "somewhere"), "somewhere"),
        (("--data-dir", "somewhere", "list"), "somewhere"),
        (("paths", "--data-dir", ""), "--data-dir"),
    ],
)
def test_wrong_usage_is_one_clear_line_and_exit_2(
    arguments: tuple[str, ...], said: str, shell: Shell
) -> None:
    done = shell(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert said in done.stderr
    assert done.stderr.startswith("stackpick-tui: ")


def test_a_relative_variable_is_wrong_usage_too(shell: Shell, tmp_path: Path) -> None:
    done = shell("list", STACKPICK_DATA_DIR="here")
    assert done.returncode == 2
    assert "STACKPICK_DATA_DIR" in done.stderr
    assert not (tmp_path / "here").exists()


def on_a_terminal(*arguments: str, **env: str) -> tuple[int, bytes]:
    """Run the command on a terminal that may be dumb; return exit code and everything written."""
    pid, fd = pty.fork()
    if pid == 0:
        os.execvpe(sys.executable, [sys.executable, "-m", "stackpick_tui", *arguments], {**os.environ, **env})
    written = b""
    while True:
        try:
            data = os.read(fd, 4096)
        except OSError:
            break
        if not data:
            break
        written += data
    os.close(fd)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), written


@pytest.mark.parametrize("arguments", [(), ("open", "--last")], ids=["new", "open"])
def test_without_a_terminal_the_app_says_so_in_one_line_and_exits_2(
    arguments: tuple[str, ...], shell: Shell
) -> None:
    done = shell(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "'stackpick-tui ask'" in done.stderr
    assert "'stackpick-tui decide'" in done.stderr
    assert "\x1b" not in done.stderr


def test_a_dumb_terminal_is_no_terminal(tmp_path: Path) -> None:
    path = os.pathsep.join(sys.path)
    code, written = on_a_terminal(TERM="dumb", STACKPICK_DATA_DIR=str(tmp_path), PYTHONPATH=path)
    assert code == 2
    assert b"\x1b" not in written
    assert b"'stackpick-tui decide'" in written
    assert written.count(b"\n") == 1


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
def test_a_pipe_in_place_of_any_stream_is_no_terminal(stream: str, tmp_path: Path) -> None:
    controller, terminal = pty.openpty()
    try:
        streams = dict.fromkeys(("stdin", "stdout", "stderr"), terminal) | {stream: subprocess.PIPE}
        done = subprocess.run(  # type: ignore[call-overload] - the three streams, by name
            [sys.executable, "-m", "stackpick_tui"],
            check=False,
            timeout=30,
            env={**os.environ, "STACKPICK_DATA_DIR": str(tmp_path), "TERM": "xterm"},
            **streams,
        )
        assert done.returncode == 2
    finally:
        os.close(controller)
        os.close(terminal)
    assert not (tmp_path / "sessions.db").exists()
