"""Questions to the store that wait for their answer."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from stackpick_tui.sessions.errors import StoreUnavailable, Superseded
from stackpick_tui.sessions.store import SessionStore

Query = Callable[[SessionStore], Any]


class Questions:
    """The questions in their order. Not for two threads at once, except ``answer``: the caller locks."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[Query, Future[Any]]] = deque()

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, query: Query, answer: "Future[Any]") -> None:
        """Let a question wait."""
        self._waiting.append((query, answer))

    def next(self) -> tuple[Query, "Future[Any]"] | None:
        """Take the question that waited longest and is still wanted."""
        while self._waiting:
            query, answer = self._waiting.popleft()
            if answer.set_running_or_notify_cancel():
                return query, answer
        return None

    def give_up(self, answer: "Future[Any]") -> None:
        """Take a question out that is superseded."""
        self._end([waiting for waiting in self._waiting if waiting[1] is answer], Superseded())

    def refuse_all(self) -> None:
        """Take all questions out: nobody will answer them."""
        self._end(list(self._waiting), StoreUnavailable("the program is ending"))

    def _end(self, questions: list[tuple[Query, "Future[Any]"]], error: Exception) -> None:
        for question in questions:
            self._waiting.remove(question)
            if question[1].set_running_or_notify_cancel():
                question[1].set_exception(error)
