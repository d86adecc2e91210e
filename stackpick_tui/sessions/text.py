"""What a person typed or pasted, made safe to keep and to show on a terminal, and folded for searching."""

import re
import unicodedata

from stackpick_tui.sessions.graphemes import exceeds, graphemes, truncate

NAME_LIMIT = 200
"""The longest name kept, in characters as a person counts them."""
NOTE_LIMIT = 20_000
"""The longest note kept, in characters as a person counts them."""
JOINERS = "\u200c\u200d"
"""Invisible, but part of the spelling of words in Persian and in scripts of India."""
_OVERSHOOT = 64
"""How many times the limit is looked at before cutting: characters that are removed do not count."""


class TooLong(ValueError):
    """Text has more characters than are kept of it."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"longer than {limit} characters")


def clean_line(text: str, limit: int = NAME_LIMIT) -> str:
    """Return text for one line: control characters out, line ends and tabs as spaces, cut at the limit.

    Text without visible characters becomes empty. Cleaning clean text changes nothing.
    """
    return _unless_blank(truncate(_line(text[: _OVERSHOOT * limit]), limit).rstrip())


def clean_text(text: str, limit: int = NOTE_LIMIT) -> str:
    """Return text of several lines: control characters out, line ends unified, cut at the limit.

    Text without visible characters becomes empty. Cleaning clean text changes nothing.
    """
    return _unless_blank(truncate(_lines(text[: _OVERSHOOT * limit]), limit).rstrip())


def whole_line(text: str, limit: int = NAME_LIMIT) -> str:
    """Clean text for one line as `clean_line` does, but raise `TooLong` rather than cut it."""
    return _within(_unless_blank(_line(text)), limit)


def whole_text(text: str, limit: int = NOTE_LIMIT) -> str:
    """Clean text of several lines as `clean_text` does, but raise `TooLong` rather than cut it."""
    return _within(_unless_blank(_lines(text).rstrip()), limit)


def pasted_line(text: str) -> str:
    """Return what was pasted into a line so that it can be shown; spaces stay, as more may be typed."""
    return _shown(text)


def pasted_text(text: str) -> str:
    """Return what was pasted into text of several lines so that it can be shown, tabs as spaces."""
    return "\n".join(_shown(line) for line in _split(text))


def is_blank(text: str) -> bool:
    """Tell whether text has no visible characters: only spaces, controls, joiners, marks without letters."""
    return all(
        unicodedata.category(each) in _INVISIBLE_CATEGORIES or re.match(_DRAWN_BLANK, each) for each in text
    )


def words_of(text: str) -> list[str]:
    """Return the words of a text: letters and digits with their marks and joiners."""
    words = "".join(each if re.match(r"\w", each) else " " for each in graphemes(text))
    shown = "".join(letter for letter in words if letter.isprintable() or letter in JOINERS)
    return [word.strip(JOINERS) for word in shown.split()]


def fold(text: str) -> str:
    """Return text as it is compared in a search: one case, one spelling of every accent and width."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def encodable(text: str) -> str:
    """Return the text itself, or a copy with replacement characters for lone surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return text


def _line(text: str) -> str:
    return " ".join(_shown(text).split())


def _lines(text: str) -> str:
    return "\n".join(_shown(line).rstrip() for line in _split(text)).strip("\n")


def _split(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _within(text: str, limit: int) -> str:
    if exceeds(text, limit):
        raise TooLong(limit)
    return text


def _unless_blank(text: str) -> str:
    return "" if is_blank(text) else text


def _shown(line: str) -> str:
    """Leave out escapes, NUL, lone surrogates, and the marks that turn the direction of what follows them."""
    return line if line.isprintable() else re.sub(_HIDDEN, "", re.sub(r"\s", " ", line))


_INVISIBLE_CATEGORIES = {"Cc", "Cf", "Cs", "Mc", "Me", "Mn", "Zl", "Zp", "Zs"}
"""The categories of characters that are invisible on their own; unassigned ones may be visible."""
_BIDI_CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
"""What Unicode calls Bidi_Control, and the deprecated controls that follow them."""
# the two patterns are compiled when they are first needed: a start, which that would slow down, needs neither
_HIDDEN = f"[\x00-\x1f\x7f-\x9f\ud800-\udfff{_BIDI_CONTROLS}]"
_DRAWN_BLANK = "[\u115f\u1160\u2065\u2800\u3164\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
"""Letters and symbols that are drawn as nothing, and code points reserved for such."""
