"""Kill processes at any moment of their work: the core of the two killers."""

import os
import random
import signal
import time
from collections.abc import Callable


def killed(work: Callable[[int], None], delay: float) -> bytes:
    """Run some work in a process that is killed after a delay, in seconds; return what it acknowledged.

    The work is given a descriptor to write acknowledgements to. It may be done before the kill.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            work(writer)
        finally:
            os._exit(0)
    os.close(writer)
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    acknowledged = b""
    while chunk := os.read(reader, 65536):
        acknowledged += chunk
    os.close(reader)
    return acknowledged


def delays(number: int, longest: float) -> list[float]:
    """Return moments to kill at, the same in every run."""
    generator = random.Random(number)
    return [generator.uniform(0, longest) for _ in range(number)]
