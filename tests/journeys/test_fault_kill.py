"""Faults 25, 31 and 32 with the real process: a file that is locked while one types, and `kill -9`."""

import sqlite3
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from stackpick_tui.advice.features import Feature
from tests.support.disk import locked, stored
from tests.support.terminal import Terminal

KILLS = 50
AT_ONCE = 5
"""So many apps run at the same time, on the same file."""
TEXT = "one two three four five six seven eight nine ten"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "sessions.db"


def wait_until_saved(terminal: Terminal) -> None:
    """Wait until the app says so; a frame may arrive in pieces, and only a whole one can be believed."""
    terminal.wait(r"saved \d\d:\d\d")
    terminal.settle()
    terminal.wait(r"saved \d\d:\d\d")


def test_fault_25_every_key_is_drawn_while_the_file_is_locked_and_saved_after_it(path: Path) -> None:
    with Terminal("--data-dir", str(path.parent)) as terminal:
        terminal.send("1")
        terminal.wait(r"saved \d\d:\d\d")
        with locked(path):
            terminal.send("5", "2")
            terminal.wait(r"\[x\] 2.*\[x\] 5")
            terminal.wait("Verdict: Django")
            terminal.send("m")
            terminal.wait("Saved as you type")
            terminal.send(TEXT)
            terminal.wait(TEXT)
            # longer than it waits for a lock: the last words before the lock goes are drawn too
            terminal.wait("NOT SAVED: in use by another program")
            terminal.send(" go")
            terminal.wait(f"{TEXT} go")
        terminal.wait(r"saved \d\d:\d\d")
        [session] = stored(path)
        assert session.note == f"{TEXT} go"
        assert session.features == {Feature.ACCOUNTS, Feature.ORM, Feature.ADMIN}


def test_fault_32_a_kill_while_typing_loses_no_tick_and_nothing_that_was_shown_as_saved(path: Path) -> None:
    with Terminal("--data-dir", str(path.parent)) as terminal:
        terminal.wait("Verdict: Flask")
        terminal.send("1", "5", "m")
        terminal.wait("Saved as you type")
        typed = ""
        for words in ("one two three ", "four five ", "six seven eight "):
            terminal.send(words)
            typed += words
            terminal.wait(typed.rstrip())
            wait_until_saved(terminal)
        terminal.send("and more")
        terminal.kill()
    [session] = stored(path)
    assert session.features == {Feature.ACCOUNTS, Feature.ADMIN}
    assert session.note.startswith(typed.rstrip())
    assert f"{typed}and more".startswith(session.note)


def tick_and_be_killed(path: Path, number: int) -> Counter[str]:
    """Run the app, tick until each tick is shown as saved, and kill it then; return what it acknowledged."""
    counts = Counter(kills=1)
    with Terminal("--data-dir", str(path.parent)) as terminal:
        terminal.wait("Verdict: Flask")
        terminal.send("r")
        terminal.wait("Name this session")
        terminal.send(f"app {number:02}\r")
        terminal.wait(rf"app {number:02}.*saved \d\d:\d\d")
        for feature in range(1, 2 + number % 5):
            terminal.send(str(feature))
            terminal.wait(rf"\[x\] {feature}")
            wait_until_saved(terminal)
            counts["acknowledged"] += 1
        terminal.kill()
    return counts


@pytest.mark.slow
def test_fault_31_fifty_apps_killed_once_saved_is_on_the_screen_lose_no_tick(path: Path) -> None:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        counts = sum(pool.map(lambda number: tick_and_be_killed(path, number), range(KILLS)), Counter())
    found = {session.name: len(session.features) for session in stored(path)}
    expected = {f"app {number:02}": 1 + number % 5 for number in range(KILLS)}
    counts["lost"] = sum(expected.values()) - sum(min(found.get(name, 0), n) for name, n in expected.items())
    print(dict(counts))  # noqa: T201 - shown with -rP
    assert counts["kills"] == KILLS
    assert counts["acknowledged"] == sum(expected.values())
    assert counts["lost"] == 0
    assert found == expected
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
