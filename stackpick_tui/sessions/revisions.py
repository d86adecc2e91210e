"""Optimistic locking: never overwrite a newer revision; on conflict keep both."""

from dataclasses import replace
from typing import NamedTuple

from stackpick_tui.sessions.errors import Conflict, StoreUnavailable, UnknownSession
from stackpick_tui.sessions.pending import PendingWrite
from stackpick_tui.sessions.reports import Conflicted, Deleted, Report, Saved
from stackpick_tui.sessions.session import Session, copy_of
from stackpick_tui.sessions.store import SessionStore


class _Redirect(NamedTuple):
    """Where edits of a session go after a conflict, until the screen has switched to the copy."""

    theirs: Session
    mine: Session
    kept: Session


class RevisionWriter:
    """Writes pending changes, each session over the revision this process last wrote or read.

    It keeps track of revisions, so that screens may put values made from older ones.
    """

    def __init__(self) -> None:
        self._revisions: dict[str, int] = {}
        self._unconfirmed: dict[str, set[int]] = {}
        """Hashes of what may be on disk even though writing it failed, as at the last step of a commit."""
        self._redirects: dict[str, _Redirect] = {}

    def write(self, store: SessionStore, pending: PendingWrite) -> list[Report]:
        """Write a change, and return what to report once it is on disk.

        Raises:
            StoreUnavailable: It is not written, or only in part; it can be written again.

        """
        if pending.preference is not None:
            store.remember(pending.key, pending.preference)
            return []
        reports: list[Report] = []
        if pending.session is not None:
            reports.append(self._put(store, pending.session))
        if pending.trashed is not None:
            reports.append(_move(store, pending.key, trashed=pending.trashed))
        return reports

    def _put(self, store: SessionStore, session: Session) -> Report:
        session = self._redirected(session)
        revision = max(self._revisions.get(session.id, 0), session.revision)
        try:
            stored = store.put(replace(session, revision=revision))
        except StoreUnavailable:
            self._unconfirmed.setdefault(session.id, set()).add(hash(session))
            raise
        except Conflict as conflict:
            theirs = conflict.theirs
            if hash(theirs) in self._unconfirmed.get(session.id, ()):
                self._revisions[theirs.id] = theirs.revision
                return self._put(store, session)
        else:
            self._revisions[stored.id] = stored.revision
            self._unconfirmed.pop(stored.id, None)
            return Saved(stored)
        # with the time of our change, so that a screen that still shows our version finds it saved
        kept = store.put(replace(copy_of(session), updated=session.updated))
        self._redirects[session.id] = _Redirect(theirs, session, kept)
        self._revisions |= {theirs.id: theirs.revision, kept.id: kept.revision}
        return Conflicted(kept, theirs)

    def _redirected(self, session: Session) -> Session:
        """Redirect an edit made before the screen knew of a conflict to our copy."""
        redirect = self._redirects.get(session.id)
        if redirect is None or session.revision >= redirect.theirs.revision:
            return session
        name = redirect.kept.name if session.name == redirect.mine.name else session.name
        return replace(session, id=redirect.kept.id, created=redirect.kept.created, name=name, revision=0)


def _move(store: SessionStore, session_id: str, *, trashed: bool) -> Report:
    try:
        moved = store.delete(session_id) if trashed else store.restore(session_id)
    except UnknownSession:
        return Deleted(session_id)
    return Deleted(session_id) if trashed else Saved(moved)
