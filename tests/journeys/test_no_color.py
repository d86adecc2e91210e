"""NO_COLOR, set to anything or to nothing: not one colour code is written, and everything still shows."""

import re
from pathlib import Path

import pytest

from tests.support.terminal import Terminal, environment

HAS_COLOUR = re.compile(rb"(?:^|;)(?:3[0-9]|4[0-9]|9[0-7]|10[0-7])(?:;|$)")


def codes(raw: bytes) -> set[bytes]:
    return set(re.findall(rb"\x1b\[([0-9;]*)m", raw))


def walk(terminal: Terminal) -> None:
    """Go through every screen and dialog."""
    terminal.wait("Verdict: Flask")
    terminal.send("1", "5")
    terminal.wait("saved")
    terminal.send("e")
    terminal.wait("Why this verdict")
    terminal.send("3")
    terminal.wait("What it costs")
    terminal.send("\x1b")
    terminal.wait("What does the project need")
    terminal.send("s")
    terminal.wait("Sessions: 1")
    terminal.send("?")
    terminal.wait("Esc goes back")
    terminal.send("q")
    terminal.wait("Sessions: 1")
    terminal.send("r")
    terminal.wait("Name this session")
    terminal.send("Shop\r")
    terminal.wait("Sessions: 1.*>  Shop")
    terminal.send("f")
    terminal.wait("Final decision")
    terminal.send("\r")
    terminal.wait("Decision")


@pytest.mark.parametrize("value", ["1", ""], ids=["set", "empty"])
def test_no_color_writes_no_colour_code_on_any_screen(value: str, tmp_path: Path) -> None:
    env = environment(NO_COLOR=value, COLORTERM="truecolor")
    with Terminal("--data-dir", str(tmp_path / "data"), env=env) as terminal:
        walk(terminal)
        written = codes(bytes(terminal.raw))
    assert written
    assert not {code for code in written if HAS_COLOUR.search(code)}


def test_without_no_color_there_are_colours(tmp_path: Path) -> None:
    with Terminal("--data-dir", str(tmp_path / "data"), env=environment(COLORTERM="truecolor")) as terminal:
        terminal.wait("Verdict: Flask")
        assert any(HAS_COLOUR.search(code) for code in codes(bytes(terminal.raw)))
