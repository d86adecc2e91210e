"""Kill processes again and again at any moment of their work, and print what that did as JSON.

Usage: killer.py write PATH KILLS | killer.py upgrade PATH KILLS STEP...
"""

import json
import os
import random
import signal
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions import schema
from stackpick_tui.sessions.access import Mode
from stackpick_tui.sessions.backup import KEPT, newest_first
from stackpick_tui.sessions.connecting import is_sound
from stackpick_tui.sessions.session import new_session
from stackpick_tui.sessions.store import SessionStore


def killed(work: Callable[[int], None], delay: float) -> bytes:
    """Run some work in a process that is killed after a delay, in seconds; return what it acknowledged.

    The work is given a descriptor to write acknowledgements to. It may be done before the kill.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            work(writer)
        finally:
            os._exit(0)
    os.close(writer)
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    acknowledged = b""
    while chunk := os.read(reader, 65536):
        acknowledged += chunk
    os.close(reader)
    return acknowledged


class Moments:
    """Moments to kill at, in seconds after the start: found by trying, so that the load does not matter."""

    def __init__(self) -> None:
        self._random = random.Random(0)
        self._longest = 0.02

    def next(self) -> float:
        """Return the next one."""
        return self._random.uniform(0, self._longest)

    def was_early(self, *, early: bool) -> None:
        """Learn whether the process had got anywhere."""
        self._longest *= 1.1 if early else 0.9


def write(path: Path, kills: int) -> Counter[str]:
    """Kill a writer, and compare what it acknowledged with what is there."""
    SessionStore.open(path).close()

    def work(acknowledge: int) -> None:
        store = SessionStore.open(path)
        session = new_session()
        for number in range(10_000):
            session = store.put(session.toggled(Feature.ORM).with_name(str(number)))
            os.write(acknowledge, f"{session.id} {number}\n".encode())

    counts: Counter[str] = Counter()
    acknowledged: dict[str, int] = {}
    moments = Moments()
    for _ in range(kills):
        lines = killed(work, moments.next()).decode().splitlines()
        moments.was_early(early=not lines)
        counts["kills"] += 1
        counts["acknowledged"] += len(lines)
        counts["interrupted"] += path.with_name(f"{path.name}-journal").exists()
        acknowledged |= {line.split()[0]: int(line.split()[1]) for line in lines}
        with closing(SessionStore.open(path)) as store:
            counts["noticed"] += bool(store.access.notices or store.access.reason)
            counts["lost"] += _lost(store, dict(list(acknowledged.items())[-2:]))
        counts["unsound"] += not is_sound(path)
    with closing(SessionStore.open(path)) as store:
        counts["lost"] += _lost(store, acknowledged)
    return counts


def _lost(store: SessionStore, acknowledged: dict[str, int]) -> int:
    found = {id_: store.get(id_) for id_ in acknowledged}
    return sum(
        not (session := found[id_]) or int(session.name) < number for id_, number in acknowledged.items()
    )


def upgrade(path: Path, kills: int, *steps: str) -> Counter[str]:
    """Kill an upgrade, and look at what it leaves, and whether the next one gets through."""
    original, old = path.read_bytes(), _version(path)
    with closing(SessionStore.open(path)) as store:
        sessions = store.search(limit=None) + store.search(limit=None, trashed=True)
    schema.STEPS += tuple((step,) for step in steps)
    counts: Counter[str] = Counter()
    moments = Moments()
    for _ in range(kills):
        path.write_bytes(original)
        killed(lambda _: SessionStore.open(path).close(), moments.next())
        counts["kills"] += 1
        counts["interrupted"] += path.with_name(f"{path.name}-journal").exists()
        version = _version(path)
        moments.was_early(early=version == old)
        counts["old"] += version == old
        counts["new"] += version == schema.version()
        with closing(SessionStore.open(path)) as store:
            counts["stuck"] += store.access.mode is not Mode.READ_WRITE
            counts["lost"] += sessions != store.search(limit=None) + store.search(limit=None, trashed=True)
        counts["unsound"] += not is_sound(path)
        counts["without backup"] += not 1 <= len(newest_first(path)) <= KEPT
    return counts


def _version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def main() -> None:
    what, path, kills, *steps = sys.argv[1:]
    counts = write(Path(path), int(kills)) if what == "write" else upgrade(Path(path), int(kills), *steps)
    print(json.dumps(counts))  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
