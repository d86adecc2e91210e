"""Numbers as running text writes them."""

_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def in_words(number: int) -> str:
    """Write a small number as a word, and a larger one in digits."""
    return _WORDS[number] if number < len(_WORDS) else str(number)


def counted(number: int, thing: str) -> str:
    """Return a number with its noun: ``1 session``, ``2 sessions``."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
