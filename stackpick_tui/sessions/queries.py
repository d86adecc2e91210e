"""The queue of queries for the writing thread."""

from collections import deque
from concurrent.futures import Future
from typing import Any

from stackpick_tui.sessions.errors import StoreUnavailable, Superseded
from stackpick_tui.sessions.jobs import Query


class Queries:
    """Queries in the order they were submitted. Not thread-safe: the caller locks."""

    def __init__(self) -> None:
        self._waiting: deque[Query] = deque()

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, query: Query) -> None:
        """Add a query to the end of the queue."""
        self._waiting.append(query)

    def next(self) -> Query | None:
        """Take the first query that nobody has cancelled."""
        while self._waiting:
            query = self._waiting.popleft()
            if query.result.set_running_or_notify_cancel():
                return query
        return None

    def supersede(self, result: "Future[Any]") -> None:
        """Drop a query that a newer one replaces."""
        self._drop([query for query in self._waiting if query.result is result], Superseded())

    def refuse_all(self) -> None:
        """Drop every query: there is no thread to run them any more."""
        self._drop(list(self._waiting), StoreUnavailable("the program is ending"))

    def _drop(self, queries: list[Query], error: Exception) -> None:
        for query in queries:
            self._waiting.remove(query)
            if query.result.set_running_or_notify_cancel():
                query.result.set_exception(error)
