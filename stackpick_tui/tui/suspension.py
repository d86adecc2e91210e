"""Stopping for a while, as Ctrl+Z does with any other program."""

import os
import signal
import time
from types import FrameType


def stop_group() -> bool:
    """Stop the process group, as the terminal itself would for Ctrl+Z; return, once resumed, whether it was.

    The whole group, because a shell waits for all of it: alone, a process started by a wrapper would stop and
    no prompt would come. The system stops no group that nobody could resume, as in a container.
    """
    if os.name == "nt":
        return False
    was_resumed = False

    def note(_: int, __: FrameType | None) -> None:
        nonlocal was_resumed
        was_resumed = True

    before = {
        signal.SIGTSTP: signal.signal(signal.SIGTSTP, signal.SIG_DFL),
        signal.SIGCONT: signal.signal(signal.SIGCONT, note),
    }
    os.kill(0, signal.SIGTSTP)
    time.sleep(0.05)  # the system may take a moment to stop us
    for number, handler in before.items():
        signal.signal(number, handler)
    return was_resumed
