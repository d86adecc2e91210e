"""What a process does while the power goes. Each yields what somebody was told is kept, once they were."""

import io
from collections.abc import Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import replace

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework
from stackpick_tui.cli import main
from stackpick_tui.records.reading import sessions_from
from stackpick_tui.sessions.reports import Deleted, Saved
from stackpick_tui.sessions.session import Decision, Session, new_session
from stackpick_tui.sessions.store import SessionStore
from stackpick_tui.sessions.writer import start_writer
from tests.powercut.preparing import NOTE, brought
from tests.powercut.promises import Known, Promise
from tests.powercut.workspace import Workspace, digest
from tests.support.saving import PATIENCE, Listener

Work = Iterator[Promise]


def first_change(workspace: Workspace) -> Work:
    """Keep the first session of all, from the shell."""
    saved = decide(workspace, "First", Feature.ORM)
    yield {"sessions": str(Known([saved]))}


def commands(workspace: Workspace) -> Work:
    """Change sessions from the shell, each time another way."""
    known = workspace.known()

    def told() -> Promise:
        return {"sessions": str(known)}

    for name, ticked in (("Blog", (Feature.ORM,)), ("Wiki", (Feature.ADMIN, Feature.ACCOUNTS))):
        saved = decide(workspace, name, *ticked)
        known.live[saved.id] = saved
        yield told()
    options = ("--decision", "Django", "--reason", NOTE * 40)
    saved = decide(workspace, "Decided", options=options).with_decision(Decision(Framework.DJANGO, NOTE * 40))
    known.live[saved.id] = saved
    yield told()
    for _ in range(2):
        run(workspace, "delete", saved.id)
        known.trash[saved.id] = known.live.pop(saved.id)
        yield told()
        run(workspace, "restore", saved.id)
        known.live[saved.id] = known.trash.pop(saved.id)
        yield told()
    run(workspace, "import", str(brought(workspace)))
    known.live |= {each.id: each for each in sessions_from(brought(workspace).read_bytes())}
    yield told()


def thread(workspace: Workspace) -> Work:
    """Tick, type a note, delete and bring back in the app; the thread that saves says when it has."""
    known, listener = workspace.known(), Listener()
    autosave = start_writer(lambda: SessionStore.open(workspace.database), listener)
    session = new_session()
    for number, feature in enumerate((*Feature, *Feature)):
        session = session.toggled(feature)
        autosave.put(session)
        known.live[session.id] = listener.next(Saved).session
        yield {"sessions": str(known)}
        for end in range(0, 600, 60):
            session = session.with_note(NOTE * number + (NOTE * 12)[:end])
            autosave.put(session, soon=True)
        while known.live[session.id].note != session.note:
            known.live[session.id] = listener.next(Saved).session
            yield {"sessions": str(known)}
    autosave.delete(session.id)
    listener.next(Deleted)
    known.trash[session.id] = known.live.pop(session.id)
    yield {"sessions": str(known)}
    autosave.restore(session.id)
    listener.next(Saved)
    known.live[session.id] = known.trash.pop(session.id)
    yield {"sessions": str(known)}
    autosave.close(PATIENCE)


def maintain(workspace: Workspace) -> Work:
    """Do once a day what is done once a day: check, empty old trash, back up."""
    with closing(SessionStore.open(workspace.database)) as store:
        store.maintain()
        known = Known(store.search(limit=None), store.search(limit=None, trashed=True))
    yield {"sessions": str(known), "backup": str(Known(known.live.values()))}


def repair(workspace: Workspace) -> Work:
    """Put a store right, where opening it does or the check of every page."""
    with closing(SessionStore.open(workspace.database)) as store:
        store.database.check()
        assert store.access.notices
        yield {}


def upgrade(workspace: Workspace) -> Work:
    """Open a store of an older release, which tells that it was backed up."""
    with closing(SessionStore.open(workspace.database)) as store:
        [_] = store.access.notices
        yield {"backup": str(Known(store.search(limit=None)))}


def purge(workspace: Workspace) -> Work:
    """Empty the trash."""
    known = Known(workspace.known().live.values())
    run(workspace, "purge", "--yes")
    yield {"sessions": str(known), "backup": str(known), "secret": "gone"}


def purge_all(workspace: Workspace) -> Work:
    """Remove everything."""
    run(workspace, "purge", "--all", "--yes")
    yield {"sessions": str(Known()), "secret": "gone"}


def export(workspace: Workspace) -> Work:
    """Export all sessions, and once more over it with one more session."""
    known = workspace.known()
    run(workspace, "export", "-o", str(workspace.named))
    yield {"named": digest(workspace.named)}
    saved = decide(workspace, "One more")
    known.live[saved.id] = saved
    yield {"sessions": str(known)}
    run(workspace, "export", "--force", "-o", str(workspace.named))
    yield {"named": digest(workspace.named)}


def decide(workspace: Workspace, name: str, *features: Feature, options: tuple[str, ...] = ()) -> Session:
    """Keep a session from the shell, and return it."""
    said = run(workspace, "decide", *(each.id for each in features), "--save", name, *options)
    return replace(new_session().with_features(features).with_name(name), id=said.split()[-1])


def run(workspace: Workspace, *words: str) -> str:
    """Run a command that has to work, and return what it printed."""
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        code = main([*words, "--data-dir", str(workspace.data)])
    assert code == 0, err.getvalue()
    return out.getvalue()
