"""Ask where to write the record, and write it there."""

import asyncio
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from textual.widget import Widget
from textual.widgets import Input, Label

from stackpick_tui.records.file_name import file_name
from stackpick_tui.records.madr import record
from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.text import pasted_line
from stackpick_tui.sessions.user_files import FileError, FileExists, write
from stackpick_tui.tui.background import in_background
from stackpick_tui.tui.screens.dialog import Dialog
from stackpick_tui.tui.screens.dialogs import ConfirmDialog
from stackpick_tui.tui.widgets.fields import LineInput

DECISIONS = Path("docs", "decisions")
"""Where MADR keeps the records of a project."""
SUGGEST_WITHIN = 0.1
"""Seconds to wait for what is in a folder, which may be far away."""


class FileDialog(Dialog[None]):
    """Asks for a file until the record is in one."""

    question = "Write the record to"
    hint = "Enter writes it as Markdown, Esc goes back."
    yes = "Write"

    def __init__(self, session: Session, suggestion: Path) -> None:
        """Ask where to write the record of a session, and suggest a file."""
        super().__init__()
        self._session = session
        self._suggestion = suggestion
        self._is_writing = False

    def compose_answer(self) -> Iterable[Widget]:
        """Lay out the field, and a line for what is wrong with it."""
        yield LineInput(str(self._suggestion))
        yield Label(id="problem", markup=False)

    def on_input_changed(self) -> None:
        """Hide what was wrong with the text before."""
        self.query_one("#problem").remove_class("-missing")

    def on_input_submitted(self) -> None:
        """Accept the file on Enter."""
        self.accept()

    def accept(self) -> None:
        """Write the file."""
        if self._is_writing:
            self._show_problem("Still writing. Esc goes back; a toast tells what comes of it.")
        elif name := self.query_one(Input).value.strip():
            self._begin(_expanded(name))
        else:
            self._show_problem("Type the name of a file.")

    def _begin(self, path: Path, *, replace: bool = False) -> None:
        """Start to write in a worker of the app: the dialog can be left while a slow disk takes its time."""
        self._is_writing = True
        self.app.run_worker(self._write(path, replace=replace))

    async def _write(self, path: Path, *, replace: bool) -> None:
        """Write on another thread, and report the outcome."""
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
        """Say why there is no file, in the dialog if it is still there."""
        if self in self.app.screen_stack:
            self._show_problem(reason)
        else:
            self.notify(reason, severity="error")

    def _show_problem(self, problem: str) -> None:
        label = self.query_one("#problem", Label)
        label.update(pasted_line(problem))
        label.add_class("-missing")


async def suggested_file(session: Session) -> Path:
    """Return the next record of the working directory, or its first where a disk does not answer soon."""
    here = _here()
    reading = in_background(_next_record, session, _expanded(str(here)))
    try:
        name = await asyncio.wait_for(reading, SUGGEST_WITHIN)
    except TimeoutError:
        name = Path(file_name(session, ()))
    # the field drops control characters, so that the file would end up elsewhere
    return here / name if pasted_line(str(here)) == str(here) else name


def _next_record(session: Session, directory: Path) -> Path:
    """Return the next record in the directory's folder of decisions if it has one, or else in itself."""
    for folder in (DECISIONS, Path()):
        with suppress(OSError):
            return folder / file_name(session, [each.name for each in (directory / folder).iterdir()])
    return Path(file_name(session, ()))


def _here() -> Path:
    """Return the working directory, or ``~`` if it is gone."""
    try:
        return Path.cwd()
    except OSError:
        return Path("~")


def _expanded(name: str) -> Path:
    """Return the path of a name that may begin with the home directory."""
    return Path(os.path.expanduser(name))  # noqa: PTH111 - raises nothing
