"""Plain questions on standard error, and the answers typed after them."""

import sys


def answer(question: str) -> str | None:
    """Ask, and return what was typed, in lower case and stripped; None at the end of the input."""
    print(f"{question} ", end="", file=sys.stderr, flush=True)
    try:
        line = sys.stdin.readline() if sys.stdin else ""
    except KeyboardInterrupt:
        print(file=sys.stderr)
        raise
    if not (line and sys.stdin.isatty()):
        # nobody pressed Enter, which would have ended the line
        print(file=sys.stderr)
    return line.strip().casefold() if line else None
