"""Asks where the record is to be written, and writes it there."""

import asyncio
import os
from collections.abc import Iterable
from pathlib import Path

from textual.widget import Widget
from textual.widgets import Input, Label

from stackpick_tui.records.errors import RecordError
from stackpick_tui.records.file import FileInTheWay, write
from stackpick_tui.records.madr import record
from stackpick_tui.sessions.graphemes import count, truncate
from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.text import pasted_line, words_of
from stackpick_tui.tui.screens.dialog import Dialog
from stackpick_tui.tui.screens.dialogs import ConfirmDialog
from stackpick_tui.tui.widgets.fields import Line

LONGEST_NAME = 60
"""The most code points of the file name that is offered, each of four bytes at most."""


class FileDialog(Dialog[Path | None]):
    """Asks for a file until the record is in one; offers one in the directory the app was started in."""

    question = "Write the record to"
    hint = "Enter writes it as Markdown, Esc goes back."

    def __init__(self, session: Session) -> None:
        """Ask where the record of a session is to go.

        Args:
            session: The session; the file offered is named after it.
        """
        super().__init__()
        self._session = session
        chosen = session.decision.framework if session.decision else session.verdict
        words = words_of(session.name.casefold()) or [chosen.value.casefold()]
        name = f"{_shortened('-'.join(['decision', *words]))}.md"
        here = str(Path.cwd())
        # a field drops what controls a terminal, so that the file would go elsewhere
        self._offer = Path(here, name) if pasted_line(here) == here else Path(name)

    def compose_answer(self) -> Iterable[Widget]:
        """Lay out one field, and room to say what was wrong with it."""
        yield Line(str(self._offer))
        yield Label(id="problem", markup=False)

    def on_input_changed(self) -> None:
        """Take back what was wrong with what stood there before."""
        self.query_one("#problem").remove_class("-missing")

    async def on_input_submitted(self, message: Input.Submitted) -> None:
        """Write to the file."""
        if name := message.value.strip():
            await self._write(Path(os.path.expanduser(name)))  # noqa: ASYNC240, PTH111 - asks no disk
        else:
            self._tell("Type the name of a file.")

    async def _write(self, path: Path, *, replace: bool = False) -> None:
        """Write off this thread; asks before another file is replaced."""
        try:
            await asyncio.to_thread(write, path, record(self._session), replace=replace)
        except FileInTheWay:
            question = ConfirmDialog(
                "Replace this file?", f"{path} already exists.", yes="Replace", no="Keep it"
            )

            async def answer(yes: bool | None) -> None:
                if yes:
                    await self._write(path, replace=True)

            await self.app.push_screen(question, answer)
        except RecordError as error:
            self._tell(str(error))
        else:
            self.dismiss(path)

    def _tell(self, problem: str) -> None:
        label = self.query_one("#problem", Label)
        label.update(pasted_line(problem))
        label.add_class("-missing")


def _shortened(name: str) -> str:
    """Cut a file's name between two characters, so that every file system has room for its bytes."""
    while len(name) > LONGEST_NAME:
        name = truncate(name, count(name) - 1)
    return name
