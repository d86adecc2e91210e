"""Timing the start: cold processes in shuffled rounds, once the machine is quiet."""

import logging
import os
import time
from collections.abc import Callable, Iterator, Sequence
from random import Random
from statistics import median

from tests.evidence.builds import Build

_log = logging.getLogger(__name__)
_STEP = 30
"""Seconds between two looks at the load."""


def shuffled_rounds(builds: Sequence[Build], count: int, random: Random) -> Iterator[list[Build]]:
    """Give every build once a round, each round in another order, so that no build has the quiet moments."""
    for _ in range(count):
        yield random.sample(builds, len(builds))


def median_starts(
    builds: Sequence[Build], count: int, start: Callable[[Build], float], random: Random
) -> dict[Build, float]:
    """Start every build so many times and once before, which fills the caches and does not count.

    Args:
        builds: what is started.
        count: how many rounds count.
        start: starts a build in a new process and gives the milliseconds it took.
        random: puts the rounds in order.

    Returns:
        The median for each build, in milliseconds.
    """
    for build in builds:
        start(build)
    times: dict[Build, list[float]] = {build: [] for build in builds}
    for number, order in enumerate(shuffled_rounds(builds, count, random), 1):
        for build in order:
            times[build].append(start(build))
        _log.info("round %d of %d, load %.2f", number, count, os.getloadavg()[0])
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
