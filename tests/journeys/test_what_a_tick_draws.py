"""What a tick writes to the terminal: the rows that say something else now, and every one of them."""

from pathlib import Path

import pytest

from tests.support.terminal import Terminal

WIDE = (160, 45)


def test_a_tick_that_leaves_the_verdict_does_not_draw_the_rows_that_stay(tmp_path: Path) -> None:
    with Terminal("--data-dir", str(tmp_path), size=WIDE) as terminal:
        terminal.send("1", "2")
        terminal.wait("saved [0-9].*startproject")
        terminal.settle()
        before = len(terminal.raw)
        terminal.send("3")
        terminal.wait("3 of 5.*Flask-Migrate")
        terminal.settle()
        drawn = terminal.raw[before:]
        assert b"3 of 5" in drawn
        assert b"startproject" not in drawn


def test_a_tick_that_turns_the_verdict_does_not_draw_the_rows_that_stay(tmp_path: Path) -> None:
    with Terminal("--data-dir", str(tmp_path), size=WIDE) as terminal:
        terminal.send("1")
        terminal.wait("saved [0-9].*To begin on Flask.*-m venv")
        terminal.settle()
        before = len(terminal.raw)
        terminal.send("2")
        terminal.wait("Verdict: Django.*startproject")
        terminal.settle()
        drawn = terminal.raw[before:]
        assert b"Verdict: Django" in drawn
        assert b"startproject" in drawn
        assert b"24 : 68" not in drawn
        assert "╰".encode() not in drawn


def test_what_ticks_leave_on_the_screen_is_what_drawing_it_anew_shows(tmp_path: Path) -> None:
    with Terminal("--data-dir", str(tmp_path), size=WIDE) as terminal:
        terminal.wait("Verdict: Flask")
        for ticks, verdict in (
            ("1", "1 of 5"),
            ("235", "4 of 5"),
            ("12", "2 of 5"),
            ("5", "1 of 5"),
            ("3", "0 of 5"),
        ):
            terminal.send(*ticks)
            terminal.wait(f"{verdict}.*To begin on")
            terminal.wait("saved [0-9]")
            terminal.settle()
            left = terminal.text
            terminal.send("?")
            terminal.wait("Esc goes back")
            terminal.send("\x1b")
            terminal.wait(f"{verdict}.*To begin on")
            terminal.settle()
            assert terminal.text == left


@pytest.mark.parametrize(
    ("keys", "row", "columns"),
    [("", 20, (60, 150)), ("", 40, (2, 40)), ("e", 12, (2, 70)), ("s", 12, (90, 150)), ("s", 6, (2, 60))],
    ids=["verdict", "below the features", "explanation", "preview", "sessions"],
)
def test_a_mouse_that_moves_over_text_draws_nothing(
    keys: str, row: int, columns: tuple[int, int], tmp_path: Path
) -> None:
    with Terminal("--data-dir", str(tmp_path), size=WIDE) as terminal:
        terminal.send("1", "2")
        terminal.wait("saved [0-9].*startproject")
        if keys:
            terminal.send(keys)
            terminal.wait("In short.*Against it" if keys == "e" else "Preview.*begun")
        terminal.write(moved(columns[0], row))
        terminal.settle()
        before = len(terminal.raw)
        for column in range(*columns, 5):
            terminal.write(moved(column, row))
        terminal.settle()
        assert len(terminal.raw) == before


def moved(column: int, row: int) -> str:
    """Return what the terminal reports of a mouse that moved there."""
    return f"\x1b[<35;{column};{row}M"
