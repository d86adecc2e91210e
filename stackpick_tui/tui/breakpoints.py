"""The terminal's width and height as classes of the style sheet."""

from textual.geometry import Size

HORIZONTAL = [(0, "-narrow"), (80, "-wide")]
"""The fewest columns for each class."""
VERTICAL = [(0, "-short"), (18, "-medium"), (24, "-tall")]
"""The fewest rows for each class."""


def breakpoint_classes(size: Size) -> str:
    """Return the classes a new screen starts with; Textual adds them only after the first layout."""
    return " ".join(
        [name for least, name in breakpoints if length >= least][-1]
        for length, breakpoints in ((size.width, HORIZONTAL), (size.height, VERTICAL))
    )
