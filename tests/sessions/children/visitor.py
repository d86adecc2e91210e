"""Open a store as somebody without privileges, and print what is there as JSON.

Usage: visitor.py PATH [--put NAME] [--umask OCTAL] [--reading]
"""

import argparse
import json
import os
from datetime import datetime
from pathlib import Path

from stackpick_tui.sessions.errors import StoreError
from stackpick_tui.sessions.session import new_session
from stackpick_tui.sessions.store import SessionStore

NOBODY = 65534


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("path", type=Path)
    parser.add_argument("--put")
    parser.add_argument("--umask", type=lambda digits: int(digits, 8))
    parser.add_argument("--reading", action="store_true")
    wanted = parser.parse_args()
    # import their modules on first use, when the standard library may be out of reach
    datetime.strptime("+0000", "%z")
    Path.cwd().as_uri()
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    if wanted.umask is not None:
        os.umask(wanted.umask)
    store = SessionStore.open(wanted.path, create=not wanted.reading)
    problem = ""
    try:
        if wanted.put:
            store.put(new_session().with_name(wanted.put))
            store.maintain()
    except StoreError as error:
        problem = str(error)
    access = store.access
    seen = {
        "mode": access.mode.value,
        "reason": access.reason,
        "path": str(access.path),
        "notices": access.notices,
        "problem": problem,
        "titles": [session.title for session in store.search(limit=None)],
    }
    store.close()
    print(json.dumps(seen))  # noqa: T201 - this is its answer


if __name__ == "__main__":
    main()
