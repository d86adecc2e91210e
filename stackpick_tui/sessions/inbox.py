"""What the rest of the program wants of the saving thread: noted at once, never waiting for the disk."""

import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from stackpick_tui.sessions.pending import PendingWrites
from stackpick_tui.sessions.queries import Queries
from stackpick_tui.sessions.reports import Report
from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.store import SessionStore

T = TypeVar("T")


class WriterInbox:
    """Everything that is wanted and not done yet. Every public method may be called from any thread."""

    def __init__(self, report: Callable[[Report], None] | None = None) -> None:
        self._change = threading.Condition()
        self._report = report
        self._reports: deque[Report] = deque()
        self._pending = PendingWrites()
        self._queries = Queries()
        self._running: Future[Any] | None = None
        self._store: SessionStore
        self._is_watching = False
        self._wants_retry = False
        self._is_ending = False
        self._hurried = 0
        self._poll_at = 0.0
        """When to look for other processes' writes, on the monotonic clock as all of these."""
        self._retry_at = 0.0
        """Not to write before, after a failure."""
        self._maintain_at = 0.0
        """When to check the store and back it up."""

    @property
    def report(self) -> Callable[[Report], None] | None:
        """Who is told what happens, on the saving thread; what happens before there is somebody is kept."""
        return self._report

    @report.setter
    def report(self, report: Callable[[Report], None] | None) -> None:
        with self._change:
            self._report = report
            self._change.notify_all()

    @property
    def has_unsaved(self) -> bool:
        """Whether a session is not on disk as it was put."""
        with self._change:
            return self._pending.has_sessions

    def put(self, session: Session, *, soon: bool = False) -> None:
        """Keep a session; with ``soon``, as while typing, within a quarter of a second."""
        with self._change:
            self._pending.put(session, soon=soon)
            self._change.notify_all()

    def delete(self, session_id: str) -> None:
        """Move a session to the trash."""
        with self._change:
            self._pending.move(session_id, trashed=True)
            self._change.notify_all()

    def restore(self, session_id: str) -> None:
        """Bring a session back from the trash."""
        with self._change:
            self._pending.move(session_id, trashed=False)
            self._change.notify_all()

    def remember(self, key: str, value: str) -> None:
        """Remember a preference."""
        with self._change:
            self._pending.remember(key, value)
            self._change.notify_all()

    def submit(
        self, query: Callable[[SessionStore], T], *, replacing: "Future[Any] | None" = None
    ) -> "Future[T]":
        """Ask the store something, after everything put before was written.

        Args:
            query: What to ask; runs on the saving thread, its exception goes into the result.
            replacing: An older query that nobody waits for any more; it raises ``Superseded``.

        """
        result: Future[T] = Future()
        with self._change:
            if replacing is not None:
                self._queries.give_up(replacing)
                if self._running is replacing:
                    self._store.interrupt()
            self._queries.add(query, result)
            if self._is_ending:
                self._queries.refuse_all()
            self._change.notify_all()
        return result

    def watch(self, *, on: bool) -> None:
        """Look once a second whether another process has written, or stop that."""
        with self._change:
            self._is_watching = on
            self._poll_at = 0.0
            self._change.notify_all()

    def retry(self) -> None:
        """Try again now, the file first if the store is not on disk."""
        with self._change:
            self._wants_retry = True
            self._retry_at = 0.0
            self._change.notify_all()

    def flush(self, timeout: float) -> bool:
        """Wait until every session is on disk, in seconds at most; return whether they are.

        Preferences go along, but nobody waits for more than one try with them.
        """
        with self._change:
            self._hurried += 1
            self._retry_at = 0.0
            self._change.notify_all()
            self._change.wait_for(self._is_settled, timeout)
            self._hurried -= 1
            return not self._pending.has_sessions

    def _is_settled(self) -> bool:
        has_failed = self._retry_at > 0.0
        return not self._pending or self._is_ending or (has_failed and not self._pending.has_sessions)

    def _wait(self) -> bool:
        """Sleep until there is something to do; return whether there will ever be."""
        with self._change:
            while not self._is_ending:
                pause = self._next() - time.monotonic()
                if pause <= 0:
                    return True
                self._change.wait(pause)
        return False

    def _next(self) -> float:
        """Return when there is something to do."""
        if self._queries or self._wants_retry or (self._reports and self._report):
            return 0.0
        times = [self._maintain_at]
        if (due := self._pending.next_due()) is not None:
            times.append(max(0.0 if self._hurried else due, self._retry_at))
        if self._is_watching:
            times.append(self._poll_at)
        return min(times)
