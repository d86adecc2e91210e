"""What keys do: their groups, and the table that help, palette and row of keys are drawn from."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from textual.binding import Binding
from textual.screen import Screen

HERE = Binding.Group("Here")
"""Keys of a dialog."""
ANSWER = Binding.Group("Answer")
"""Keys that change the answers."""
MOVE = Binding.Group("Move")
"""Keys that move the cursor or scroll."""
SESSION = Binding.Group("This session")
"""Keys that do something with the session."""
GO = Binding.Group("Go to")
"""Keys that open another screen or go back."""
APP = Binding.Group("The app")
"""Keys that work everywhere."""

ORDER = (HERE, ANSWER, GO, SESSION, MOVE, APP)
"""The groups in the order in which help lists them."""


def key(keys: str, action: str, description: str, group: Binding.Group) -> Binding:
    """Bind keys of a screen with priority, so that they act in the order in which they arrive.

    Textual looks up ordinary bindings only after the focused widget has had the key: if several arrive at
    once, as over a slow line, the later ones would act on whatever has the focus by then.

    Args:
        keys: The keys, separated by commas.
        action: The name of the action.
        description: What it does, in a word or two.
        group: Where help lists it.
    """
    return Binding(keys, action, description, show=False, priority=True, group=group)


_NAMES = {
    "question_mark": "?",
    "slash": "/",
    "escape": "Esc",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "f1": "F1",
    "shift+down": "Shift+Down",
    "shift+up": "Shift+Up",
}


def key_name(name: str) -> str:
    """Write a key as a person reads it; Textual's own names have signs that some terminals draw too wide."""
    if name.startswith("ctrl+"):
        return f"Ctrl+{name[5:].upper()}"
    return _NAMES.get(name, name.capitalize() if len(name) > 1 else name)


class Entry(NamedTuple):
    """One thing a screen can do."""

    action: str
    """The action's name."""
    description: str
    """What it does, in a word or two."""
    keys: tuple[str, ...]
    """The names of its keys, the main one first."""
    press: Callable[[], None]
    """Do it, as if the first of its keys were pressed."""


def keys_of(screen: Screen[object]) -> dict[str, list[Entry]]:
    """Return what can be done on a screen now, by group; only our own bindings have a group."""
    bindings = [active.binding for active in screen.active_bindings.values() if active.enabled]
    table = {
        group.description: _entries(screen, [each for each in bindings if each.group is group])
        for group in ORDER
    }
    return {name: entries for name, entries in table.items() if entries}


def _entries(screen: Screen[object], bindings: list[Binding]) -> list[Entry]:
    actions: dict[str, list[Binding]] = {}
    for binding in bindings:
        actions.setdefault(binding.action, []).append(binding)
    entries = []
    for action, same in actions.items():
        same.sort(key=lambda binding: not binding.show)  # of several, the one to be shown stands first
        keys = tuple(key_name(binding.key) for binding in same)
        press = partial(screen.app.simulate_key, same[0].key)
        entries.append(Entry(action, same[0].description, keys, press))
    return entries
