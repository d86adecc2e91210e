"""The one thread that reads and writes the store, and never gives up what is unsaved."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from stackpick_tui.sessions.access import Access, Mode
from stackpick_tui.sessions.connecting import is_busy
from stackpick_tui.sessions.errors import StoreError, StoreUnavailable
from stackpick_tui.sessions.inbox import WriterInbox
from stackpick_tui.sessions.pending import PendingWrite
from stackpick_tui.sessions.reports import ChangedElsewhere, Opened, Recovered, Report, Trouble
from stackpick_tui.sessions.revisions import RevisionWriter
from stackpick_tui.sessions.store import SessionStore

RETRY = 2.0
"""How long after a failed write comes the next try, in seconds."""
HURRY = 0.2
"""The same while somebody waits for everything to be on disk, as at the end of the program."""
POLL = 1.0
"""How often other processes' writes are looked for while watching, in seconds."""
MAINTAIN_AFTER = 2.0
"""How long after opening and after the last write the store is checked and backed up, in seconds."""
MAINTAIN_RETRY = 60.0
"""How long until that is tried again where another program had locked the file, in seconds."""
MAINTAIN_EVERY = 86_400.0
"""How long until that is done again, in seconds."""


class Autosave(WriterInbox):
    """Keeps sessions: what is put is owed until it is on disk, however often that fails.

    The thread sleeps until something is wanted; it wakes up by itself only to try again and while watching.
    """

    def __init__(
        self, open_store: Callable[[], SessionStore], report: Callable[[Report], None] | None = None
    ) -> None:
        """Start the thread.

        Args:
            open_store: Opens the store, on that thread.
            report: Is told what happens, on that thread.

        """
        super().__init__(report)
        self._open_store = open_store
        self._writer = RevisionWriter()
        self._access: Access | None = None
        self._version: int | None = None
        self._trouble: Trouble | None = None
        self._maintain_at = time.monotonic() + MAINTAIN_AFTER
        self._thread = threading.Thread(target=self._run, name="autosave", daemon=True)
        self._thread.start()

    def close(self, timeout: float) -> bool:
        """Write everything owed and end the thread, in seconds at most; return whether all is on disk."""
        deadline = time.monotonic() + timeout
        is_clean = self.flush(timeout)
        with self._change:
            self._is_ending = True
            self._change.notify_all()
        self._thread.join(max(0.0, deadline - time.monotonic()))
        return is_clean

    def _run(self) -> None:
        try:
            store = self._open_store()
        except StoreUnavailable as error:
            store = SessionStore.open(None, reason=error.reason)
        with self._change:
            self._store = store
        self._tell_access()
        self._version = self._seen_version()
        while self._wait():
            self._deliver()
            self._write()
            self._run_query()
            self._poll()
            self._maintain()
        # whoever leaves at once has a backup, too; nobody is left to be told why there is none
        with suppress(StoreError):
            self._store.maintain_if_due()
        with self._change:
            self._queries.refuse_all()
            self._store.close()

    def _tell(self, report: Report) -> None:
        self._reports.append(report)
        self._deliver()

    def _deliver(self) -> None:
        while (listener := self._report) is not None and self._reports:
            # a screen that is gone must not stop the saving
            with suppress(Exception):
                listener(self._reports.popleft())

    def _tell_access(self) -> None:
        if self._store.access != self._access:
            self._access = self._store.access
            self._tell(Opened(self._access))

    def _write(self) -> None:
        """Write what is due; after a failure only once it is time to try again."""
        with self._change:
            now = time.monotonic()
            is_time = self._retry_at <= now
            everything = self._wants_retry or self._hurried or self._queries
            due = self._pending.due(float("inf") if everything else now)
            wants_retry, self._wants_retry = self._wants_retry, False
        if self._store.access.mode is not Mode.READ_WRITE and is_time and (due or wants_retry):
            self._store.reopen()
        # memory takes everything at once, so that lists show it; it stays owed to the disk
        if due and (is_time or self._store.access.mode is Mode.MEMORY):
            self._conclude(self._write_all(due))
            # maintenance takes a while, and waits until nobody is at work
            self._maintain_at = max(self._maintain_at, time.monotonic() + MAINTAIN_AFTER)
        self._tell_access()

    def _write_all(self, due: list[PendingWrite]) -> str:
        """Write what is due; return why not all of them are on disk now, in words."""
        problem = ""
        for pending in due:
            try:
                reports = self._writer.write(self._store, pending)
            except StoreUnavailable as error:
                return error.reason
            except Exception as error:  # noqa: BLE001 - whatever nobody thought of, the others are to be saved
                problem = f"{type(error).__name__}: {error}"
                continue
            if self._store.access.mode is Mode.MEMORY:
                problem = self._store.access.reason or "no file"
                continue
            with self._change:
                self._pending.settle(pending)
                self._change.notify_all()
            for report in reports:
                self._tell(report)
        return problem

    def _conclude(self, problem: str) -> None:
        """Tell when writing begins to fail, or works again."""
        with self._change:
            now = time.monotonic()
            if self._retry_at <= now:
                self._retry_at = now + (HURRY if self._hurried else RETRY) if problem else 0.0
            is_loss = bool(problem) and self._pending.has_sessions
            trouble = Trouble(problem, self._store.access.path) if is_loss else None
            self._change.notify_all()
        if trouble == self._trouble:
            return
        self._trouble = trouble
        self._tell(trouble or Recovered())

    def _run_query(self) -> None:
        with self._change:
            waiting = self._queries.next()
            if waiting is None:
                return
            query, result = waiting
            self._running = result
        try:
            value = query(self._store)
        except BaseException as error:  # noqa: BLE001 - it belongs to whoever asked
            self._end_running()
            result.set_exception(error)
        else:
            self._end_running()
            result.set_result(value)
        self._tell_access()

    def _end_running(self) -> None:
        """Make sure that nobody interrupts what comes next in place of the query."""
        with self._change:
            self._running = None

    def _poll(self) -> None:
        """Notice what other processes did to the file."""
        now = time.monotonic()
        if not self._is_watching or self._poll_at > now:
            return
        self._poll_at = now + POLL
        if self._store.was_replaced():
            self._store.reopen()
            self._tell_access()
        version = self._seen_version()
        if version != self._version:
            self._version = version
            self._tell(ChangedElsewhere())

    def _seen_version(self) -> int | None:
        try:
            return self._store.data_version()
        except StoreError:
            # somebody is writing just now: that shows at the next look
            return self._version

    def _maintain(self) -> None:
        now = time.monotonic()
        if self._maintain_at > now:
            return
        if self._queries or self._pending:
            self._maintain_at = now + MAINTAIN_AFTER
            return
        again = MAINTAIN_EVERY
        try:
            self._store.maintain()
        except StoreError as error:
            if error.__cause__ and is_busy(error.__cause__):
                again = MAINTAIN_RETRY
            else:
                self._tell(Opened(replace(self._store.access, notices=(str(error),))))
        # counted from the end, when the backup that was just made has to be a day old
        self._maintain_at = time.monotonic() + again
        self._tell_access()
