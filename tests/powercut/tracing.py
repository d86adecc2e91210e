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
    """Return why nothing can be traced here, in a line; empty: it can."""
    if sys.platform != "linux":
        return "power cuts are simulated from what strace sees, which is for Linux only"
    return "" if shutil.which("strace") else "strace is missing: install the package of that name"


def traced(folder: Path, promise: Promise, scenario: str, *words: str) -> tuple[Tree, list[Operation]]:
    """Run a scenario's process in a folder; return the files before, and what it did to them.

    Args:
        folder: Where the files are; what is not in it is passed over.
        promise: What is promised at the start.
        scenario: What is done.
        words: Further arguments of ``child``.
    """
    before = Tree.of(folder)
    trace, marker = folder.with_suffix(".trace"), folder.with_suffix(".marker")
    marker.write_text(json.dumps(promise), encoding="utf-8")
    command = ["strace", "-f", "-xx", "-s", str(1 << 24), "-o", str(trace), "-e", f"trace={','.join(_KNOWN)}"]
    child = [sys.executable, "-m", "tests.powercut.child", scenario, str(folder), str(marker), *words]
    subprocess.run([*command, *child], check=True, cwd=PROJECT, capture_output=True)
    with trace.open(encoding="ascii") as lines:
        return before, list(Replay(before.copy(), folder, marker).operations(calls(lines)))


# a question mark: not every machine has every call
_KNOWN = [f"?{name}" for name in FOLLOWED]
