"""What a process does while the power goes. Each yields what somebody was told is kept, once they were."""

import io
from collections.abc import Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import replace

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework
from stackpick_tui.cli import main
from stackpick_tui.records.reading import sessions_from
from stackpick_tui.sessions.autosave import Autosave
from stackpick_tui.sessions.reports import Deleted, Saved
from stackpick_tui.sessions.session import Decision, Session, new_session
from stackpick_tui.sessions.store import SessionStore
from tests.powercut.place import Place, digest
from tests.powercut.preparing import NOTE, brought
from tests.powercut.promises import Known, Promise
from tests.support.saving import PATIENCE, Listener

Work = Iterator[Promise]


def first_change(place: Place) -> Work:
    """Keep the first session of all, from the shell."""
    saved = decide(place, "First", Feature.ORM)
    yield {"sessions": str(Known([saved]))}


def commands(place: Place) -> Work:
    """Change sessions from the shell, each time another way."""
    known = place.known()

    def told() -> Promise:
        return {"sessions": str(known)}

    for name, ticked in (("Blog", (Feature.ORM,)), ("Wiki", (Feature.ADMIN, Feature.ACCOUNTS))):
        saved = decide(place, name, *ticked)
        known.live[saved.id] = saved
        yield told()
    options = ("--decision", "Django", "--reason", NOTE * 40)
    saved = decide(place, "Decided", options=options).decided(Decision(Framework.DJANGO, NOTE * 40))
    known.live[saved.id] = saved
    yield told()
    for _ in range(2):
        run(place, "delete", saved.id)
        known.trash[saved.id] = known.live.pop(saved.id)
        yield told()
        run(place, "restore", saved.id)
        known.live[saved.id] = known.trash.pop(saved.id)
        yield told()
    run(place, "import", str(brought(place)))
    known.live |= {each.id: each for each in sessions_from(brought(place).read_bytes())}
    yield told()


def thread(place: Place) -> Work:
    """Tick, type a note, delete and bring back in the app; the thread that saves says when it has."""
    known, listener = place.known(), Listener()
    autosave = Autosave(lambda: SessionStore.open(place.database), listener)
    session = new_session()
    for number, feature in enumerate((*Feature, *Feature)):
        session = session.toggled(feature)
        autosave.put(session)
        known.live[session.id] = listener.next(Saved).session
        yield {"sessions": str(known)}
        for end in range(0, 600, 60):
            session = session.noted(NOTE * number + (NOTE * 12)[:end])
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


def care(place: Place) -> Work:
    """Do once a day what is done once a day: check, empty old trash, back up."""
    with closing(SessionStore.open(place.database)) as store:
        store.care()
        known = Known(store.list(limit=None), store.list(limit=None, trashed=True))
    yield {"sessions": str(known), "backup": str(Known(known.live.values()))}


def repair(place: Place) -> Work:
    """Put a store right, where opening it does or the check of every page."""
    with closing(SessionStore.open(place.database)) as store:
        store.database.check()
        assert store.access.notices
        yield {}


def upgrade(place: Place) -> Work:
    """Open a store of an older release, which tells that it was backed up."""
    with closing(SessionStore.open(place.database)) as store:
        [_] = store.access.notices
        yield {"backup": str(Known(store.list(limit=None)))}


def purge(place: Place) -> Work:
    """Empty the trash."""
    known = Known(place.known().live.values())
    run(place, "purge", "--yes")
    yield {"sessions": str(known), "backup": str(known), "secret": "gone"}


def purge_all(place: Place) -> Work:
    """Remove everything."""
    run(place, "purge", "--all", "--yes")
    yield {"sessions": str(Known()), "secret": "gone"}


def export(place: Place) -> Work:
    """Export all sessions, and once more over it with one more session."""
    known = place.known()
    run(place, "export", "-o", str(place.named))
    yield {"named": digest(place.named)}
    saved = decide(place, "One more")
    known.live[saved.id] = saved
    yield {"sessions": str(known)}
    run(place, "export", "--force", "-o", str(place.named))
    yield {"named": digest(place.named)}


def decide(place: Place, name: str, *features: Feature, options: tuple[str, ...] = ()) -> Session:
    """Keep a session from the shell, and return it."""
    said = run(place, "decide", *(each.id for each in features), "--save", name, *options)
    return replace(new_session().with_features(features).renamed(name), id=said.split()[-1])


def run(place: Place, *words: str) -> str:
    """Run a command that has to work, and return what it printed."""
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        code = main([*words, "--data-dir", str(place.data)])
    assert code == 0, err.getvalue()
    return out.getvalue()
