"""A scroll bar whose thumb fills whole cells."""

from textual.scrollbar import ScrollBar, ScrollBarRender


class WholeCells(ScrollBarRender):
    """Draws the thumb in whole cells.

    Textual ends it with eighths of a block in reversed colours, below which many terminals leave a hairline.
    """

    VERTICAL_BARS = [" "] * 8
    HORIZONTAL_BARS = [" "] * 8


def use_whole_cells() -> None:
    """Draw every scroll bar this way."""
    ScrollBar.renderer = WholeCells
