"""Timing the start: cold processes in shuffled rounds, on a machine that has nothing else to do."""

import logging
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from statistics import median

from tests.evidence.builds import Build

_log = logging.getLogger(__name__)
_STEP = 30
"""Seconds between two looks at the load."""
_TRIES = 3
"""How often a disturbed start is tried in a round."""
_UNDISTURBED = 0.15
"""Up to this share of a core may go to others; a test run beside a start takes a whole one."""


@dataclass(frozen=True, slots=True)
class Start:
    """One start of one app."""

    milliseconds: float
    """What the app says it took."""
    disturbance: float
    """How much of a core went to other processes meanwhile: 1 is one core kept busy."""


def shuffled_rounds(builds: Sequence[Build], count: int, random: Random) -> Iterator[list[Build]]:
    """Give every build once a round, each round in another order, so that no build has the quiet moments."""
    for _ in range(count):
        yield random.sample(builds, len(builds))


def median_starts(
    builds: Sequence[Build], count: int, start: Callable[[Build], Start], random: Random
) -> dict[Build, float]:
    """Start every build so many times and once before, which fills the caches and does not count.

    Args:
        builds: what is started.
        count: how many rounds count.
        start: starts a build in a new process.
        random: puts the rounds in order.

    Returns:
        The median for each build, in milliseconds.
    """
    for build in builds:
        start(build)
    times: dict[Build, list[float]] = {build: [] for build in builds}
    for number, order in enumerate(shuffled_rounds(builds, count, random), 1):
        starts = _least_disturbed(order, start)
        for build, each in starts.items():
            times[build].append(each.milliseconds)
        disturbed = sum(each.disturbance > _UNDISTURBED for each in starts.values())
        _log.info("round %d of %d, disturbed %d of %d", number, count, disturbed, len(builds))
    return {build: median(each) for build, each in times.items()}


def wait_until_quiet(
    below: float,
    patience: float,
    load: Callable[[], float] = lambda: os.getloadavg()[0],
    sleep: Callable[[float], None] = time.sleep,
) -> float:
    """Wait until the machine's load is low, at most so many minutes, and give the load it has then."""
    for _ in range(int(patience * 60 / _STEP)):
        if load() < below:
            break
        _log.info("waiting for a load below %.1f, now %.2f", below, load())
        sleep(_STEP)
    return load()


def _least_disturbed(order: Sequence[Build], start: Callable[[Build], Start]) -> dict[Build, Start]:
    best: dict[Build, Start] = {}
    for _ in range(_TRIES):
        for build in order:
            again = start(build)
            best[build] = min(best.get(build, again), again, key=lambda each: each.disturbance)
        order = [build for build in order if best[build].disturbance > _UNDISTURBED]
    return best
