"""Themes on a terminal of sixteen colours or fewer."""

from textual.theme import BUILTIN_THEMES


def readable_theme(theme: str | None, colours: str | None) -> str | None:
    """Return the theme to start in: the chosen one, unless its colours would be mapped to a few greys.

    Args:
        theme: The theme chosen last, perhaps in a terminal with more colours.
        colours: Rich's name for the terminal's colour system.
    """
    chosen = BUILTIN_THEMES.get(theme or "")
    if colours != "standard" or (chosen and chosen.ansi):
        return theme
    return "ansi-light" if chosen and not chosen.dark else "ansi-dark"
