"""NO_COLOR, set to anything: not one colour code is written, and everything still shows."""

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
    terminal.wait("In short")
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


def test_no_color_writes_no_colour_code_on_any_screen(tmp_path: Path) -> None:
    env = environment(NO_COLOR="1", COLORTERM="truecolor")
    with Terminal("--data-dir", str(tmp_path / "data"), env=env) as terminal:
        walk(terminal)
        written = codes(bytes(terminal.raw))
    assert written
    assert not {code for code in written if HAS_COLOUR.search(code)}


@pytest.mark.parametrize("empty", [{}, {"NO_COLOR": ""}], ids=["unset", "empty"])
def test_without_no_color_or_with_an_empty_one_there_are_the_colours_of_the_theme(
    empty: dict[str, str], tmp_path: Path
) -> None:
    env = environment(COLORTERM="truecolor", **empty)
    with Terminal("--data-dir", str(tmp_path / "data"), env=env) as terminal:
        terminal.wait("Verdict: Flask")
        terminal.settle()
        assert any(HAS_COLOUR.search(code) for code in codes(bytes(terminal.raw)))
        colours = set(re.findall(rb"38;2;(\d+);(\d+);(\d+)", bytes(terminal.raw)))
    assert any(len(set(colour)) > 1 for colour in colours), "only greys"
