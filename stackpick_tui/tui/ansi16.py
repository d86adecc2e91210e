"""Themes on a terminal of sixteen colours."""

from textual.theme import BUILTIN_THEMES

_LIGHT = "textual-light"
"""The light theme whose colours become black and greys there, all of which can be read."""


def readable_theme(theme: str | None, colours: str | None) -> str | None:
    """Return the theme to start in: the chosen one, unless its yellow would be drawn on white.

    Args:
        theme: The theme chosen last, maybe where there were more colours.
        colours: Rich's name for the terminal's colours.
    """
    chosen = BUILTIN_THEMES.get(theme or "")
    if colours != "standard" or chosen is None or chosen.dark or chosen.ansi:
        return theme
    return _LIGHT
