"""Open a store at the same moment as other processes, put a session, and say how it went.

Usage: opener.py PATH [STEP...]; every STEP is a statement of one more version of the schema.
"""

import sys
from pathlib import Path

from stackpick_tui.sessions import schema
from stackpick_tui.sessions.session import new_session
from stackpick_tui.sessions.store import SessionStore


def main() -> None:
    path, *steps = sys.argv[1:]
    schema.STEPS += tuple((step,) for step in steps)
    print("ready", flush=True)  # noqa: T201 - whoever started us waits for this
    sys.stdin.read()
    store = SessionStore.open(Path(path))
    store.put(new_session().with_name("from a process"))
    print(store.access.mode.value, store.access.reason, *store.access.notices)  # noqa: T201 - the answer
    store.close()


if __name__ == "__main__":
    main()
