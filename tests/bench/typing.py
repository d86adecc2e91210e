"""How much of a text is lost when the app is killed while somebody types it."""

import random
import sys
import tempfile
import time
from pathlib import Path

from stackpick_tui.sessions.paths import database
from tests.support.disk import stored
from tests.support.terminal import Terminal

PACE = 0.03
"""Seconds between two keys."""


def seconds_behind(seed: int) -> float:
    """Type a note, kill the app at a random moment; return the age of the oldest key that is not on disk."""
    with tempfile.TemporaryDirectory(prefix="typing-") as folder:
        arguments = (sys.executable, "-m", "stackpick_tui", "--data-dir", folder)
        with Terminal(command=arguments) as terminal:
            terminal.wait("Verdict: Flask")
            terminal.write("m")
            terminal.wait("Saved as you type")
            typed = []
            end = time.perf_counter() + random.Random(seed).uniform(1, 2)
            while time.perf_counter() < end:
                typed.append(time.perf_counter())
                terminal.write("abcdefghij"[len(typed) % 10])
                while (left := typed[-1] + PACE - time.perf_counter()) > 0:
                    terminal.pump(left)
            terminal.kill()
            killed = time.perf_counter()
        kept = len(stored(database(Path(folder)))[0].note)
        return killed - typed[kept] if kept < len(typed) else 0.0
