"""The row of keys at the bottom, which always shows help and quit."""

from collections.abc import Collection, Iterable

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from stackpick_tui.tui.keys import MOVE, Entry, keys_of
from stackpick_tui.tui.styles import HEADING, MUTED

LAST = ("help", "quit")
"""The actions that always stand at the end, however narrow it gets."""


class KeyBar(Widget):
    """Shows what a screen's keys do, as many as fit; help and quit always do.

    Textual's footer cuts keys off in the middle; this one leaves out whole keys.
    """

    def __init__(self, actions: tuple[str, ...]) -> None:
        """Show actions of the screen in this order, those that can be done now."""
        super().__init__()
        self._actions = actions
        self._shown: list[Entry] = []

    def on_mount(self) -> None:
        """Draw the bar again whenever other actions can be done."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, _: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """Draw as many keys as fit, and remember them for the mouse."""
        groups = keys_of(self.screen)
        entries = {entry.action: entry for group in groups.values() for entry in group}
        last = [entries[action] for action in LAST if action in entries]
        left = self.size.width + 1 - sum(map(_width, last))
        shown = []
        for action in self._in_order(groups, entries):
            left -= _width(entries[action])
            if left < 0:
                break
            shown.append(entries[action])
        self._shown = [*shown, *last]
        return Content.assemble(
            *(part for each in self._shown for part in ((_key(each), HEADING), (_meaning(each), MUTED)))
        )

    def _in_order(self, groups: dict[str, list[Entry]], entries: Collection[str]) -> Iterable[str]:
        """Return the actions that may be shown: those that were named, then what else can be done."""
        others = (
            entry.action
            for name, group in groups.items()
            for entry in group
            # what moves a cursor or stands for one of several alike is for help to list
            if name != MOVE.description and "(" not in entry.action and entry.action not in LAST
        )
        return dict.fromkeys([*(each for each in self._actions if each in entries), *others])

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        end = 0
        for entry in self._shown:
            end += _width(entry)
            if event.x < end:
                entry.press()
                return


def _key(entry: Entry) -> str:
    return f" {entry.keys[0]}"


def _meaning(entry: Entry) -> str:
    return f" {entry.description} "


def _width(entry: Entry) -> int:
    return cell_len(_key(entry)) + cell_len(_meaning(entry))
