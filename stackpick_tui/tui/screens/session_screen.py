"""What can be done with the session at hand, on the checklist and on the explanation alike."""

from textual.binding import Binding

from stackpick_tui.sessions.session import Session, new_session
from stackpick_tui.tui.desk import Desk
from stackpick_tui.tui.keys import SESSION
from stackpick_tui.tui.screens.desk_screen import DeskScreen


class SessionScreen(DeskScreen):
    """A screen on one session: it can be renamed, noted, undone, and copied from here."""

    BINDINGS = [
        Binding("n", "new", "new", group=SESSION),
        Binding("r", "rename", "rename", group=SESSION),
        Binding("m", "note", "note", show=False, group=SESSION),
        Binding("u", "undo", "undo", show=False, group=SESSION),
    ]

    def change(self, session: Session) -> None:
        """Make a change of one step, and owe it to the store from this moment."""
        self._put(self.desk.changed(session))

    def _put(self, desk: Desk) -> None:
        if desk is not self.desk:
            self.desk = desk
            self.keeper.autosave.put(desk.session)

    def action_new(self) -> None:
        """Begin another session; the one before is already safe."""
        self.desk = Desk(new_session())

    def action_undo(self) -> None:
        """Take the last change of this session back."""
        if self.desk.past:
            self._put(self.desk.undone())
        else:
            self.notify("Nothing to undo in this session.", markup=False)

    async def action_rename(self) -> None:
        """Ask for a name."""
        from stackpick_tui.tui.screens.dialogs import NameDialog

        def take(name: str | None) -> None:
            if name is not None:
                self.change(self.desk.session.renamed(name))

        await self.app.push_screen(NameDialog(self.desk.session), take)

    async def action_note(self) -> None:
        """Edit the note; what is typed is kept as it is typed, and undone as one step."""
        from stackpick_tui.tui.screens.dialogs import NoteDialog

        before = self.desk

        def take(note: str) -> None:
            session = self.desk.session.noted(note)
            self.desk = before.changed(session)
            self.keeper.autosave.put(session, soon=True)

        def finish(_: None) -> None:
            if self.desk is not before:
                self.keeper.autosave.put(self.desk.session)

        await self.app.push_screen(NoteDialog(self.desk.session, take), finish)
