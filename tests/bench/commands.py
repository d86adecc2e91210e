"""Commands of the shell, timed from start to end."""

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench.machine import COMMAND
from tests.bench.project import FILES
from tests.support.terminal import environment


def commands(stores: Mapping[int, Path], project: Path) -> dict[str, Sequence[str]]:
    """Return what is timed, by name: the arguments of the interpreter.

    Args:
        stores: Data directories, by how many sessions are in them.
        project: The folder of a project to read.
    """
    return {
        "python -c pass": ("-c", "pass"),
        "decide": (COMMAND, "decide", "accounts", "orm", "--json"),
        "explain": (COMMAND, "explain", "accounts", "orm"),
        "begin": (COMMAND, "begin", "accounts", "orm"),
        f"scan, {FILES} files": (COMMAND, "scan", str(project)),
        **{f"list, {n} sessions": (COMMAND, "list", "--data-dir", str(stores[n])) for n in stores},
        **{f"show, {n} sessions": (COMMAND, "show", "--last", "--data-dir", str(stores[n])) for n in stores},
    }


def time_command(arguments: Sequence[str]) -> float:
    """Run a command once; return the milliseconds it took."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], env=environment(), check=True, capture_output=True)
    return (time.perf_counter() - start) * 1000
