"""Queries to the store that wait for their turn."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from stackpick_tui.sessions.errors import StoreUnavailable, Superseded
from stackpick_tui.sessions.store import SessionStore

Query = Callable[[SessionStore], Any]


class Queries:
    """The queries in their order. Not thread-safe: the caller locks."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[Query, Future[Any]]] = deque()

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, query: Query, result: "Future[Any]") -> None:
        """Let a query wait."""
        self._waiting.append((query, result))

    def next(self) -> tuple[Query, "Future[Any]"] | None:
        """Take the query that waited longest and is still wanted."""
        while self._waiting:
            query, result = self._waiting.popleft()
            if result.set_running_or_notify_cancel():
                return query, result
        return None

    def give_up(self, result: "Future[Any]") -> None:
        """Take a query out that is superseded."""
        self._end([waiting for waiting in self._waiting if waiting[1] is result], Superseded())

    def refuse_all(self) -> None:
        """Take all queries out: nobody will run them."""
        self._end(list(self._waiting), StoreUnavailable("the program is ending"))

    def _end(self, queries: list[tuple[Query, "Future[Any]"]], error: Exception) -> None:
        for query in queries:
            self._waiting.remove(query)
            if query[1].set_running_or_notify_cancel():
                query[1].set_exception(error)
