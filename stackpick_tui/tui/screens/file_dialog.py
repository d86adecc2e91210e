"""Asks where the record is to be written, and writes it there."""

import os
from collections.abc import Iterable
from pathlib import Path

from textual.widget import Widget
from textual.widgets import Input, Label

from stackpick_tui.records.madr import record
from stackpick_tui.sessions.graphemes import count, truncate
from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.text import pasted_line, words_of
from stackpick_tui.sessions.user_files import FileError, FileExists, write
from stackpick_tui.tui.background import in_background
from stackpick_tui.tui.screens.dialog import Dialog
from stackpick_tui.tui.screens.dialogs import ConfirmDialog
from stackpick_tui.tui.widgets.fields import LineInput

LONGEST_NAME = 60
"""The most code points of the file name that is offered, each of four bytes at most."""


class FileDialog(Dialog[None]):
    """Asks for a file until the record is in one; offers one in the directory the app was started in."""

    question = "Write the record to"
    hint = "Enter writes it as Markdown, Esc goes back."
    yes = "Write"

    def __init__(self, session: Session) -> None:
        """Ask where the record of a session is to go.

        Args:
            session: The session; the file offered is named after it.
        """
        super().__init__()
        self._session = session
        chosen = session.decision.chosen if session.decision else session.verdict.value
        words = words_of(session.name.casefold()) or words_of(chosen.casefold())
        name = f"{_shortened('-'.join(['decision', *words]))}.md"
        here = _here()
        # a field drops what controls a terminal, so that the file would go elsewhere
        self._offer = here / name if pasted_line(str(here)) == str(here) else Path(name)
        self._is_writing = False

    def compose_answer(self) -> Iterable[Widget]:
        """Lay out one field, and room to say what was wrong with it."""
        yield LineInput(str(self._offer))
        yield Label(id="problem", markup=False)

    def on_input_changed(self) -> None:
        """Take back what was wrong with what stood there before."""
        self.query_one("#problem").remove_class("-missing")

    def on_input_submitted(self) -> None:
        """Take Enter in the field as the answer."""
        self.accept()

    def accept(self) -> None:
        """Write to the file."""
        if self._is_writing:
            self._tell("Still writing. Esc goes back; a toast tells what comes of it.")
        elif name := self.query_one(Input).value.strip():
            self._begin(Path(os.path.expanduser(name)))  # noqa: PTH111 - raises nothing
        else:
            self._tell("Type the name of a file.")

    def _begin(self, path: Path, *, replace: bool = False) -> None:
        """Begin to write, on the app's account: the dialog can be left while a slow disk takes its time."""
        self._is_writing = True
        self.app.run_worker(self._write(path, replace=replace))

    async def _write(self, path: Path, *, replace: bool) -> None:
        """Write off this thread, and say what came of it."""
        text = record(self._session)
        try:
            await in_background(write, path, text, replace=replace, only_files=True)
        except FileExists as error:
            if self.is_active:
                await self._ask_to_replace(path)
            else:
                self._fail(str(error))
        except FileError as error:
            self._fail(str(error))
        else:
            self.notify(f"Wrote {path}")
            self.dismiss()
        finally:
            self._is_writing = False

    async def _ask_to_replace(self, path: Path) -> None:
        def answer(yes: bool | None) -> None:
            if yes:
                self._begin(path, replace=True)

        question = ConfirmDialog("Replace this file?", f"{path} already exists.", yes="Replace", no="Keep it")
        await self.app.push_screen(question, answer)

    def _fail(self, reason: str) -> None:
        """Say why there is no file, in the dialog while it is there."""
        if self in self.app.screen_stack:
            self._tell(reason)
        else:
            self.notify(reason, severity="error")

    def _tell(self, problem: str) -> None:
        label = self.query_one("#problem", Label)
        label.update(pasted_line(problem))
        label.add_class("-missing")


def _shortened(name: str) -> str:
    """Cut a file's name between two characters, so that every file system has room for its bytes."""
    while len(name) > LONGEST_NAME:
        name = truncate(name, count(name) - 1)
    return name


def _here() -> Path:
    """Return the working directory; where that is gone, what stands for the home directory."""
    try:
        return Path.cwd()
    except OSError:
        return Path("~")
