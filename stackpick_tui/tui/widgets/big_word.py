"""A framework's name in letters two rows high."""

from stackpick_tui.advice.rule import Framework

_LETTERS = {
    "A": ("▄▀█", "█▀█"),
    "D": ("█▀▄", "█▄▀"),
    "F": ("█▀▀", "█▀ "),
    "G": ("█▀▀", "█▄█"),
    "J": ("  █", "█▄█"),
    "K": ("█▄▀", "█ █"),
    "L": ("█  ", "█▄▄"),
    "N": ("█▄ █", "█ ▀█"),
    "O": ("█▀█", "█▄█"),
    "S": ("█▀▀", "▄▄█"),
}


def big_word(framework: Framework) -> tuple[str, str]:
    """Return the two rows of the name, drawn with half blocks."""
    letters = [_LETTERS[letter] for letter in framework.value.upper()]
    return " ".join(top for top, _ in letters), " ".join(bottom for _, bottom in letters)
