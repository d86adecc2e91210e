"""How busy other processes keep the machine while something is timed."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


def busy_seconds(statistics: Path = Path("/proc/stat")) -> float:
    """Add up how long the machine's cores have been busy so far; 0 where the kernel does not tell."""
    if not statistics.exists():
        return 0.0
    user, nice, system, _idle, _waiting, *interrupts = statistics.read_text().split("\n", 1)[0].split()[1:9]
    return sum(map(int, (user, nice, system, *interrupts))) / os.sysconf("SC_CLK_TCK")


def own_seconds() -> float:
    """Add up how long cores have been busy with this process and those it started and waited for."""
    return sum(os.times()[:4])


@contextmanager
def watched(
    busy: Callable[[], float] = busy_seconds,
    own: Callable[[], float] = own_seconds,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[list[float]]:
    """Watch the machine while the block runs.

    Gives an empty list, and at the end puts in how many cores, on average, were busy with anything not ours.
    """
    found: list[float] = []
    busy_before, own_before, begun = busy(), own(), clock()
    yield found
    others = (busy() - busy_before) - (own() - own_before)
    found.append(max(0.0, others) / (clock() - begun))
