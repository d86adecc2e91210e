"""A question put on standard error as a plain line, and the answer typed after it."""

import sys


def answer(question: str) -> str | None:
    """Return what was typed, in small letters and without space around it; none where the input has ended."""
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
