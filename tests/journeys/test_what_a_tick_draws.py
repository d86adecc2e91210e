"""What a tick writes to the terminal: the rows that say something else now, and every one of them."""

from pathlib import Path

import pytest

from tests.support.terminal import Terminal

WIDE = (160, 45)


@pytest.mark.parametrize(
    ("before", "tick", "drawn", "stays"),
    [
        ("12", "3", "3 of 5.*Flask-Migrate", ["startproject"]),
        ("1", "2", "Verdict: Django.*startproject", ["24 : 68", "╰"]),
    ],
    ids=["the verdict stays", "the verdict turns"],
)
def test_a_tick_does_not_draw_the_rows_that_stay(
    before: str, tick: str, drawn: str, stays: list[str], tmp_path: Path
) -> None:
    with Terminal("--data-dir", str(tmp_path), size=WIDE) as terminal:
        terminal.send(*before)
        terminal.wait(f"{len(before)} of 5.*-m venv")
        terminal.wait("saved [0-9]")
        terminal.settle()
        start = len(terminal.raw)
        terminal.send(tick)
        terminal.wait(drawn)
        terminal.settle()
        written = terminal.raw[start:].decode()
        assert f"{len(before) + 1} of 5" in written
        assert all(words in terminal.text and words not in written for words in stays)


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
