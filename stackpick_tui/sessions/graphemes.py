"""Characters as a person counts them: a letter with its marks is one, and so is a flag or a family of emoji.

These are Unicode's grapheme clusters, as near as the categories that Python knows of each code point allow.
"""

import unicodedata
from collections.abc import Iterator
from itertools import islice

LONGEST = 16
"""The most code points that count as one character; no script or emoji needs more."""
_JOINER = "\u200d"
_EXTENDING = {"Mn", "Mc", "Me", "Cf"}


def graphemes(text: str) -> Iterator[str]:
    """Split text into the characters that a person sees."""
    start = 0
    for index in range(1, len(text)):
        if index - start == LONGEST or not _continues(text[start:index], text[index]):
            yield text[start:index]
            start = index
    if text:
        yield text[start:]


def count(text: str) -> int:
    """Count the characters that a person sees."""
    return len(text) if text.isascii() else sum(1 for _ in graphemes(text))


def exceeds(text: str, limit: int) -> bool:
    """Tell whether text has more characters than a limit."""
    # most text has not even that many code points
    return len(text) > limit and (text.isascii() or any(islice(graphemes(text), limit, None)))


def truncate(text: str, limit: int) -> str:
    """Cut text after a number of characters, never inside one."""
    if len(text) <= limit:
        return text
    return text[:limit] if text.isascii() else "".join(islice(graphemes(text), limit))


def _continues(character: str, following: str) -> bool:
    """Tell whether a code point belongs to the character before it."""
    if following < "\u00ad":
        return False
    return (
        unicodedata.category(following) in _EXTENDING
        or character.endswith(_JOINER)
        or "\U0001f3fb" <= following <= "\U0001f3ff"  # skin tones
        or "\u1160" <= following <= "\u11ff"  # vowels and finals of Hangul, and more of them
        or "\ud7b0" <= following <= "\ud7ff"
        or (len(character) == 1 and _is_half_a_flag(character) and _is_half_a_flag(following))
    )


def _is_half_a_flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
