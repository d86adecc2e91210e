"""Programs on a terminal, timed as a person meets them: to the text, and from a key to its effect."""

import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.bench.machine import COMMAND, cpu_milliseconds, peak_megabytes
from tests.support.terminal import Terminal

APPS = Path(__file__).parent / "apps"
WIDE = (160, 45)
"""Columns and rows of a window in which the checklist shows everything."""
QUIET = 0.3
"""Seconds without output after which a screen has settled."""
WARM_UP = 3.0
"""Seconds from its first useful screen until a program is left alone."""


@dataclass(frozen=True, slots=True)
class Step:
    """Keys, and what stands on the screen once they have done what they do."""

    figure: str
    """What the time is called; empty: it is not timed."""
    keys: str
    """What is typed."""
    shown: str
    """A pattern of what comes of it."""


@dataclass(frozen=True, slots=True)
class Program:
    """Something that draws on a terminal."""

    name: str
    """What the report calls it."""
    arguments: Sequence[str]
    """What follows the interpreter."""
    shown: str
    """A pattern of its first useful screen."""
    steps: Sequence[Step] = ()
    """What is done with it then."""
    size: tuple[int, int] = (100, 30)
    """Columns and rows of the terminal."""


def programs(stores: Mapping[int, Path], empty: Path) -> list[Program]:
    """Return what is compared.

    Args:
        stores: Data directories, by how many sessions are in them.
        empty: A data directory with nothing in it.
    """
    ours = (COMMAND, "--data-dir")
    tick, key = Step("", "1", r"\[x\] 1"), Step("key", "2", "Verdict: Django")
    pick = (*(Step("", keys, "accounts") for keys in ("\x1b[H", " ", "\x1b[B")), replace(key, keys=" "))
    pane = Program("pane", (str(APPS / "pane.py"),), "Verdict: Flask", (key,))
    minimal = Program("minimal", (str(APPS / "minimal.py"),), "Verdict: Flask", pick)
    app = Program("stackpick-tui", (*ours, str(empty)), "Verdict: Flask", (tick, key))
    whole = replace(key, shown="(?s)Verdict: Django.*startproject")
    unfold = Step("unfold", "\r", "(?s)In short.*The thought behind it")
    return [
        Program("bare", (str(APPS / "bare.py"),), "ready"),
        pane,
        replace(pane, name="pane, 160x45", size=WIDE),
        minimal,
        app,
        replace(minimal, name="minimal, 160x45", size=WIDE),
        replace(
            app,
            name="stackpick-tui, 160x45",
            size=WIDE,
            steps=(
                tick,
                whole,
                Step("explain", "e", "1 In short"),
                unfold,
            ),
        ),
        *(
            Program(
                f"{sessions} sessions",
                (*ours, str(place)),
                "Verdict: Flask",
                (
                    Step("sessions", "s", "Preview.*begun"),
                    Step("filter", "/", "name, note"),
                    Step("echo", "0", r"\A(?!.*name, note)"),
                    Step("found", f"{sessions // 2:06d}"[1:], "Sessions: 1 match"),
                ),
            )
            for sessions, place in stores.items()
        ),
    ]


def time_screen(program: Program) -> dict[str, float]:
    """Run a program once; times in milliseconds, memory in 2**20 bytes."""
    started = time.perf_counter()
    with Terminal(command=(sys.executable, *program.arguments), size=program.size) as terminal:
        terminal.wait(program.shown)
        row = {"paint": _since(started)}
        row["settled"] = _since(started, until=_settle(terminal))
        for step in program.steps:
            sent = time.perf_counter()
            terminal.write(step.keys)
            terminal.wait(step.shown)
            if step.figure:
                row[step.figure] = _since(sent)
            _settle(terminal)
        row["memory"] = peak_megabytes(terminal.pid)
        return row


def idle(program: Program, seconds: float) -> dict[str, float]:
    """Leave a program alone; return the bytes it writes and the milliseconds of processor time it takes."""
    with Terminal(command=(sys.executable, *program.arguments), size=program.size) as terminal:
        terminal.wait(program.shown)
        end = time.perf_counter() + WARM_UP
        while time.perf_counter() < end:
            terminal.pump(0.1)
        written, used = len(terminal.raw), cpu_milliseconds(terminal.pid)
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            terminal.pump(left)
        return {
            "bytes": float(len(terminal.raw) - written),
            "cpu": cpu_milliseconds(terminal.pid) - used,
        }


def _settle(terminal: Terminal) -> float:
    """Wait until nothing more is drawn; return when the last of it was."""
    last = time.perf_counter()
    while terminal.pump(QUIET):
        last = time.perf_counter()
    return last


def _since(start: float, until: float | None = None) -> float:
    return ((until or time.perf_counter()) - start) * 1000
