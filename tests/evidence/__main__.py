"""Measure the evidence: ``python -m tests.evidence``; the README beside this file says the rest."""

import argparse
import json
import logging
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random

from tests.evidence.assembling import assemble
from tests.evidence.builds import ALL_SETS, EXTRAS, Build, builds_of, row_of
from tests.evidence.comparing import differences
from tests.evidence.datafile import mended, renewed, written
from tests.evidence.environments import Environment, Installer
from tests.evidence.measurement import Figures, Measurement, Mismatch
from tests.evidence.processes import Failed, run
from tests.evidence.timing import median_starts, wait_until_quiet

_DATA = Path(__file__).parents[2] / "stackpick_tui/advice/evidence.json"
_log = logging.getLogger("tests.evidence")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what the arguments name, write the data file and say what changed."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    given = _arguments(arguments)
    with tempfile.TemporaryDirectory(prefix="evidence-") as folder:
        try:
            measurement = _measure(_builds(given.sets), given, Path(folder))
            old = json.loads(given.data.read_text(encoding="ascii"))
            new = mended(old, measurement) if given.sets else renewed(old, measurement)
        except (Failed, Mismatch) as problem:
            _log.error("nothing is written: %s", problem)  # noqa: TRY400 - the message is all there is to know
            return 1
    given.data.write_text(written(new), encoding="ascii")
    for line in differences(old, new):
        sys.stdout.write(f"{line}\n")
    return 0


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    sets = {row_of(features) or "none": features for features in ALL_SETS}
    parser = argparse.ArgumentParser(prog="python -m tests.evidence", description=__doc__)
    parser.add_argument(
        "sets",
        nargs="*",
        metavar="SET",
        choices=[*sets, "extras", []],
        help="features joined by +, none, or extras; without any, everything is measured",
    )
    parser.add_argument("--python", default=sys.executable, help="the Python to measure with (default: this one)")
    parser.add_argument("--rounds", type=int, default=10, help="how many cold starts count (default: 10)")
    parser.add_argument("--patience", type=float, default=30, help="minutes to wait for a quiet machine (default: 30)")
    parser.add_argument("--data", type=Path, default=_DATA, help="the file to renew (default: the one we ship)")
    return parser.parse_args(arguments)


def _builds(sets: Sequence[str]) -> list[Build]:
    wanted = [features for features in ALL_SETS if not sets or (row_of(features) or "none") in sets]
    builds = [build for features in wanted for build in builds_of(features)]
    return builds + list(EXTRAS if not sets or "extras" in sets else ())


def _measure(builds: list[Build], given: argparse.Namespace, folder: Path) -> Measurement:
    installer = Installer.prepare(given.python, folder / "tools")

    @cache
    def environment(requirements: tuple[str, ...]) -> Environment:
        made = installer.make(requirements, folder / f"environment-{'-'.join(requirements)}")
        _log.info("%d packages, %.2f MB: %s", len(made.packages), made.megabytes, " ".join(requirements))
        return made

    for build in builds:
        python = environment(build.requirements).python
        for copy in ("checked", "timed"):
            assemble(build, folder / copy / build.label)
        run([python, "check.py"], folder / "checked" / build.label)
        _log.info("every part works: %s", build.label)

    def start(build: Build) -> float:
        python = environment(build.requirements).python
        return float(run([python, "start.py"], folder / "timed" / build.label))

    before = wait_until_quiet(1.0, given.patience)
    starts = median_starts(builds, given.rounds, start, Random(given.rounds))
    made = {build: environment(build.requirements) for build in builds}
    return Measurement(
        day=datetime.now(UTC).date(),
        python=run([given.python, "-c", "import platform; print(platform.python_version())"], folder).strip(),
        how=f"Each set installed alone; start is the median of {given.rounds} cold processes; one machine: "
        f"{os.cpu_count()} cores, {platform.system()}, {platform.machine().replace('_', '-')}.",
        load=(round(before, 2), round(os.getloadavg()[0], 2)),
        figures={build: Figures(each.packages, each.megabytes, starts[build]) for build, each in made.items()},
    )


if __name__ == "__main__":
    sys.exit(main())
