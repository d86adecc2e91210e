"""Which clicks count."""

import math

from textual import events

FOCUSING = 0.2
"""Seconds after the window got the focus within which a click is the one that gave it the focus."""


class ClickFilter:
    """Drops clicks with another button than the left, and those that only bring the window to the front."""

    def __init__(self) -> None:
        """Begin with a window that has the focus."""
        self._focused = -math.inf
        self._is_focusing = False

    def accepts(self, event: events.Event) -> bool:
        """Tell whether to act on an event; to be asked about every one, in order."""
        if isinstance(event, events.AppFocus):
            self._focused = event.time
        if isinstance(event, events.MouseDown):
            self._is_focusing = event.time - self._focused < FOCUSING
        if isinstance(event, events.MouseDown | events.MouseUp):
            return event.button == 1 and not self._is_focusing
        return True
