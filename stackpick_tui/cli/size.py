"""The terminal's size, about which COLUMNS and LINES may be wrong."""

import os
import re
import sys

_USABLE = re.compile("[1-9][0-9]{0,2}")


def ask_terminal() -> None:
    """Make the app as large as the terminal, now and whenever that changes.

    Textual and Rich believe COLUMNS and LINES first, which a shell may have exported before the window was
    resized. They are kept where the terminal does not know its size, as on a serial line.
    """
    if "TEXTUAL_DRIVER" in os.environ:
        return  # There is no terminal then, and they may be how the driver learns its size.
    for name, size in zip(("COLUMNS", "LINES"), os.get_terminal_size(sys.stdout.fileno()), strict=True):
        if size or not _USABLE.fullmatch(os.environ.get(name, "")):
            os.environ.pop(name, None)
