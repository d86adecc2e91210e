"""What the machine says of a process; Linux only."""

import os
import sys
from pathlib import Path

COMMAND = str(Path(sys.executable).with_name("stackpick-tui"))
"""The program as people start it; ``python -m`` takes 4 ms to find a module before that runs."""


def peak_megabytes(process: int) -> float:
    """Return the most memory a process has had, in 2**20 bytes."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def cpu_milliseconds(process: int) -> float:
    """Return the processor time a process and its threads have taken."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")
