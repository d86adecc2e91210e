"""Kill an upgrade again and again, and say what each kill left.

Usage: upgrader.py PATH KILLS STEP...
"""

import json
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

from killing import delays, killed

from stackpick_tui.sessions import schema
from stackpick_tui.sessions.access import Mode
from stackpick_tui.sessions.backup import KEPT, newest_first
from stackpick_tui.sessions.connecting import is_sound
from stackpick_tui.sessions.store import SessionStore


def main() -> None:
    path, kills = Path(sys.argv[1]), int(sys.argv[2])
    old = schema.version()
    schema.STEPS += tuple((step,) for step in sys.argv[3:])
    original = path.read_bytes()
    started = time.perf_counter()
    SessionStore.open(path).close()
    duration = time.perf_counter() - started
    counts = {"kills": 0, "old": 0, "interrupted": 0, "new": 0, "stuck": 0, "lost": 0, "backups": 0}
    for delay in delays(kills, 1.2 * duration):
        path.write_bytes(original)
        killed(lambda _: SessionStore.open(path).close(), delay)
        counts["kills"] += 1
        counts["interrupted"] += path.with_name("sessions.db-journal").exists()
        with closing(sqlite3.connect(path)) as connection:
            [version] = connection.execute("PRAGMA user_version").fetchone()
        counts["old" if version == old else "new" if version == schema.version() else "stuck"] += 1
        store = SessionStore.open(path)
        counts["stuck"] += store.access.mode is not Mode.READ_WRITE
        counts["lost"] += 300 - store.count()
        store.close()
        counts["stuck"] += not is_sound(path)
        counts["backups"] += len(newest_first(path)) not in range(1, KEPT + 1)
    print(json.dumps(counts))  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
