"""Another moment and time zone for a test; the monotonic clock, which timers and time-outs ask, goes on."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest
import time_machine


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Let the clock go on from a moment, in the time zone that the moment is given in."""
    with in_zone(moment.isoformat()[-6:]), time_machine.travel(moment):
        yield


@contextmanager
def in_zone(offset: str) -> Iterator[None]:
    """Be so many hours east of UTC, as in ``+05:30``; where the system can be told, which is on POSIX."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", f"LOCAL{_WEST[offset[0]]}{offset[1:]}")
        _reread_time_zone()
        yield
    _reread_time_zone()


_WEST = {"+": "-", "-": "+"}
"""POSIX counts the hours west of UTC."""


def _reread_time_zone() -> None:
    if os.name == "posix":
        time.tzset()
