"""The session a person is working on, with its undo and redo steps."""

from dataclasses import replace
from typing import NamedTuple

from stackpick_tui.sessions import clock
from stackpick_tui.sessions.session import Session


class SessionHistory(NamedTuple):
    """A session with its undo and redo steps; every change makes a new value."""

    session: Session
    """The session as it is now."""
    past: tuple[Session, ...] = ()
    """The session before each change, oldest first."""
    ahead: tuple[Session, ...] = ()
    """What can be redone: undone since the last change, the last one undone last."""

    def changed(self, session: Session) -> "SessionHistory":
        """Add a step; return the same history if nothing is different."""
        if session == self.session:
            return self
        return SessionHistory(session, (*self.past, self.session))

    def amended(self, session: Session) -> "SessionHistory":
        """Change the session within the last step, as each key of a longer text does."""
        return self._replace(session=session)

    def undone(self) -> "SessionHistory":
        """Undo the last step; return the same history if there is none."""
        if not self.past:
            return self
        *before, session = self.past
        return SessionHistory(
            replace(session, updated=clock.now()), tuple(before), (*self.ahead, self.session)
        )

    def redone(self) -> "SessionHistory":
        """Redo what was undone last; return the same history if there is nothing."""
        if not self.ahead:
            return self
        *others, session = self.ahead
        return SessionHistory(
            replace(session, updated=clock.now()), (*self.past, self.session), tuple(others)
        )

    def moved(self, kept: Session) -> "SessionHistory":
        """Go on with the copy that this session was kept as after another window had changed it too."""
        name = self.session.name

        def move(session: Session) -> Session:
            own_name = kept.name if session.name == name else session.name
            return replace(session, id=kept.id, created=kept.created, revision=kept.revision, name=own_name)

        past, undone = (tuple(move(each) for each in steps) for steps in (self.past, self.ahead))
        return SessionHistory(move(self.session), past, undone)

    @property
    def is_untouched(self) -> bool:
        """Whether nothing has been ticked or written yet; such a session is not saved."""
        return not self.past and not self.ahead and not self.session.revision
