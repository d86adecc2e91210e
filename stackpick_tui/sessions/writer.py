"""The one thread that reads and writes the store, and tries until what was put is on disk."""

import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress

from stackpick_tui.sessions.access import Access, Mode
from stackpick_tui.sessions.errors import StoreError, StoreUnavailable
from stackpick_tui.sessions.inbox import WriterInbox
from stackpick_tui.sessions.jobs import Listen, Listener, Maintain, Poll, Query, Write
from stackpick_tui.sessions.pending import PendingWrite
from stackpick_tui.sessions.reports import ChangedElsewhere, Opened, Recovered, Report, Trouble
from stackpick_tui.sessions.revisions import RevisionWriter
from stackpick_tui.sessions.sqlite_errors import is_busy
from stackpick_tui.sessions.store import SessionStore


def start_writer(open_store: Callable[[], SessionStore], listener: Listener | None = None) -> WriterInbox:
    """Start the writing thread; it ends when the inbox returned is closed.

    Args:
        open_store: Opens the store, on that thread.
        listener: Called with each report, on that thread; without one, reports are kept until there is one.

    """
    inbox = WriterInbox()
    if listener:
        inbox.listen(listener)
    # no executor: it would be joined at exit, and hang there on a disk that does not answer
    threading.Thread(target=SessionWriter(inbox, open_store).run, name="writer", daemon=True).start()
    return inbox


class SessionWriter:
    """Does the jobs of an inbox, one after the other."""

    _store: SessionStore

    def __init__(self, inbox: WriterInbox, open_store: Callable[[], SessionStore]) -> None:
        self._inbox = inbox
        self._open_store = open_store
        self._revisions = RevisionWriter()
        self._listener: Listener | None = None
        self._unheard: deque[Report] = deque()
        self._access: Access | None = None
        self._version: int | None = None
        self._trouble: Trouble | None = None

    def run(self) -> None:
        """Open the store, and work until the inbox is closed."""
        try:
            self._open()
            while job := self._inbox.next():
                match job:
                    case Write():
                        self._write(job)
                    case Query():
                        self._run_query(job)
                    case Poll():
                        self._poll()
                    case Maintain():
                        self._maintain()
                    case Listen(listener):
                        self._listener = listener
                        self._deliver()
                self._report_access()
            # a backup even for somebody who leaves at once; nobody is left to read why it failed
            with suppress(StoreError):
                self._store.maintain_if_due()
            self._store.close()
        finally:
            self._inbox.end()

    def _open(self) -> None:
        try:
            self._store = self._open_store()
        except StoreUnavailable as error:
            self._store = SessionStore.open(None, reason=error.reason)
        self._report_access()
        self._version = self._data_version()

    def _report(self, report: Report) -> None:
        self._unheard.append(report)
        self._deliver()

    def _deliver(self) -> None:
        while self._listener and self._unheard:
            # a screen that is gone must not stop the saving
            with suppress(Exception):
                self._listener(self._unheard.popleft())

    def _report_access(self) -> None:
        """Report how the store can be used, where that has changed."""
        if self._store.access != self._access:
            self._access = self._store.access
            self._report(Opened(self._access))

    def _write(self, job: Write) -> None:
        if job.tries_disk and self._store.access.mode is not Mode.READ_WRITE:
            self._store.reopen()
        if not job.pending or not (job.tries_disk or self._store.access.mode is Mode.MEMORY):
            return
        problem = self._write_all(job.pending)
        self._inbox.finish_write(job, failed=bool(problem))
        # a preference that cannot be written is not worth reporting
        is_loss = bool(problem) and self._inbox.has_unsaved
        trouble = Trouble(problem, self._store.access.path) if is_loss else None
        if trouble != self._trouble:
            self._trouble = trouble
            self._report(trouble or Recovered())

    def _write_all(self, pending: tuple[PendingWrite, ...]) -> str:
        """Write what is pending; return why not all of it is on disk now, or an empty string."""
        problem = ""
        for write in pending:
            try:
                reports = self._revisions.write(self._store, write)
            except StoreUnavailable as error:
                return error.reason
            except Exception as error:  # noqa: BLE001 - whatever nobody thought of, the others are to be saved
                problem = f"{type(error).__name__}: {error}"
                continue
            if self._store.access.mode is Mode.MEMORY:
                problem = self._store.access.reason or "no file"
                continue
            self._inbox.settle(write)
            for report in reports:
                self._report(report)
        return problem

    def _run_query(self, query: Query) -> None:
        try:
            with self._inbox.interruptible(query, self._store.interrupt):
                value = query.call(self._store)
        except BaseException as error:  # noqa: BLE001 - it belongs to whoever submitted the query
            query.result.set_exception(error)
        else:
            query.result.set_result(value)

    def _poll(self) -> None:
        if self._store.was_replaced():
            self._store.reopen()
            self._report_access()
        version = self._data_version()
        if version != self._version:
            self._version = version
            self._report(ChangedElsewhere())

    def _data_version(self) -> int | None:
        try:
            return self._store.data_version()
        except StoreError:
            # somebody is writing just now: the next poll shows it
            return self._version

    def _maintain(self) -> None:
        was_locked = False
        try:
            self._store.maintain()
        except StoreError as error:
            was_locked = error.__cause__ is not None and is_busy(error.__cause__)
            if not was_locked:
                self._report(Opened(self._store.access._replace(notices=(str(error),))))
        self._inbox.finish_maintenance(was_locked=was_locked)
