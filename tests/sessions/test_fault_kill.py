"""Faults 22 and 31: processes killed at any moment of an upgrade and of their writing."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.store import SessionStore

CHILDREN = Path(__file__).parent / "children"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="no way to make and kill many processes quickly"),
]


def run(*arguments: str) -> dict[str, int]:
    done = subprocess.run(
        [sys.executable, str(CHILDREN / "killer.py"), *arguments],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert not done.stderr, done.stderr
    counts: dict[str, int] = json.loads(done.stdout)
    return counts


def test_fault_22_an_upgrade_killed_200_times_leaves_old_or_new_and_is_never_stuck(
    path: Path, store: SessionStore, make: Callable[..., Session]
) -> None:
    store.put_all(make(f"session {number}", note="x" * 300) for number in range(300))
    store.close()
    steps = [f"CREATE TABLE more{number} AS SELECT * FROM session" for number in range(3)]
    counts = run("upgrade", str(path), "200", *steps)
    print(counts)  # noqa: T201 - shown with -rP
    assert counts["kills"] == counts["old"] + counts["new"] == 200
    assert min(counts[kind] for kind in ("old", "new", "interrupted")) > 0
    assert [counts[kind] for kind in ("stuck", "lost", "unsound", "without backup")] == [0, 0, 0, 0]


def test_fault_31_a_writer_killed_500_times_loses_nothing_it_acknowledged(path: Path) -> None:
    counts = run("write", str(path), "500")
    print(counts)  # noqa: T201 - shown with -rP
    assert counts["kills"] == 500
    assert counts["acknowledged"] > 250
    assert counts["interrupted"] > 0
    assert [counts[kind] for kind in ("lost", "unsound", "noticed")] == [0, 0, 0]
