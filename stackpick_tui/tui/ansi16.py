"""Themes on a terminal of sixteen colours."""

from textual.theme import BUILTIN_THEMES

_LIGHT = "textual-light"
"""A light theme that 16 colours turn into black and greys, all of them readable."""


def readable_theme(theme: str | None, colours: str | None) -> str | None:
    """Return the theme to start in: the chosen one, unless it would draw yellow on white.

    Args:
        theme: The theme chosen last, perhaps in a terminal with more colours.
        colours: Rich's name for the terminal's colour system.
    """
    chosen = BUILTIN_THEMES.get(theme or "")
    if colours != "standard" or chosen is None or chosen.dark or chosen.ansi:
        return theme
    return _LIGHT
