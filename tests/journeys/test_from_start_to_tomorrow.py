"""The main journey, with the real process: tick, see, understand, leave, come back, find everything."""

import re
from pathlib import Path

import pytest

from stackpick_tui.sessions.store import SessionStore
from tests.support.terminal import Terminal, environment


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_a_person_decides_understands_leaves_and_finds_everything_again(
    size: tuple[int, int], tmp_path: Path
) -> None:
    data = str(tmp_path / "data")
    with Terminal("--data-dir", data, size=size) as terminal:
        terminal.wait("Verdict: Flask.*0 of 5")
        terminal.send("1", "5")
        terminal.wait(r"\[x\] 1.*\[ \] 2.*\[x\] 5")
        terminal.wait("Verdict: Django")
        terminal.wait("2 of 5; the rule needs 2")
        terminal.wait(r"saved \d\d:\d\d")
        terminal.send("e")
        terminal.wait("1 In short.*Django, because")
        terminal.send("3")
        terminal.wait("What it costs, measured")
        terminal.send("\x1b")
        terminal.wait("What does the project need")
        terminal.send("q")
        assert terminal.exit_code() == 0
        left = terminal.raw.decode().rpartition("\x1b[?1049l")[2].strip().splitlines()
    assert 1 <= len(left) <= 3
    command = re.search(r" open (\w+) --data-dir (\S+)$", left[-1])
    assert command
    assert command[2] == data

    with Terminal("--data-dir", data, size=size) as terminal:
        terminal.wait("Verdict: Flask.*0 of 5")
        terminal.send("s")
        terminal.wait("Sessions: 1.*Django - accounts, admin")
        terminal.send("\r")
        terminal.wait(r"\[x\] 1.*\[ \] 2.*\[x\] 5")
        terminal.wait("Verdict: Django")
        terminal.send("q")
        assert terminal.exit_code() == 0

    with Terminal("open", command[1], "--data-dir", data, size=size) as terminal:
        terminal.wait(r"\[x\] 1.*\[ \] 2.*\[x\] 5")
        terminal.wait(r"saved \d\d:\d\d")
        terminal.send("\x03", "\x03")
        assert terminal.exit_code() == 0

    store = SessionStore.open(Path(data) / "sessions.db")
    assert store.count() == 1
    store.close()


def test_open_last_brings_back_the_session_changed_last(tmp_path: Path) -> None:
    env = environment(STACKPICK_DATA_DIR=str(tmp_path / "data"))
    with Terminal(env=env) as terminal:
        terminal.wait("Verdict: Flask")
        terminal.send("2", "n", "3", "q")
        assert terminal.exit_code() == 0
        assert "--data-dir" not in terminal.text
    with Terminal("open", "--last", env=env) as terminal:
        terminal.wait(r"\[ \] 2.*\[x\] 3")
        terminal.send("q")
        assert terminal.exit_code() == 0


def test_nothing_stays_in_the_terminal_after_an_untouched_session(tmp_path: Path) -> None:
    with Terminal("--data-dir", str(tmp_path / "data")) as terminal:
        terminal.wait("Verdict: Flask")
        terminal.send("q")
        assert terminal.exit_code() == 0
        assert terminal.text.strip() == ""


def test_without_a_place_for_sessions_the_app_works_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with Terminal("--data-dir", str(tmp_path / "file" / "data")) as terminal:
        terminal.wait("NOT SAVED")
        terminal.send("1", "2")
        terminal.wait("Verdict: Django")
        terminal.send("q")
        terminal.wait("Quit without saving")
        terminal.send("\x1b")
        terminal.wait("What does the project need")
        terminal.send("q")
        terminal.wait("Quit without saving")
        terminal.send("\t", "\r")
        assert terminal.exit_code() == 0
        assert "could not be saved" in terminal.text
