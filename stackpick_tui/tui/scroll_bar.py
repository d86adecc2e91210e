"""Scroll bars in whole cells."""

from textual.scrollbar import ScrollBarRender


class WholeCells(ScrollBarRender):
    """Draws no part of a cell at the ends of a thumb.

    Without colours Textual's eighths of a block stand there as a thin line in the colour of text.
    """

    VERTICAL_BARS = [" "]
    HORIZONTAL_BARS = [" "]
