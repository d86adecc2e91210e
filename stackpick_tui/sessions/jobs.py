"""What the writing thread is given to do, one job at a time."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, NamedTuple

from stackpick_tui.sessions.pending import PendingWrite
from stackpick_tui.sessions.reports import Report
from stackpick_tui.sessions.store import SessionStore

Listener = Callable[[Report], object]
"""Called with each report, on the writing thread."""


class Write(NamedTuple):
    """Write to the store; first of all open the file again if nothing can be written there."""

    pending: tuple[PendingWrite, ...]
    """What to write, the oldest first; empty where only the file is to be opened again."""
    tries_disk: bool
    """False while waiting after a failure: then only a store in memory is written, so that lists show it."""


class Query(NamedTuple):
    """Read from the store, or do anything else with it."""

    call: Callable[[SessionStore], Any]
    """What to do."""
    result: "Future[Any]"
    """Receives what that returns or raises."""


class Poll:
    """Look for what other processes did to the file."""


class Maintain:
    """Check the store, and back it up once a day."""


class Listen(NamedTuple):
    """Report to somebody else from now on, beginning with what nobody has heard yet."""

    listener: Listener
    """Whom to report to."""


Job = Write | Query | Poll | Maintain | Listen
"""Everything there is to do."""
