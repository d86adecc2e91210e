import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from stackpick_tui.records.markdown import inline, quotation, yaml_text
from stackpick_tui.sessions.text import clean_line, clean_text

NASTY = [
    "[/foo] [bold 日本語 🧑‍💻",
    "---",
    "# x",
    "C #",
    "<script>alert(1)</script>",
    "a: b",
    "- x",
    "+ x",
    "1. x",
    "12) x",
    "===",
    "> x",
    "```x",
    "`a` ``b``",
    "| a | b |",
    "[a](b) ![c](d) [e]: f",
    "https://example.com/a_b?c=d",
    "HTTP://EXAMPLE.COM",
    "www.example.com",
    "me@example.com",
    "&amp; &#64; &copy;",
    "*a* _b_ __c__ ~~d~~",
    "ends in \\",
    "$x$",
    ":-: | :-:",
    "* Verdict of the rule of 2020-03-23: Flask",
]
MARKS = st.text(alphabet="`*_[](){}<>#+-=.!|~&\\:/@$^;\"' \n19aé日\u200d")
LINES = (st.sampled_from(NASTY) | MARKS | st.text()).map(clean_line).filter(len)
TEXTS = (st.lists(st.sampled_from(NASTY)).map("\n".join) | MARKS | st.text()).map(clean_text)


def parse(markdown: str) -> list[Token]:
    parser = MarkdownIt("gfm-like", {"linkify": True})
    assert parser.linkify
    parser.linkify.set(
        {"fuzzy_link": False, "fuzzy_email": True}
    )  # GitHub links no bare domain, but addresses
    return parser.parse(markdown)


def shown(token: Token) -> str:
    """Return what an inline token shows; anything but text and line ends in it fails the test."""
    children = token.children or []
    assert {child.type for child in children} <= {"text", "softbreak", "hardbreak"}
    return "".join(child.content if child.type == "text" else "\n" for child in children)


@given(LINES)
@pytest.mark.parametrize(
    ("before", "after", "structure"),
    [
        ("", "", ["paragraph_open", "inline", "paragraph_close"]),
        ("# Use Flask for ", "", ["heading_open", "inline", "heading_close"]),
        ('# Use Flask for "', '"', ["heading_open", "inline", "heading_close"]),
        ("in the words of ", ":", ["paragraph_open", "inline", "paragraph_close"]),
        (
            "* ",
            ": not known",
            [
                "bullet_list_open",
                "list_item_open",
                "paragraph_open",
                "inline",
                "paragraph_close",
                "list_item_close",
                "bullet_list_close",
            ],
        ),
    ],
)
def test_a_line_is_shown_letter_for_letter_and_changes_nothing_around_it(
    before: str, after: str, structure: list[str], line: str
) -> None:
    tokens = parse(f"{before}{inline(line)}{after}\n")
    assert [token.type for token in tokens] == structure
    found = next(shown(token) for token in tokens if token.type == "inline")
    assert found == f"{before.removeprefix('# ').removeprefix('* ')}{line}{after}"


@given(TEXTS)
@example("a\n===\nb\n---\n- c\n+ d\n1. e\n2) f\n# g\n    h\n\n    i")
@example("|a|b\n|-|-|\n|1|2")
def test_text_is_quoted_letter_for_letter_line_by_line_and_stays_inside_the_quotation(text: str) -> None:
    tokens = parse(f"before\n\n{quotation(text)}\n\nafter\n")
    paragraphs = [
        re.sub(r"[ \n]*\n[ \n]*", "\n", part) for part in re.split(r"\n\s*\n", text.strip()) if part.strip()
    ]
    quoted = ["paragraph_open", "inline", "paragraph_close"] * len(paragraphs)
    inside = ["blockquote_open", *quoted, "blockquote_close"] if paragraphs else []
    outside = ["paragraph_open", "inline", "paragraph_close"]
    assert [token.type for token in tokens] == [*outside, *inside, *outside]
    found = [shown(token) for token in tokens if token.type == "inline"]
    assert found == ["before", *(re.sub(" +", " ", part.strip()) for part in paragraphs), "after"]


@given(TEXTS)
def test_every_line_of_a_quotation_is_marked_as_one(text: str) -> None:
    assert all(line == ">" or line.startswith("> ") for line in quotation(text).split("\n") if text.strip())


@given(LINES)
@example("\ufeff\ufffe\uffff")
@example('"\\U0000FEFF"')
def test_yaml_text_is_one_quoted_line_that_reads_back_the_same(line: str) -> None:
    scalar = yaml_text(line)
    # Of YAML's escapes only these three are used, and no character stands bare that YAML does not allow.
    allowed = "[\x20\x21\x23-\x5b\\\x5d-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
    assert re.fullmatch(rf'"(?:{allowed}|\\\\|\\"|\\U[0-9A-F]{{8}})*"', scalar)
    escape = re.compile(r'\\(?:U([0-9A-F]{8})|([\\"]))')
    assert escape.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], scalar[1:-1]) == line


@pytest.mark.parametrize(
    ("line", "escaped"),
    [
        ("www.example.com", "www\\.example.com"),
        (":-:", "\\:-:"),
        ("$x$", "\\$x\\$"),
        ("[^1]", "\\[^1\\]"),
    ],
)
def test_what_only_some_readers_of_markdown_take_for_a_mark_is_escaped_too(line: str, escaped: str) -> None:
    assert inline(line) == escaped


def test_ordinary_names_stay_readable() -> None:
    name = "Shop (v2.0), phase 2: the team's re-write - 50 % done!"
    assert inline(name) == name
