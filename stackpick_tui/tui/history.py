"""The session a person is working on, with its undo and redo steps."""

from dataclasses import dataclass, replace

from stackpick_tui.sessions import clock
from stackpick_tui.sessions.session import Session


@dataclass(frozen=True, slots=True)
class SessionHistory:
    """What a screen works on; every change makes a new value, and the widgets draw it."""

    session: Session
    """The session at hand, with every change made so far."""
    past: tuple[Session, ...] = ()
    """What it was before each change, oldest first."""
    ahead: tuple[Session, ...] = ()
    """What was undone since the last change, to be done again: last undone last."""

    def changed(self, session: Session) -> "SessionHistory":
        """Change the session at hand by one step; the same history where nothing is different."""
        if session == self.session:
            return self
        return SessionHistory(session, (*self.past, self.session))

    def amended(self, session: Session) -> "SessionHistory":
        """Change the session at hand as part of the step before, as each key of a longer text does."""
        return replace(self, session=session)

    def undone(self) -> "SessionHistory":
        """Take the last step back; the same history when there is none."""
        if not self.past:
            return self
        *before, session = self.past
        return SessionHistory(
            replace(session, updated=clock.now()), tuple(before), (*self.ahead, self.session)
        )

    def redone(self) -> "SessionHistory":
        """Do again what was undone last; the same history when there is nothing."""
        if not self.ahead:
            return self
        *others, session = self.ahead
        return SessionHistory(
            replace(session, updated=clock.now()), (*self.past, self.session), tuple(others)
        )

    def moved(self, kept: Session) -> "SessionHistory":
        """Go on with the copy that this session was kept as, because another window changed it too."""
        name = self.session.name

        def move(session: Session) -> Session:
            own_name = kept.name if session.name == name else session.name
            return replace(session, id=kept.id, created=kept.created, revision=kept.revision, name=own_name)

        past, undone = (tuple(move(each) for each in steps) for steps in (self.past, self.ahead))
        return SessionHistory(move(self.session), past, undone)

    @property
    def is_untouched(self) -> bool:
        """Whether nobody has answered or written anything yet: such a session is not kept."""
        return not self.past and not self.ahead and not self.session.revision
