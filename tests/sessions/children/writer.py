"""Kill a writer again and again, and count what it had acknowledged and what is lost.

Usage: writer.py PATH KILLS
"""

import json
import os
import sys
from pathlib import Path

from killing import delays, killed

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions.connecting import is_sound
from stackpick_tui.sessions.session import new_session
from stackpick_tui.sessions.store import SessionStore


def main() -> None:
    path, kills = Path(sys.argv[1]), int(sys.argv[2])
    SessionStore.open(path).close()

    def work(acknowledge: int) -> None:
        store = SessionStore.open(path)
        session = new_session()
        for number in range(10_000):
            session = store.put(session.toggled(Feature.ORM).renamed(str(number)))
            os.write(acknowledge, f"{session.id} {number}\n".encode())

    counts = {"kills": 0, "acknowledged": 0, "lost": 0, "unsound": 0, "notices": 0, "interrupted": 0}
    newest: dict[str, int] = {}
    for delay in delays(kills, 0.02):
        lines = killed(work, delay).decode().splitlines()
        counts["kills"] += 1
        counts["acknowledged"] += len(lines)
        newest |= {line.split()[0]: int(line.split()[1]) for line in lines}
        counts["interrupted"] += path.with_name("sessions.db-journal").exists()
        store = SessionStore.open(path)
        counts["notices"] += bool(store.access.notices or store.access.reason)
        found = {session.id: int(session.name) for session in store.list(limit=3)}
        store.close()
        if lines:
            last = lines[-1].split()
            counts["lost"] += found.get(last[0], -1) < int(last[1])
        counts["unsound"] += not is_sound(path)
    store = SessionStore.open(path)
    found = {session.id: int(session.name) for session in store.list(limit=None)}
    counts["lost"] += sum(found.get(id_, -1) < number for id_, number in newest.items())
    store.close()
    print(json.dumps(counts))  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
