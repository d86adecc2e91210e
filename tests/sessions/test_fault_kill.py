"""Faults 22 and 31: processes killed at any moment of an upgrade and of their writing."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.store import SessionStore

FIRST = (Path(__file__).parent / "releases" / "1.sql").read_text()
MANY = """
    WITH RECURSIVE numbers (number) AS (VALUES (1) UNION ALL SELECT number + 1 FROM numbers LIMIT 300)
    INSERT INTO session
    SELECT printf('%032x', 2 * number + (deleted IS NULL)), 'session ' || number, hex(randomblob(300)),
        features, verdict, rule, decision, reason, decided_by, 1, created, updated, deleted, search
    FROM session, numbers;
"""
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


@pytest.mark.parametrize("steps", [0, 3], ids=["from the first release", "from today's"])
def test_fault_22_an_upgrade_killed_200_times_leaves_old_or_new_and_is_never_stuck(
    path: Path, steps: int, open_store: Callable[..., SessionStore], make: Callable[..., Session]
) -> None:
    if steps:
        with closing(open_store(path)) as store:
            store.put_all(make(f"session {number}", note="x" * 300) for number in range(300))
    else:
        path.parent.mkdir()
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(FIRST + MANY)
    more = [f"CREATE TABLE more{number} AS SELECT * FROM session" for number in range(steps)]
    counts = run("upgrade", str(path), "200", *more)
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
