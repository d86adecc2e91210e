"""What a person typed or pasted, made safe to keep and to show on a terminal."""

import unicodedata

NAME_LIMIT = 200
"""The longest name kept, in characters."""
NOTE_LIMIT = 20_000
"""The longest note kept, in characters."""


def clean_line(text: str, limit: int = NAME_LIMIT) -> str:
    """Return text for one line: control characters out, line ends and tabs as spaces, cut at the limit."""
    return " ".join(_printable(text[: 4 * limit]).split())[:limit].rstrip()


def clean_text(text: str, limit: int = NOTE_LIMIT) -> str:
    """Return text of several lines: control characters out, line ends unified, cut at the limit."""
    lines = text[: 4 * limit].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_printable(line).rstrip() for line in lines)[:limit].strip("\n")


def _printable(text: str) -> str:
    return "".join(" " if character.isspace() else character for character in text if _is_shown(character))


def _is_shown(character: str) -> bool:
    """Leave out escapes, NUL, lone surrogates, and the marks that turn the direction of what follows them."""
    if character.isspace():
        return True
    return unicodedata.category(character) not in {"Cc", "Cs"} and character not in _DIRECTION_MARKS


_DIRECTION_MARKS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
