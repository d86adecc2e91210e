"""The saving thread in a test: what it tells, and how long it may take."""

import queue
from collections.abc import Callable
from typing import TypeVar

from stackpick_tui.sessions.inbox import WriterInbox
from stackpick_tui.sessions.reports import Report
from stackpick_tui.sessions.session import Session

PATIENCE = 20
"""Seconds to wait for what the thread does in its own time, on a busy machine."""
Make = Callable[..., Session]
Start = Callable[..., WriterInbox]
Kept = tuple[WriterInbox, Session]
R = TypeVar("R")


class Listener:
    """Collects reports, and waits for one of a kind."""

    def __init__(self) -> None:
        self._queue: queue.Queue[Report] = queue.Queue()
        self.heard: list[Report] = []

    def __call__(self, report: Report) -> None:
        self._queue.put(report)

    def next(self, kind: type[R]) -> R:
        while True:
            report = self._queue.get(timeout=PATIENCE)
            self.heard.append(report)
            if isinstance(report, kind):
                return report

    def rest(self) -> list[Report]:
        while not self._queue.empty():
            self.heard.append(self._queue.get())
        return self.heard

    def count(self, kind: type[object]) -> int:
        return sum(isinstance(report, kind) for report in self.rest())
