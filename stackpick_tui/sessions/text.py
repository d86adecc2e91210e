"""What a person typed or pasted, made safe to keep and to show on a terminal, and folded for searching."""

import re
import unicodedata

NAME_LIMIT = 200
"""The longest name kept, in characters."""
NOTE_LIMIT = 20_000
"""The longest note kept, in characters."""


def clean_line(text: str, limit: int = NAME_LIMIT) -> str:
    """Return text for one line: control characters out, line ends and tabs as spaces, cut at the limit."""
    return " ".join(_shown(text[: 4 * limit]).split())[:limit].rstrip()


def pasted_line(text: str, limit: int = NAME_LIMIT) -> str:
    """Return what was pasted into a line so that it can be shown; spaces stay, as more may be typed."""
    return _shown(text[:limit])


def pasted_text(text: str, limit: int = NOTE_LIMIT) -> str:
    """Return what was pasted into text of several lines so that it can be shown, tabs as spaces."""
    return "\n".join(_shown(line) for line in text[:limit].splitlines())


def clean_text(text: str, limit: int = NOTE_LIMIT) -> str:
    """Return text of several lines: control characters out, line ends unified, cut at the limit."""
    lines = text[: 4 * limit].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_shown(line).rstrip() for line in lines)[:limit].strip("\n")


def fold(text: str) -> str:
    """Return text as it is compared in a search: one case, one spelling of every accent and width."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def encodable(text: str) -> str:
    """Return the text itself, or a copy with a mark in place of everything that is no character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return text


def _shown(line: str) -> str:
    """Leave out escapes, NUL, lone surrogates, and the marks that turn the direction of what follows them."""
    return line if line.isprintable() else _HIDDEN.sub("", _SPACE.sub(" ", line))


_SPACE = re.compile(r"\s")
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069]")
