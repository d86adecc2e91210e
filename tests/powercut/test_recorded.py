"""The model on a real trace: SQLite made a file that says "one", and changed it to say "two".

Recorded with Python 3.11 and SQLite 3.40 on Linux, with ``page_size = 512`` and ``synchronous = EXTRA``.
"""

import random
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path, PurePath

import pytest

from tests.powercut.cuts import Order, states
from tests.powercut.disk import Disk
from tests.powercut.operations import Acknowledge, Operation, Sync
from tests.powercut.replaying import Replay
from tests.powercut.strace import calls
from tests.powercut.tree import ROOT, Tree

TRACE = Path(__file__).parent / "traces" / "commit.txt"


@pytest.fixture(scope="module")
def recorded() -> list[Operation]:
    replay = Replay(Tree(), PurePath("/place"), PurePath("/marker"))
    return list(replay.operations(calls(TRACE.read_text(encoding="ascii").splitlines())))


Say = Callable[[Sequence[Operation]], dict[str, set[str]]]


@pytest.fixture
def said(tmp_path: Path) -> Say:
    """Cut a process off everywhere; return what the file may say, by what was acknowledged last."""
    known: dict[int, str] = {}

    def read(tree: Tree) -> str:
        folder = tmp_path / str(len(known))
        tree.write_to(folder)
        with closing(sqlite3.connect(folder / "kept.db")) as connection:
            try:
                return str(connection.execute("SELECT value FROM kept").fetchall()[0][0])
            except sqlite3.Error as error:
                return "nothing" if "no such table" in str(error) else str(error)

    def cut_everywhere(operations: Sequence[Operation]) -> dict[str, set[str]]:
        disk, told, found = Disk(Tree()), "nothing", defaultdict(set)
        for operation in operations:
            disk.do(operation)
            told = operation.promise if isinstance(operation, Acknowledge) else told
            for order in Order:
                for tree in states(disk, order, 60, random.Random(0)):
                    if tree.look() not in known:
                        known[tree.look()] = read(tree)
                    found[told].add(known[tree.look()])
        return found

    return cut_everywhere


def test_a_commit_that_waits_for_all_it_has_to_is_there_once_it_was_acknowledged(
    recorded: list[Operation], said: Say
) -> None:
    assert said(recorded) == {"nothing": {"nothing", "one"}, "one": {"one", "two"}, "two": {"two"}}


def test_without_a_sync_of_the_folder_at_the_end_the_last_commit_may_be_undone(
    recorded: list[Operation], said: Say
) -> None:
    last = max(number for number, each in enumerate(recorded) if each == Sync(ROOT))
    assert said(recorded[:last] + recorded[last + 1 :])["two"] == {"one", "two"}


def test_without_any_sync_the_file_may_be_damaged(recorded: list[Operation], said: Say) -> None:
    found = said([each for each in recorded if not isinstance(each, Sync)])
    assert "nothing" in found["two"]
    assert (found["one"] | found["two"]) - {"nothing", "one", "two"}
