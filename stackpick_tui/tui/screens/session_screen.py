"""What can be done with a session, on every screen that shows one."""

import os

from stackpick_tui.sessions.session import Session, new_session
from stackpick_tui.tui.history import SessionHistory
from stackpick_tui.tui.keys import GO, SESSION, key
from stackpick_tui.tui.phrases import changes
from stackpick_tui.tui.screens.desk_screen import DeskScreen


class SessionScreen(DeskScreen):
    """A screen that shows a session, usually the open one, and takes changes of it."""

    BINDINGS = [
        key("e", "explain", "explain", GO, shown=True),
        key("s", "sessions", "sessions", GO, shown=True),
        key("n", "new", "new", SESSION, shown=True),
        key("r", "rename", "rename", SESSION, shown=True),
        key("f", "decide", "decide", SESSION, shown=True),
        key("y", "copy_record", "copy record", SESSION, shown=True),
        key("m", "note", "note", SESSION, shown=True),
        key("w", "write_record", "write record", SESSION, shown=True),
        key("i", "copy_beginning", "copy commands to begin", SESSION),
        key("u", "undo", "undo", SESSION, shown=True),
        key("U", "redo", "redo", SESSION),
    ]

    def subject(self) -> Session | None:
        """Return the session that the keys are about; tells the person where there is none."""
        return self.history.session

    def change(self, session: Session) -> None:
        """Take a changed session: it is owed to the store from now on; if it is the open one, as one step."""
        self._put(session)
        if session.id == self.history.session.id:
            self.history = self.history.changed(session)

    def _put(self, session: Session, *, soon: bool = False) -> None:
        """Owe a session to the store, and say so at once, whether or not it is the open one."""
        self.link.autosave.put(session, soon=soon)
        self._draw_bar()

    def _present(self, session: Session) -> Session:
        """Return a session as it is now: the open one may have moved while a dialog was open."""
        kept = self.store_state.moved.get(session.id, session)
        return self.history.session if self.history.session.id in {session.id, kept.id} else session

    async def action_explain(self) -> None:
        """Show why."""
        await self.explain(self.history)

    async def explain(self, history: SessionHistory) -> None:
        """Show why the verdict for a session is what it is."""
        from stackpick_tui.tui.screens.explanation import ExplanationScreen

        await self.visit(ExplanationScreen(self.link, history))

    async def action_sessions(self) -> None:
        """Show the saved sessions."""
        from stackpick_tui.tui.screens.sessions import SessionsScreen

        await self.visit(SessionsScreen(self.link, self.history))

    def action_new(self) -> None:
        """Begin another session; the one before is already safe."""
        self.history = SessionHistory(new_session())

    async def action_undo(self) -> None:
        """Take the last change of this session back."""
        history = self.history.undone()
        self._step(
            history,
            f"Undone: {changes(history.session, self.history.session)}.",
            "Nothing to undo since this session was opened.",
        )

    def action_redo(self) -> None:
        """Do again what was undone last."""
        history = self.history.redone()
        self._step(
            history,
            f"Done again: {changes(self.history.session, history.session)}.",
            "Nothing to redo since this session was opened.",
        )

    def _step(self, history: SessionHistory, told: str, nothing: str) -> None:
        """Go back or forth, and say what that was or that there was nothing."""
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

            def take(name: str | None) -> None:
                present = self._present(session)
                if name is not None and (renamed := present.with_name(name)) is not present:
                    self.change(renamed)

            await self.app.push_screen(NameDialog(session), take)

    async def action_note(self) -> None:
        """Edit the note: each key is owed to the store soon, the whole is one step to undo."""
        from stackpick_tui.tui.screens.dialogs import NoteDialog

        if session := self.subject():
            typed = session

            def take(note: str) -> None:
                nonlocal typed
                present = self._present(typed)
                if (noted := present.with_note(note)) is present:
                    return
                self._put(noted, soon=True)
                if present is self.history.session:
                    step = self.history.changed if typed is session else self.history.amended
                    self.history = step(noted)
                typed = noted

            def finish(note: str | None) -> None:
                take(note or "")
                if typed is not session:
                    self.link.autosave.put(self._present(typed))

            await self.app.push_screen(NoteDialog(session, take), finish)

    async def action_decide(self) -> None:
        """Ask for the final decision."""
        from stackpick_tui.tui.screens.decision import DecisionDialog

        if session := self.subject():

            def take(decided: Session | None) -> None:
                present = self._present(session)
                if decided and (changed := present.with_decision(decided.decision)) is not present:
                    self.change(changed)

            await self.app.push_screen(DecisionDialog(session), take)

    def action_copy_record(self) -> None:
        """Hand the record to the terminal's clipboard."""
        from stackpick_tui.records.madr import record

        if session := self.subject():
            self.app.copy_to_clipboard(record(session))
            text = (
                "Copied the record. If pasting brings nothing, your terminal ignores this: w writes a file."
            )
            self.notify(text)

    def action_copy_beginning(self) -> None:
        """Hand the commands to begin, on the decision or else the verdict, to the terminal's clipboard."""
        from stackpick_tui.advice.beginning import beginning

        if session := self.subject():
            decision = session.decision
            framework = decision.framework if decision else session.verdict
            if framework is None:
                self.notify("There are commands for Flask and Django only, none for what was decided.")
                return
            commands = beginning(framework, session.features).commands(windows=os.name == "nt")
            self.app.copy_to_clipboard(commands.text)
            self.notify(
                f"Copied the commands to begin on {framework.value}. If pasting brings nothing, your "
                "terminal ignores this: e, then 7, shows them."
            )

    async def action_write_record(self) -> None:
        """Ask for a file, and write the record to it."""
        from stackpick_tui.tui.screens.file_dialog import FileDialog

        if session := self.subject():
            await self.app.push_screen(FileDialog(session))
