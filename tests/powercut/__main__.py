"""Cut off the power at every moment of what the program does, in a model of a disk; the README has more."""

import argparse
import platform
import sqlite3
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from functools import partial

from tests.powercut.report import faults, report
from tests.powercut.scenarios import SCENARIOS
from tests.powercut.tracing import missing
from tests.powercut.trial import Effort, run


def main(arguments: Sequence[str] | None = None) -> int:
    """Try what the arguments say and print what came out; 1: something was lost, 2: it cannot be tried."""
    given = _parser().parse_args(arguments)
    if reason := missing():
        sys.stderr.write(f"{reason}\n")
        return 2
    start = time.monotonic()
    chosen = [each for each in SCENARIOS if not given.only or each.name in given.only]
    effort = Effort(given.states, given.recoveries, given.seed)
    with ProcessPoolExecutor(given.jobs) as pool:
        outcome = dict(zip(chosen, pool.map(partial(run, effort=effort), chosen), strict=True))
    sys.stdout.write(
        f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"{platform.system()}; {effort.states} states after each operation, {effort.recoveries} recoveries, "
        f"seed {effort.seed}; {time.monotonic() - start:.0f} seconds\n\n{report(outcome)}\n"
    )
    wrong = faults(outcome)
    sys.stdout.write("".join(f"\n{each}\n" for each in wrong))
    return 1 if wrong else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.powercut", description=__doc__)
    parser.add_argument(
        "--states", type=int, default=40, help="states tried after each operation, at most; else 40"
    )
    parser.add_argument(
        "--recoveries", type=int, default=8, help="states of each scenario to cut off again; else 8"
    )
    parser.add_argument("--seed", type=int, default=0, help="what the choice of states hangs on; else 0")
    parser.add_argument("--jobs", type=int, default=2, help="scenarios tried at the same time; else 2")
    names = [each.name for each in SCENARIOS]
    parser.add_argument("--only", nargs="+", choices=names, metavar="SCENARIO", help=", ".join(names))
    return parser


if __name__ == "__main__":
    sys.exit(main())
