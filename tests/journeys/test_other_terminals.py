"""Terminals that are not what Textual expects: GNU screen, no alternate screen, no UTF-8."""

import base64
import re
import shutil
import sys
import tempfile
from pathlib import Path

import pyte
import pytest

from stackpick_tui.records.madr import record
from stackpick_tui.tui.clipboard import passed_through
from tests.support.disk import stored
from tests.support.terminal import Terminal, environment

ALTERNATE = re.compile(rb"\x1b\[\?1049[hl]")
NOT_ANSI = re.compile(rb"\x1b\[[<>=?][0-9;]*\$?[a-zA-Z]")


def test_what_is_copied_reaches_the_terminal_behind_gnu_screen_in_pieces_it_takes() -> None:
    text = "A record é\n" * 500
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", passed_through(text), re.DOTALL)
    assert max(len(piece) for piece in pieces) <= 256
    assert "".join(pieces) == f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\a"


@pytest.mark.skipif(not shutil.which("screen"), reason="GNU screen is not installed")
def test_y_in_gnu_screen_copies_the_record_and_writes_it_over_nothing(tmp_path: Path) -> None:
    (tmp_path / "screenrc").write_text("startup_message off\n")
    command = ("screen", "-U", "-c", str(tmp_path / "screenrc"), sys.executable, "-m", "stackpick_tui")
    path = tmp_path / "data" / "sessions.db"
    # not under a folder whose name may be long: a socket's path is one of 107 bytes at most
    with (
        tempfile.TemporaryDirectory(dir="/tmp") as folder,
        Terminal(
            "--data-dir", str(path.parent), command=command, env=environment(SCREENDIR=folder)
        ) as terminal,
    ):
        terminal.wait("Verdict: Flask")
        terminal.send("1")
        terminal.wait(r" saved \d\d:\d\d")
        terminal.send("y")
        terminal.wait("Copied the record")
        terminal.settle()
        [copied] = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)\a", terminal.raw)
        terminal.send("q")
        terminal.exit_code()
    assert base64.b64decode(copied).decode() == record(stored(path)[0])


def test_nothing_of_the_last_frame_stays_where_there_is_no_alternate_screen(tmp_path: Path) -> None:
    with Terminal("--data-dir", str(tmp_path / "data")) as terminal:
        terminal.wait("Verdict: Flask")
        terminal.send("1", "q")
        assert terminal.exit_code() == 0
        raw = bytes(terminal.raw)
    assert len(ALTERNATE.findall(raw)) == 2
    screen = pyte.Screen(80, 24)
    pyte.ByteStream(screen).feed(NOT_ANSI.sub(b"", ALTERNATE.sub(b"", raw)))
    lines = [line.strip() for line in screen.display if line.strip()]
    assert lines[0] == "Flask: accounts"
    # the command that opens it again may take several rows, broken anywhere; nothing stands below it
    command = "".join(lines[1:]).replace(" ", "")
    assert re.search(r"open[0-9a-f]{12}--data-dir\S+data$", command)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_frames_are_drawn_whatever_the_encoding_of_the_streams_is(encoding: str, tmp_path: Path) -> None:
    with Terminal(
        "--data-dir", str(tmp_path / "data"), env=environment(PYTHONIOENCODING=encoding)
    ) as terminal:
        text = terminal.wait("Verdict: Flask.*q quit")
    assert "│" in text
    assert "\\u" not in text


def test_frames_are_drawn_in_a_locale_that_is_not_utf_8(tmp_path: Path) -> None:
    env = environment(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    with Terminal("--data-dir", str(tmp_path / "data"), env=env) as terminal:
        text = terminal.wait("Verdict: Flask.*q quit")
    assert "│" in text
    assert "\\u" not in text
