"""What the rest of the program wants of the writing thread, and when each job is due."""

import math
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from operator import itemgetter
from typing import Any, TypeVar

from stackpick_tui.sessions.jobs import Job, Listen, Listener, Maintain, Poll, Query, Write
from stackpick_tui.sessions.pending import PendingWrite, PendingWrites
from stackpick_tui.sessions.queries import Queries
from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.store import SessionStore

T = TypeVar("T")

RETRY = 2.0
"""Seconds between a failed write and the next try."""
HURRY = 0.2
"""The same while somebody waits for everything to be on disk, as at the end of the program."""
POLL = 1.0
"""Seconds between two looks for other processes' writes, while watching."""
MAINTAIN_AFTER = 2.0
"""Seconds from the start, and from the last write, to the maintenance of the store."""
MAINTAIN_EVERY = 86_400.0
"""Seconds until the store is maintained again."""
MAINTAIN_RETRY = 60.0
"""The same where another program had locked the file."""


class WriterInbox:
    """Jobs for the writing thread. A session that is put here stays pending until it is on disk.

    Every method may be called from any thread; only ``flush`` and ``close`` wait. The last ones, from
    ``next`` on, are the writer's.
    """

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._pending = PendingWrites()
        self._queries = Queries()
        self._listener: Listener | None = None
        self._running: tuple[Future[Any], Callable[[], None]] | None = None
        """The result of the query that runs just now, and what interrupts it."""
        self._has_untried = False
        """Whether something was put since everything was last tried."""
        self._is_watching = False
        self._wants_retry = False
        self._flushing = 0
        """How many threads wait for everything to be on disk."""
        self._is_closed = False
        self._has_ended = False
        self._retry_at = 0.0
        """When the disk may be tried again after a failure, on the monotonic clock; 0: nothing has failed."""
        self._poll_at = 0.0
        self._maintain_at = time.monotonic() + MAINTAIN_AFTER

    @property
    def has_unsaved(self) -> bool:
        """Whether a session is not on disk as it was last put."""
        with self._condition:
            return self._pending.has_sessions

    def put(self, session: Session, *, soon: bool = False) -> None:
        """Save a session at once; with ``soon``, as while typing, within a quarter of a second."""
        with self._change_of_pending():
            self._pending.put(session, soon=soon)

    def delete(self, session_id: str) -> None:
        """Move a session to the trash."""
        with self._change_of_pending():
            self._pending.move(session_id, trashed=True)

    def restore(self, session_id: str) -> None:
        """Bring a session back from the trash."""
        with self._change_of_pending():
            self._pending.move(session_id, trashed=False)

    def remember(self, key: str, value: str) -> None:
        """Remember a preference."""
        with self._change_of_pending():
            self._pending.remember(key, value)

    def submit(
        self, call: Callable[[SessionStore], T], *, replacing: "Future[Any] | None" = None
    ) -> "Future[T]":
        """Run a query on the store, after everything that was put before it.

        Args:
            call: The query; runs on the writing thread, and what it raises goes into the result.
            replacing: The result of an older query that nobody waits for any more; it raises ``Superseded``.

        """
        result: Future[T] = Future()
        with self._change():
            if replacing is not None:
                self._queries.supersede(replacing)
                if self._running and self._running[0] is replacing:
                    self._running[1]()
            self._queries.add(Query(call, result))
            if self._is_closed:
                self._queries.refuse_all()
        return result

    def watch(self, *, on: bool) -> None:
        """Begin or stop to look once a second whether another process has written."""
        with self._change():
            self._is_watching = on
            self._poll_at = 0.0

    def retry(self) -> None:
        """Write everything now; open the file again first if nothing can be written there."""
        with self._change():
            self._wants_retry = True
            self._retry_at = 0.0

    def listen(self, listener: Listener) -> None:
        """Report to somebody from now on, beginning with what nobody has heard yet."""
        with self._change():
            self._listener = listener

    def flush(self, timeout: float) -> bool:
        """Wait until every session is on disk, in seconds at most; return whether they are.

        Preferences are written too, but tried only once.
        """
        with self._change():
            self._flushing += 1
            self._retry_at = 0.0
            self._condition.notify_all()
            self._condition.wait_for(self._is_flushed, timeout)
            self._flushing -= 1
            return not self._pending.has_sessions

    def close(self, timeout: float) -> bool:
        """Write everything and end the thread, in seconds at most; return whether all is on disk."""
        deadline = time.monotonic() + timeout
        is_clean = self.flush(timeout)
        with self._change():
            self._is_closed = True
            self._condition.notify_all()
            self._condition.wait_for(lambda: self._has_ended, max(0.0, deadline - time.monotonic()))
        return is_clean

    @contextmanager
    def _change(self) -> Iterator[None]:
        """Change something, and wake whoever waits for it."""
        with self._condition:
            yield
            self._condition.notify_all()

    @contextmanager
    def _change_of_pending(self) -> Iterator[None]:
        with self._change():
            yield
            self._has_untried = True

    def _is_flushed(self) -> bool:
        has_failed = self._retry_at > 0.0
        return not self._pending or self._is_closed or (has_failed and not self._pending.has_sessions)

    def next(self) -> Job | None:
        """Wait for the next job and take it; return None once the inbox is closed."""
        with self._condition:
            while not self._is_closed:
                due, take = min(self._schedule(), key=itemgetter(0))
                pause = due - time.monotonic()
                if pause > 0:
                    self._condition.wait(pause)
                elif job := take():
                    return job
        return None

    def _schedule(self) -> Iterator[tuple[float, Callable[[], Job | None]]]:
        """Yield when each job is due, on the monotonic clock, and how to take it. Earlier ones win a tie."""
        if self._listener:
            yield 0.0, self._take_listener
        if self._wants_retry or (self._queries and self._pending and self._has_untried):
            yield 0.0, self._take_write
        if self._queries:
            yield 0.0, self._queries.next
        if (due := self._pending.next_due()) is not None:
            yield max(0.0 if self._flushing else due, self._retry_at), self._take_write
        else:
            # takes a while, so it waits until there is nothing to write
            yield self._maintain_at, self._take_maintenance
        if self._is_watching:
            yield self._poll_at, self._take_poll

    def _take_listener(self) -> Listen | None:
        listener, self._listener = self._listener, None
        return Listen(listener) if listener else None

    def _take_write(self) -> Write:
        now = time.monotonic()
        everything = self._wants_retry or self._flushing or self._queries
        if everything:
            self._wants_retry = self._has_untried = False
        due = self._pending.due(math.inf if everything else now)
        return Write(tuple(due), tries_disk=self._retry_at <= now)

    def _take_maintenance(self) -> Maintain:
        # until the writer says when to do it again
        self._maintain_at = math.inf
        return Maintain()

    def _take_poll(self) -> Poll:
        self._poll_at = time.monotonic() + POLL
        return Poll()

    def settle(self, write: PendingWrite) -> None:
        """Take out what is on disk now, unless a newer value was put meanwhile."""
        with self._change():
            self._pending.settle(write)

    def finish_write(self, write: Write, *, failed: bool) -> None:
        """Put off the next try if a write failed, and the maintenance of the store in any case."""
        with self._change():
            now = time.monotonic()
            if write.tries_disk:
                self._retry_at = now + (HURRY if self._flushing else RETRY) if failed else 0.0
            self._maintain_at = max(self._maintain_at, now + MAINTAIN_AFTER)

    def finish_maintenance(self, *, was_locked: bool) -> None:
        """Put off the next maintenance."""
        # counted from the end, when the backup that was just made has to be a day old
        with self._condition:
            self._maintain_at = time.monotonic() + (MAINTAIN_RETRY if was_locked else MAINTAIN_EVERY)

    @contextmanager
    def interruptible(self, query: Query, interrupt: Callable[[], None]) -> Iterator[None]:
        """Have a query interrupted if it is superseded while it runs, and nothing that comes after it."""
        with self._condition:
            self._running = query.result, interrupt
        try:
            yield
        finally:
            with self._condition:
                self._running = None

    def end(self) -> None:
        """Say that the thread has ended: nobody needs to wait for it, and queries are refused."""
        with self._change():
            self._is_closed = self._has_ended = True
            self._queries.refuse_all()
