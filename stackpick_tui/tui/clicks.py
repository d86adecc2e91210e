"""Which presses of the mouse mean something."""

import math

from textual import events

FOCUSING = 0.2
"""Seconds after the window got the focus within which a press is the one that gave it the focus."""


class Clicks:
    """Tells presses that were meant: of the left button, and not to bring the window to the front."""

    def __init__(self) -> None:
        """Begin with a window that has the focus."""
        self._focused = -math.inf
        self._is_focusing = False

    def are_meant(self, event: events.Event) -> bool:
        """Whether an event is to be acted on; all are but presses of the mouse that were not meant.

        Args:
            event: What came in; each one is to be shown, in order.
        """
        if isinstance(event, events.AppFocus):
            self._focused = event.time
        if isinstance(event, events.MouseDown):
            self._is_focusing = event.time - self._focused < FOCUSING
        if isinstance(event, events.MouseDown | events.MouseUp):
            return event.button == 1 and not self._is_focusing
        return True
