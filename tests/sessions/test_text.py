"""Text made safe to keep and to show: what is left out, what counts as one character, what shows nothing."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stackpick_tui.sessions.graphemes import LONGEST, count, exceeds, graphemes, truncate
from stackpick_tui.sessions.text import (
    TooLong,
    clean_line,
    clean_text,
    is_blank,
    pasted_line,
    pasted_text,
    whole_line,
    whole_text,
)

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
SINGLE = {
    "letter": "a",
    "letter with an accent of its own": "e\u0301",
    "letter with as many marks as count": "a" + "\u0301" * (LONGEST - 1),
    "heart drawn as an emoji": "\u2764\ufe0f",
    "keycap": "1\ufe0f\u20e3",
    "skin": "\U0001f469\U0001f3fd",
    "family": FAMILY,
    "kiss": "\U0001f469\U0001f3fb\u200d\u2764\ufe0f\u200d\U0001f48b\u200d\U0001f468\U0001f3fb",
    "flag": "\U0001f1e9\U0001f1ea",
    "flag of England": "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "Hindi": "\u0938\u094d\u0924\u0947"[:2],
    "Thai": "\u0e01\u0e34\u0e49",
    "Hangul in parts": "\u1100\u1161\u11a8",
}
NASTY = st.text(
    st.sampled_from(
        " \t\n\r\u00a0\u2028ab\u0301\u200b\u200d\u202e\u061c\x1b\0\ud800\u3164\ufe0f\U0001f1e6\u1161"
    )
)
ANY = NASTY | st.text() | st.text(st.characters(codec=None))


@pytest.mark.parametrize("kind", SINGLE)
def test_what_a_person_sees_as_one_character_counts_as_one(kind: str) -> None:
    text = SINGLE[kind]
    assert count(text) == 1
    assert list(graphemes(text * 2 + "x")) == [text, text, "x"]
    assert clean_line(text * 300, limit=200) == text * 200
    assert whole_line(text * 200) == text * 200


def test_marks_without_end_meet_the_limit_too() -> None:
    assert len(clean_line("a" + "\u0301" * 100_000)) == 200 * LONGEST
    with pytest.raises(TooLong):
        whole_line("a" + "\u0301" * 100_000)


@given(ANY, st.integers(0, 12))
def test_what_is_cut_begins_the_text_and_has_as_many_characters_as_fit(text: str, limit: int) -> None:
    assert "".join(graphemes(text)) == text
    cut = truncate(text, limit)
    assert text.startswith(cut)
    assert count(cut) == min(count(text), limit)
    assert exceeds(text, limit) is (count(text) > limit)


@given(ANY, st.integers(1, 12) | st.just(200))
@example("ab  c", 3)
@example("\u200b" * LONGEST + "a", 1)
def test_cleaning_what_is_clean_changes_nothing(text: str, limit: int) -> None:
    line, lines = clean_line(text, limit), clean_text(text, limit)
    assert (clean_line(line, limit), clean_text(lines, limit)) == (line, lines)
    assert (whole_line(line, limit), whole_text(lines, limit)) == (line, lines)


@given(ANY, st.integers(1, 12) | st.just(200))
@example("  \u200b", 1)
def test_text_is_kept_whole_or_refused_by_the_same_limit_that_it_is_cut_at(text: str, limit: int) -> None:
    for clean, whole in ((clean_line, whole_line), (clean_text, whole_text)):
        kept = clean(text, 10_000)
        if exceeds(kept, limit):
            with pytest.raises(TooLong, match=f"longer than {limit} characters"):
                whole(text, limit)
        else:
            assert whole(text, limit) == kept == clean(text, limit)


DIRECTIONS = {"LRE", "LRO", "RLE", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
DRAWN = ("SYRIAC", "KAITHI", "EGYPTIAN")
"""What has a direction because it is drawn, although Unicode counts it among the controls."""


def controls(character: str) -> bool:
    category, direction = unicodedata.category(character), unicodedata.bidirectional(character)
    is_mark = category == "Cf" and direction in {"L", "R", "AL"}
    if is_mark and unicodedata.name(character).startswith(DRAWN):
        return False
    return category in {"Cc", "Cs"} or direction in DIRECTIONS or is_mark


CONTROLS = [chr(code) for code in range(0x110000) if not chr(code).isprintable() and controls(chr(code))]


def test_nothing_that_controls_or_turns_the_direction_of_text_is_left_in_it() -> None:
    for control in CONTROLS:
        line = clean_line(f"a{control}b")
        assert line in {"ab", "a b"}, ascii(control)
        assert clean_text(f"a{control}b").replace("\n", " ") == line
        assert (
            pasted_line(control) == pasted_text(control).strip("\n").replace("\n", " ") or control in "\r\n"
        )
    assert {"\u061c", "\u200e", "\u200f"} <= set(CONTROLS)


@pytest.mark.parametrize(
    "joiner", ["\u200c", "\u200d", "\u00ad", "\u2060", "\ufe0f", "\U000e0067"], ids=ascii
)
def test_what_spells_words_and_emoji_is_left_in(joiner: str) -> None:
    assert (
        clean_line(f"a{joiner}b") == clean_text(f"a{joiner}b") == pasted_line(f"a{joiner}b") == f"a{joiner}b"
    )


BLANK = [
    "", " ", "\t\n", "\u00a0\u3000", "\u200f", "\u061c\u202e", "\u200b", "\u200c\u200d", "\ufeff",
    "\u00ad\u2060", "\u3164", "\uffa0", "\u115f\u1160", "\u2800", "\u0301", "\ufe0f", "\U000e0041",
    "\x1b\0", "\ud800",
]  # fmt: skip
SEEN = [
    "a",
    "\u5b57",
    "!",
    "\u2764\ufe0f",
    "\u200ba",
    "\u0e01\u0e34",
    "\ue0b0",
    "\U0001faf8",
    "\u2014",
    "\u00b4",
]


@pytest.mark.parametrize("text", BLANK, ids=ascii)
def test_of_text_that_shows_nothing_nothing_is_kept(text: str) -> None:
    assert is_blank(text)
    for clean in (clean_line, clean_text, whole_line, whole_text):
        assert clean(text * 3) == ""


@pytest.mark.parametrize("text", SEEN, ids=ascii)
def test_text_that_shows_anything_is_kept(text: str) -> None:
    assert not is_blank(text)
    for clean in (clean_line, clean_text, whole_line, whole_text):
        assert clean(text) == text
