"""Time the app on a terminal and the commands in a shell, against what they could be; the README has more."""

import argparse
import compileall
import platform
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

import stackpick_tui
from tests.bench.commands import commands, time_command
from tests.bench.project import write_project
from tests.bench.report import report
from tests.bench.screens import WIDE, idle, programs, time_screen
from tests.bench.stores import fill
from tests.bench.typing import seconds_behind


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what the arguments say, and print it."""
    given = _parser().parse_args(arguments)
    compileall.compile_dir(Path(stackpick_tui.__file__).parent, quiet=1)
    # first, while no large store that was just written or removed keeps the disk busy
    behind = [seconds_behind(seed) for seed in range(given.typing)]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        stores = {n: fill(Path(folder) / str(n), n) for n in given.sessions}
        on_screen = programs(stores, Path(folder) / "empty")
        in_shell = commands(stores, write_project(Path(folder) / "project"))
        screens: dict[str, list[dict[str, float]]] = {program.name: [] for program in on_screen}
        times: dict[str, list[float]] = {name: [] for name in in_shell}
        # in turn, so that a machine whose speed drifts drifts for all; the first turn only fills caches
        for turn in range(given.runs + 1):
            for program in on_screen:
                row = time_screen(program)
                screens[program.name] += [row] if turn else []
            for name, command in in_shell.items():
                time = time_command(command)
                times[name] += [time] if turn else []
        left_alone = {
            program.name: idle(program, given.idle)
            for program in on_screen
            if not program.name.startswith(("minimal", "pane", "panel")) and program.size != WIDE
        }
    sys.stdout.write(
        f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, Textual {version('textual')}, "
        f"Rich {version('rich')}, {platform.system()}; medians of {given.runs}\n\n"
    )
    medians = {
        name: {figure: median(row[figure] for row in rows) for figure in rows[0]}
        for name, rows in screens.items()
    }
    shell = {name: median(each) for name, each in times.items()}
    sys.stdout.write(report(medians, shell, left_alone, behind) + "\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=11, help="runs of each that count; else 11")
    parser.add_argument(
        "--sessions",
        type=int,
        nargs="+",
        default=[10, 1_000, 100_000],
        help="sizes of stores, growing; else 10 1000 100000",
    )
    parser.add_argument("--idle", type=float, default=10, help="seconds to watch it do nothing; else 10")
    parser.add_argument(
        "--typing", type=int, default=60, help="notes to cut off while they are typed; else 60"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
