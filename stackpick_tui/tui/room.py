"""How much room there is, as classes of the style sheet."""

from textual.geometry import Size

COLUMNS = [(0, "-narrow"), (80, "-wide")]
"""The fewest columns for each class."""
ROWS = [(0, "-short"), (18, "-medium"), (24, "-tall")]
"""The fewest rows for each class."""


def room(size: Size) -> str:
    """Return the classes for a new screen: Textual adds them only after it has laid it out once."""
    return " ".join(
        [name for least, name in limits if length >= least][-1]
        for length, limits in ((size.width, COLUMNS), (size.height, ROWS))
    )
