"""What is there before the power goes: stores in the condition a scenario needs, all of it on the disk."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from stackpick_tui.advice.features import Feature
from stackpick_tui.records.json import json_text
from stackpick_tui.records.session_json import export_json
from stackpick_tui.sessions import backup
from stackpick_tui.sessions.connecting import connect
from stackpick_tui.sessions.rows import milliseconds
from stackpick_tui.sessions.session import Session, new_session
from stackpick_tui.sessions.store import SessionStore
from tests.powercut.promises import Known, Promise
from tests.powercut.workspace import SECRET, Workspace, digest

RELEASE = Path(__file__).parent.parent / "sessions" / "releases" / "1.sql"
NOTE = "Two teams, one year; Ana asked for an admin site. "


def nothing(_: Workspace) -> Promise:
    """Leave everything to the first change, the folders too."""
    return {"sessions": str(Known())}


def filled(workspace: Workspace) -> Promise:
    """Keep sessions, an old one in the trash, three backups older than the newest change, and an export."""
    workspace.named.parent.mkdir()
    present = new_session().created
    content = export_json([session("Brought", note=NOTE * 90), session("Brought too")], present)
    brought(workspace).write_text(json_text(content), encoding="utf-8")
    with closing(SessionStore.open(workspace.database)) as store:
        put_away = store.put(session("Put away", note=SECRET))
        backed_up = [store.put(session("Shop", Feature.ORM, note=NOTE)), store.put(session("Intranet"))]
        store.delete(put_away.id)
        for day in (1, 2, 3):
            made = backup.make(workspace.database)
            made.rename(made.with_name(f"sessions-2020010{day}T000000Z.db"))
        live = [*backed_up, store.put(session("Newer", *Feature))]
    deleted = milliseconds(present - timedelta(days=31))
    with closing(connect(workspace.database)) as connection:
        connection.execute("UPDATE session SET deleted = ? WHERE id = ?", (deleted, put_away.id))
    return {
        "sessions": str(Known(live, [put_away])),
        "backup": str(Known(backed_up)),
        "secret": "there",
        "named": "",
    }


def brought(workspace: Workspace) -> Path:
    """Return the export that ``filled`` makes."""
    return workspace.named.with_name("brought.json")


def session(name: str, *features: Feature, note: str = "") -> Session:
    """Make a session that was changed an hour ago."""
    made = new_session().with_features(features).with_name(name).with_note(note)
    moment = made.created - timedelta(hours=1)
    return replace(made, created=moment, updated=moment)


def damaged(workspace: Workspace) -> Promise:
    """Break the header's list of free pages: the file is no longer sound, but can be read."""
    promise = filled(workspace)
    with workspace.database.open("r+b") as file:
        file.seek(32)
        file.write(b"\0\0\x7f\xff\0\0\0\x01")
    return {"sessions": promise["sessions"], "damaged": digest(workspace.database)}


def emptied(workspace: Workspace) -> Promise:
    """Leave nothing of the file but its name; the backup counts, which knew nothing of the trash yet."""
    filled(workspace)
    workspace.database.write_bytes(b"")
    with closing(SessionStore.open(backup.newest_first(workspace.database)[0], create=False)) as store:
        return {"sessions": str(Known(store.search(), store.search(trashed=True)))}


def released(workspace: Workspace) -> Promise:
    """Keep what the first release wrote."""
    workspace.data.mkdir(parents=True)
    with closing(sqlite3.connect(workspace.database)) as connection:
        connection.executescript(RELEASE.read_text(encoding="utf-8"))
    with closing(SessionStore.open(workspace.database, create=False)) as store:
        return {"sessions": str(Known(store.search(), store.search(trashed=True))), "backup": ""}
