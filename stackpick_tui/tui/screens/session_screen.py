"""What can be done with a session, on every screen that shows one."""

from collections.abc import Callable
from typing import ClassVar

from textual.screen import ScreenResultType

from stackpick_tui.sessions.session import Session
from stackpick_tui.tui.history import SessionHistory
from stackpick_tui.tui.keys import SESSION, key
from stackpick_tui.tui.phrases import changes
from stackpick_tui.tui.screens.base_screen import BaseScreen
from stackpick_tui.tui.screens.dismissible import Dismissible


class SessionScreen(BaseScreen):
    """A screen that shows a session, usually the open one, and can change it."""

    BAR: ClassVar[tuple[str, ...]] = (
        "explain",
        "beyond",
        "sessions",
        "new",
        "rename",
        "decide",
        "copy_record",
        "note",
        "write_record",
        "undo",
    )
    BINDINGS = [
        key("r", "rename", "rename", SESSION),
        key("f", "decide", "decide", SESSION),
        key("y", "copy_record", "copy record", SESSION),
        key("m", "note", "note", SESSION),
        key("w", "write_record", "write record", SESSION),
        key("i", "copy_beginning", "copy commands to begin", SESSION),
        key("u", "undo", "undo", SESSION),
        key("U", "redo", "redo", SESSION),
    ]

    def subject(self) -> Session | None:
        """Return the session that the keys act on; say so if there is none."""
        return self.session

    def change(self, session: Session) -> None:
        """Save a changed session; for the open one, this is a step that can be undone."""
        # what a toast says of a key was true of the change before
        self.app.clear_notifications()
        self._save(session)
        if session.id == self.session.id:
            self.history = self.history.changed(session)

    def _save(self, session: Session, *, soon: bool = False) -> None:
        """Queue a session for the store, and show at once that it is not saved yet."""
        self.link.autosave.put(session, soon=soon)
        self._update_status()

    def _current(self, session: Session) -> Session:
        """Return a session as it is now: the open one may have become a copy while a dialog was open."""
        kept = self.store_state.moved.get(session.id, session)
        return self.session if self.session.id in {session.id, kept.id} else session

    async def action_undo(self) -> None:
        """Undo the last change of the open session."""
        history = self.history.undone()
        self._step(
            history,
            f"Undone: {changes(history.session, self.session)}. U does it again.",
            "Nothing to undo since this session was opened.",
        )

    def action_redo(self) -> None:
        """Redo what was undone last."""
        history = self.history.redone()
        self._step(
            history,
            f"Done again: {changes(self.session, history.session)}. u undoes it.",
            "Nothing to redo since this session was opened.",
        )

    def _step(self, history: SessionHistory, told: str, nothing: str) -> None:
        """Move to a step and say what it changed, or say that there is none."""
        if history is self.history:
            self.notify(nothing)
        else:
            self.link.autosave.put(history.session)
            self.history = history
            self.notify(told)

    async def action_rename(self) -> None:
        """Ask for a name."""
        from stackpick_tui.tui.screens.dialogs import NameDialog

        if session := self.subject():
            await self._edit(session, NameDialog(session), Session.with_name)

    async def action_decide(self) -> None:
        """Ask for the final decision."""
        from stackpick_tui.tui.screens.decision import DecisionDialog

        if session := self.subject():
            await self._edit(
                session,
                DecisionDialog(session),
                lambda current, edited: current.with_decision(edited.decision),
            )

    async def _edit(
        self,
        session: Session,
        dialog: Dismissible[ScreenResultType | None],
        edited: Callable[[Session, ScreenResultType], Session],
    ) -> None:
        """Show a dialog, and change a session by its result if there is one."""

        def apply(result: ScreenResultType | None) -> None:
            current = self._current(session)
            if result is not None and (changed := edited(current, result)) is not current:
                self.change(changed)

        await self.app.push_screen(dialog, apply)

    async def action_note(self) -> None:
        """Edit the note; it is saved while it is typed, and undone in one step."""
        from stackpick_tui.tui.screens.dialogs import NoteDialog

        if session := self.subject():
            typed = session

            def apply(note: str) -> None:
                nonlocal typed
                current = self._current(typed)
                if (noted := current.with_note(note)) is current:
                    return
                self._save(noted, soon=True)
                if current is self.session:
                    step = self.history.changed if typed is session else self.history.amended
                    self.history = step(noted)
                typed = noted

            def finish(note: str | None) -> None:
                apply(note or "")
                if typed is not session:
                    self.link.autosave.put(self._current(typed))

            await self.app.push_screen(NoteDialog(session, apply), finish)

    def action_copy_record(self) -> None:
        """Copy the record to the terminal's clipboard."""
        from stackpick_tui.records.madr import record

        if session := self.subject():
            self.app.copy_to_clipboard(record(session))
            self.notify("Copied the record. If nothing is pasted, w writes a file.")

    def action_copy_beginning(self) -> None:
        """Hand the commands to begin, on the decision or else the verdict, to the terminal's clipboard."""
        from stackpick_tui.advice.beginning import beginning

        if session := self.subject():
            framework = session.framework
            if framework is None:
                self.notify(f"There are no commands for {session.choice}, only for Flask and Django.")
                return
            commands = beginning(framework, session.features).commands()
            self.app.copy_to_clipboard(commands.text)
            self.notify(
                f"Copied the commands to begin on {framework.value}. If nothing is pasted, e 7 shows them."
            )

    async def action_write_record(self) -> None:
        """Ask for a file, and write the record to it."""
        from stackpick_tui.tui.screens.file_dialog import FileDialog, suggested_file

        if session := self.subject():
            await self.app.push_screen(FileDialog(session, await suggested_file(session)))
