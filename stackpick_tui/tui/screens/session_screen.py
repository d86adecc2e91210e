"""What can be done with a session, on every screen that shows one."""

import asyncio
from functools import partial
from pathlib import Path

from textual.binding import Binding

from stackpick_tui.sessions.session import Decision, Session, new_session
from stackpick_tui.tui.desk import Desk
from stackpick_tui.tui.keys import SESSION
from stackpick_tui.tui.screens.desk_screen import DeskScreen


class SessionScreen(DeskScreen):
    """A screen that shows a session, usually the one on the desk, and takes changes of it."""

    BINDINGS = [
        Binding("n", "new", "new", group=SESSION),
        Binding("r", "rename", "rename", group=SESSION),
        Binding("m", "note", "note", show=False, group=SESSION),
        Binding("f", "decide", "final decision", show=False, group=SESSION),
        Binding("y", "copy_record", "copy record", group=SESSION),
        Binding("w", "write_record", "write record", show=False, group=SESSION),
        Binding("u", "undo", "undo", show=False, group=SESSION),
    ]

    def subject(self) -> Session | None:
        """Return the session that the keys are about; tells the person where there is none."""
        return self.desk.session

    def change(self, session: Session) -> None:
        """Take a changed session: it is owed to the store from now on; on the desk it is one step."""
        self.keeper.autosave.put(session)
        if session.id == self.desk.session.id:
            self.desk = self.desk.changed(session)

    def action_new(self) -> None:
        """Begin another session; the one before is already safe."""
        self.desk = Desk(new_session())

    async def action_undo(self) -> None:
        """Take the last change of this session back."""
        if self.desk.past:
            self.desk = self.desk.undone()
            self.keeper.autosave.put(self.desk.session)
        else:
            self.notify("Nothing to undo in this session.", markup=False)

    async def action_rename(self) -> None:
        """Ask for a name."""
        from stackpick_tui.tui.screens.dialogs import NameDialog

        if session := self.subject():

            def take(name: str | None) -> None:
                if name is not None and (renamed := session.renamed(name)) is not session:
                    self.change(renamed)

            await self.app.push_screen(NameDialog(session), take)

    async def action_note(self) -> None:
        """Edit the note: each key is owed to the store soon, the whole is one step to undo."""
        from stackpick_tui.tui.screens.dialogs import NoteDialog

        if session := self.subject():
            before, typed = self.desk, session

            def take(note: str) -> None:
                nonlocal typed
                if (noted := typed.noted(note)) is not typed:
                    typed = noted
                    self.keeper.autosave.put(typed, soon=True)
                    if session.id == before.session.id:
                        self.desk = before.changed(typed)

            def finish(note: str | None) -> None:
                take(note or "")
                if typed is not session:
                    self.keeper.autosave.put(typed)

            await self.app.push_screen(NoteDialog(session, take), finish)

    async def action_decide(self) -> None:
        """Ask for the final decision."""
        from stackpick_tui.tui.screens.decision import DecisionDialog

        if session := self.subject():

            def take(decision: Decision | None) -> None:
                if decision is not None and (decided := session.decided(decision)) is not session:
                    self.change(decided)

            await self.app.push_screen(DecisionDialog(session), take)

    def action_copy_record(self) -> None:
        """Hand the record to the terminal's clipboard."""
        from stackpick_tui.records.madr import record

        if session := self.subject():
            self.app.copy_to_clipboard(record(session))
            text = (
                "Copied the record. If pasting brings nothing, your terminal ignores this: w writes a file."
            )
            self.notify(text, markup=False)

    async def action_write_record(self) -> None:
        """Ask for a file, and write the record to it."""
        from stackpick_tui.tui.screens.file_dialog import FileDialog

        if session := self.subject():
            await self.app.push_screen(FileDialog(session), partial(self._write, session))

    async def _write(self, session: Session, path: Path | None, *, replace: bool = False) -> None:
        """Write the record off this thread; asks before it takes the place of another file."""
        from stackpick_tui.records.errors import RecordError
        from stackpick_tui.records.file import FileInTheWay, write
        from stackpick_tui.records.madr import record
        from stackpick_tui.tui.screens.dialogs import ConfirmDialog

        if path is None:
            return
        try:
            await asyncio.to_thread(write, path, record(session), replace=replace)
        except FileInTheWay:

            async def answer(yes: bool | None) -> None:
                if yes:
                    await self._write(session, path, replace=True)

            question = ConfirmDialog(
                "Replace this file?", f"{path} already exists.", yes="Replace", no="Keep it"
            )
            await self.app.push_screen(question, answer)
        except RecordError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            self.notify(f"Wrote {path}", markup=False)
