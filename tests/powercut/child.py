"""The process that is traced: does the work of a scenario, and notes what it acknowledged.

Usage: python -m tests.powercut.child SCENARIO PLACE MARKER [again]; with ``again`` it opens what a cut left.
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.powercut.promises import Promise
from tests.powercut.scenarios import SCENARIOS, Scenario
from tests.powercut.workspace import Workspace


def main() -> None:
    name, folder, marker, *again = sys.argv[1:]
    [scenario] = [each for each in SCENARIOS if each.name == name]
    promise: Promise = json.loads(Path(marker).read_text(encoding="utf-8"))
    workspace = Workspace(Path(folder))
    descriptor = os.open(marker, os.O_WRONLY | os.O_TRUNC)
    with scenario.release(), scenario.carelessness():
        for told in _seen(scenario, workspace, promise) if again else scenario.work(workspace):
            promise = {**promise, **told}
            os.write(descriptor, json.dumps(promise).encode())


def _seen(scenario: Scenario, workspace: Workspace, promise: Promise) -> Iterator[Promise]:
    """Tell what is there: what somebody has seen after one cut is there after the next."""
    yield workspace.look(promise, scenario.expected)


if __name__ == "__main__":
    main()
