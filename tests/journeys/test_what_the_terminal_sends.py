"""What a terminal sends of its own accord, or in pieces: no key that nobody pressed, and none lost."""

import time
from pathlib import Path

from tests.support.replies import REPLIES
from tests.support.terminal import PATIENCE, Terminal, environment

TICKED = r"\[x\] {}  "
ALL = "".join(REPLIES.values())


def terminal(tmp_path: Path, size: tuple[int, int] = (80, 24), **env: str) -> Terminal:
    return Terminal("--data-dir", str(tmp_path / "data"), env=environment(**env), size=size)


def test_replies_to_others_do_nothing_on_the_checklist(tmp_path: Path) -> None:
    with terminal(tmp_path) as run:
        run.wait("Verdict: Flask")
        for reply in REPLIES.values():
            run.write(reply)
        run.write("3")
        text = run.wait(TICKED.format(3))
        assert text.count("[x]") == 1
        assert "What does the project need?" in text


def test_replies_before_the_start_do_nothing_and_keys_between_them_do(tmp_path: Path) -> None:
    # A terminal keeps 4096 characters for a program that does not read yet.
    queued = "".join(reply for reply in REPLIES.values() if len(reply) < 100)
    with terminal(tmp_path) as run:
        run.write(f"{queued}3{queued}4")
        assert run.wait(TICKED.format(4)).count("[x]") == 2


def test_replies_to_others_are_not_typed_into_a_field(tmp_path: Path) -> None:
    with terminal(tmp_path) as run:
        run.wait("Verdict: Flask")
        run.write("r")
        run.wait("Name this session")
        run.write(f"Sh{ALL}op\r")
        run.wait("stackpick-tui +Shop +saved")


def test_a_byte_that_is_no_text_does_not_end_the_app(tmp_path: Path) -> None:
    with terminal(tmp_path) as run:
        run.wait("Verdict: Flask")
        run.write("\udcff\udce93")
        run.wait(TICKED.format(3))


def test_over_ssh_a_key_may_arrive_in_two_parts(tmp_path: Path) -> None:
    with terminal(tmp_path, SSH_CONNECTION="192.0.2.1 50000 192.0.2.2 22") as run:
        run.wait("Verdict: Flask")
        run.write("\x1b")
        time.sleep(0.2)  # longer than elsewhere, and less than over SSH, is waited for the rest
        run.write("[5~3")
        assert run.wait(TICKED.format(3)).count("[x]") == 1


def interrupted(run: Terminal) -> int:
    """Press Ctrl+C until the app has ended, as a person would; return its exit code."""
    end = time.monotonic() + PATIENCE
    while True:
        run.write("\x03")
        try:
            return run.exit_code(0.3)
        except AssertionError:
            if time.monotonic() > end:
                raise


def test_ctrl_c_leaves_a_paste_that_does_not_end(tmp_path: Path) -> None:
    with terminal(tmp_path) as run:
        run.wait("Verdict: Flask")
        run.write("\x1b[200~1")
        assert interrupted(run) == 0


def position_of(text: str, words: str) -> str:
    """Return where words stand, as the mouse's reports tell it."""
    row, line = next((row, line) for row, line in enumerate(text.splitlines(), 1) if words in line)
    return f"{line.index(words) + 1};{row}"


def click(position: str, button: int = 0) -> str:
    return f"\x1b[<{button};{position}M\x1b[<{button};{position}m"


def test_the_left_button_ticks_and_no_other(tmp_path: Path) -> None:
    with terminal(tmp_path) as run:
        text = run.wait("Verdict: Flask.* q quit")
        first, third, leave = (position_of(text, words) for words in ("[ ] 1", "[ ] 3", "q quit"))
        for button in (1, 2, 128, 129, 130, 131):
            run.write(click(first, button) + click(leave, button))
        run.write(click(third))
        assert run.wait(TICKED.format(3)).count("[x]") == 1


def test_the_size_is_the_terminals_whatever_the_environment_says(tmp_path: Path) -> None:
    def border(columns: int) -> str:
        return rf"\n[^\n]{{{columns - 1}}}\S\n"

    with terminal(tmp_path, size=(100, 30), COLUMNS="40", LINES="12") as run:
        run.wait(border(100))
        run.resize(90, 26)
        run.wait(border(90))
