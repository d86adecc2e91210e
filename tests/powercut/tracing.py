"""A process traced with strace: the calls that reach its files."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from tests.powercut.operations import Operation
from tests.powercut.promises import Promise
from tests.powercut.replaying import FOLLOWED, Replay
from tests.powercut.strace import calls
from tests.powercut.tree import Tree

PROJECT = Path(__file__).parents[2]


def missing() -> str:
    """Return why no process can be traced here, in one line; empty: it can."""
    if sys.platform != "linux":
        return "power cuts are simulated from what strace sees, and strace is for Linux only"
    if shutil.which("strace") is None:
        return "power cuts are simulated from what strace sees, and it is missing: install strace"
    tried = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, text=True, check=False)
    said = tried.stderr.strip().splitlines()
    return (
        f"strace cannot trace here: {said[-1] if said else 'it does not say why'}" if tried.returncode else ""
    )


def traced(folder: Path, promise: Promise, scenario: str, *words: str) -> tuple[Tree, list[Operation]]:
    """Run a scenario's process in a folder; return the files before, and what was done to them.

    Args:
        folder: Where the files are, an absolute path; what happens elsewhere is passed over.
        promise: What is promised at the start.
        scenario: What is done.
        words: Further arguments of ``child``.
    """
    before = Tree.of(folder)
    trace, marker = folder.with_suffix(".trace"), folder.with_suffix(".marker")
    marker.write_text(json.dumps(promise), encoding="utf-8")
    child = [sys.executable, "-m", "tests.powercut.child", scenario, str(folder), str(marker), *words]
    subprocess.run([*_STRACE, "-o", str(trace), *child], check=True, cwd=PROJECT, stdout=subprocess.DEVNULL)
    with trace.open(encoding="ascii") as lines:
        return before, list(Replay(before.copy(), folder, marker).operations(calls(lines)))


# every byte as a number, no string cut short, and no complaint about calls a machine does not have
_STRACE = [
    "strace",
    "-f",
    "-xx",
    "-s",
    str(1 << 24),
    "-e",
    f"trace={','.join(f'?{each}' for each in FOLLOWED)}",
]
