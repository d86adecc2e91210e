import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from stackpick_tui.records.markdown import inline, plain, quotation, yaml_text
from stackpick_tui.sessions.text import clean_line, clean_text
from tests.support.nasty import NASTY
from tests.support.publishers import PUBLISHERS, seen

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


def published(line: str, text: str) -> str:
    """Write both where a record has such: in a heading, in a list, in a paragraph, in a quotation."""
    return (
        f"# Use {inline(line)} for {inline(line)}\n\n{inline(line)}\n\n* A\n* {inline(line)}: not known\n\n"
        f"in the words of {inline(line)}:\n\n{quotation(text)}\n\nafter\n"
    )


def expected(line: str, text: str) -> str:
    """Say what a reader is to see of that."""
    lines = [re.sub(" +", " ", each.strip()) for each in text.strip().split("\n")]
    paragraphs = "".join(f"<p>{each}</p>" for each in re.split(r"\n\n+", "\n".join(lines)))
    return (
        f"<h1>Use {line} for {line}</h1><p>{line}</p><ul><li>A</li><li>{line}: not known</li></ul>"
        f"<p>in the words of {line}:</p><blockquote>{paragraphs}</blockquote><p>after</p>"
    )


@pytest.mark.parametrize("publisher", PUBLISHERS)
@pytest.mark.parametrize("line", NASTY)
def test_every_publisher_shows_a_line_letter_for_letter(publisher: str, line: str) -> None:
    page = PUBLISHERS[publisher](published(line, line))
    assert seen(page) == expected(line, line)


@pytest.mark.parametrize("publisher", PUBLISHERS)
@given(line=LINES, text=TEXTS.filter(len))
@example(line="x", text="a\n===\nb\n---\n- c\n+ d\n1. e\n2) f\n# g\n    h\n\n    i\n: j\n!!! k\n\n    l")
@example(line="x", text="|a|b\n|-|-|\n|1|2\n\n[^1]: a\n    b\n*[b]: c\n{: .d}")
def test_every_publisher_shows_text_letter_for_letter_and_line_by_line(
    publisher: str, line: str, text: str
) -> None:
    page = PUBLISHERS[publisher](published(line, text))
    assert seen(page) == expected(line, text)


@given(LINES)
@example("{{ user.name }} {% raw %} {# x #} {{< y >}} <B c={d}/>")
def test_no_template_language_finds_a_brace_or_a_tag(line: str) -> None:
    assert not set("{<") & set(inline(line))


@given(LINES)
def test_what_was_escaped_is_read_back(line: str) -> None:
    assert plain(inline(line)) == line


@pytest.mark.parametrize(
    ("released", "line"),
    [
        (r"1\. \[a\](b) \& \<c\> &quot;d&quot;", '1. [a](b) & <c> "d"'),
        (r"\$5 \~ a\_b \\o/ www\.example.com", r"$5 ~ a_b \o/ www.example.com"),
        (r"\:-\) me\@example.com \#", ":-) me@example.com #"),
    ],
)
def test_backslashes_of_released_versions_are_read_back(released: str, line: str) -> None:
    assert plain(released) == line


@pytest.mark.parametrize(
    ("line", "escaped"),
    [
        ("www.example.com", "www&#46;example.com"),
        (":-:", "&#58;-:"),
        ("$x$", "&#36;x&#36;"),
        ("[^1]", "&#91;&#94;1]"),
        ("{{ x }}", "&#123;&#123; x }}"),
        ("#12", "&#35;12"),
        ("a -- b", "a -&#45; b"),
    ],
)
def test_what_only_some_readers_of_markdown_take_for_a_mark_is_escaped_too(line: str, escaped: str) -> None:
    assert inline(line) == escaped


@pytest.mark.parametrize(
    "line",
    [
        "Shop (v2.0), phase 2: the team's re-write - 50 % done!",
        "Team knows Django; see docs (2024), it's ok.",
        "R&D wants flask_sqlalchemy & C# by 10:30, 24/7 -> more; why? Because a+b=c.",
        "データベースは１つで十分です。",
    ],
)
def test_ordinary_text_stays_as_it_is(line: str) -> None:
    assert inline(line) == line
