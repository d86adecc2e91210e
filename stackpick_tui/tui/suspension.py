"""Suspend the process, as Ctrl+Z does with any other program."""

import os
import signal
import sys
import time
from types import FrameType


def stop_group() -> bool:
    """Stop the process group as the terminal would for Ctrl+Z; return whether it was stopped and resumed.

    It is the whole group because the shell waits for all of it: if a wrapper started the app and went on
    running, no prompt would come. The system does not stop a group that no shell could resume, as in a
    container.
    """
    if sys.platform == "win32":
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
    time.sleep(0.05)  # the system may take a moment to stop the process
    for number, handler in before.items():
        signal.signal(number, handler)
    return was_resumed
