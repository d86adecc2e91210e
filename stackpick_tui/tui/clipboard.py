"""The terminal's clipboard, reached through GNU screen too."""

import base64
import os

_PIECE = 200
"""Characters at a time: GNU screen drops longer sequences."""


def is_in_gnu_screen() -> bool:
    """Tell whether GNU screen is in between; it takes sequences that it does not know for a window title."""
    return "STY" in os.environ and "TMUX" not in os.environ


def passed_through(text: str) -> str:
    """Return the sequence that copies a text, in pieces that GNU screen passes on to the terminal."""
    sequence = f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\a"
    pieces = (sequence[start : start + _PIECE] for start in range(0, len(sequence), _PIECE))
    return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
