"""A run from end to end: install, check that everything works, and only then time."""

import logging
import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from tests.evidence.assembling import assemble
from tests.evidence.builds import Build
from tests.evidence.disturbance import watched
from tests.evidence.environments import Environment, Installer
from tests.evidence.measurement import Figures, Measurement
from tests.evidence.processes import run
from tests.evidence.timing import Start, median_starts, wait_until_quiet

_log = logging.getLogger(__name__)


def measure(builds: Sequence[Build], python: str, folder: Path, rounds: int, patience: float) -> Measurement:
    """Measure these builds.

    Args:
        builds: what is measured.
        python: the Python to measure with.
        folder: an empty folder to work in.
        rounds: how many cold starts of each build count.
        patience: how many minutes to wait for a quiet machine before the timing.

    Raises:
        Failed: something cannot be installed, or a part of an app does not work with what is installed.
    """
    environments = _environments(builds, Installer.prepare(python, folder / "tools"), folder)
    timed = [build for build in builds if build.is_timed]
    for build in builds:
        _check(build, environments[build], folder / "checked" / build.label)
    for build in timed:
        assemble(build, folder / "timed" / build.label)

    def start(build: Build) -> Start:
        with watched() as disturbance:
            printed = run([environments[build].python, "start.py"], folder / "timed" / build.label)
        return Start(float(printed), *disturbance)

    load = wait_until_quiet(1.0, patience if timed else 0)
    starts = median_starts(timed, rounds if timed else 0, start, Random(rounds))
    release = run([python, "-c", "import platform; print(platform.python_version())"], folder).strip()
    return Measurement(
        day=datetime.now(UTC).date(),
        python=release,
        how=f"Each set installed alone; start is the median of {rounds} cold processes; one machine: "
        f"{os.cpu_count()} cores, {platform.system()}, {platform.machine().replace('_', '-')}.",
        load=(round(load, 2), round(os.getloadavg()[0], 2)),
        figures={
            build: Figures(each.packages, each.megabytes, starts.get(build))
            for build, each in environments.items()
        },
    )


def _environments(builds: Sequence[Build], installer: Installer, folder: Path) -> dict[Build, Environment]:
    made: dict[tuple[str, ...], Environment] = {}
    for asked in dict.fromkeys(build.requirements for build in builds):
        made[asked] = each = installer.make(asked, folder / f"environment-{len(made)}")
        _log.info("%d packages, %.2f MB: %s", len(each.packages), each.megabytes, " ".join(asked))
    return {build: made[build.requirements] for build in builds}


def _check(build: Build, environment: Environment, folder: Path) -> None:
    assemble(build, folder)
    run([environment.python, "check.py"], folder)
    _log.info("every part works: %s", build.label)
