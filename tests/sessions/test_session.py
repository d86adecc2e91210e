"""A session as a value."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import combinations

import pytest

from stackpick_tui.advice.features import Feature, in_order
from stackpick_tui.advice.rule import Framework, decide
from stackpick_tui.sessions.session import Decision, copy_of, new_session, short_date
from stackpick_tui.sessions.text import NAME_LIMIT, NOTE_LIMIT, clean_line, clean_text, fold

SETS = [frozenset(chosen) for size in range(6) for chosen in combinations(Feature, size)]


@pytest.mark.parametrize(
    "features", SETS, ids=lambda features: "+".join(feature.id for feature in in_order(features))
)
def test_the_verdict_follows_the_ticks(features: frozenset[Feature]) -> None:
    session = new_session().with_features(features)
    assert session.verdict is decide(features).framework
    for feature in Feature:
        toggled = session.toggled(feature)
        assert toggled.features == features ^ {feature}
        assert toggled.verdict is decide(toggled.features).framework
        assert toggled.updated >= session.updated


def test_a_name_is_the_title_and_without_one_the_ticks_are() -> None:
    moment = datetime(2025, 11, 22, 12, 0, tzinfo=UTC)
    session = replace(new_session().with_features([Feature.ORM, Feature.ACCOUNTS]), updated=moment)
    day = moment.astimezone().date()
    assert session.titled(day) == f"Django - accounts, orm - {short_date(day, day)}"
    assert session.titled(date(2026, 1, 1)).endswith("Nov 2025")
    assert session.renamed("Shop").title == "Shop"
    assert session.with_features([]).titled(day).startswith("Flask - nothing ticked - ")


def test_dates_have_the_year_unless_it_is_this_one() -> None:
    assert short_date(date(2025, 11, 22), date(2025, 1, 1)) == "22 Nov"
    assert short_date(date(2024, 2, 1), date(2025, 1, 1)) == "1 Feb 2024"


def test_a_copy_says_the_same_under_an_id_of_its_own() -> None:
    session = replace(new_session().renamed("Shop").noted("a note"), revision=7, flaw="x")
    copy = copy_of(session)
    assert copy.id != session.id
    assert (copy.name, copy.note, copy.revision, copy.flaw) == ("Shop (copy)", "a note", 0, "")
    assert copy_of(session.renamed("")).name == ""


def test_a_decision_can_be_withdrawn() -> None:
    decided = new_session().decided(Decision(Framework.FLASK, "a\x1b reason\n", " Ada\n"))
    assert decided.decision == Decision(Framework.FLASK, "a reason", "Ada")
    assert decided.decided(None).decision is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  a \t b\r\nc ", "a b c"),
        ("a\x1b[31mb\x07", "a[31mb"),
        ("\u202ea\u2066", "a"),
        ("\ud800a", "a"),
        ("\0", ""),
        ("a\u00a0b", "a b"),
        ("\N{FAMILY}\u200d\N{BOY}", "\N{FAMILY}\u200d\N{BOY}"),
    ],
)
def test_a_line_holds_only_what_a_terminal_can_show_on_one(text: str, line: str) -> None:
    assert clean_line(text) == line


def test_a_text_keeps_its_lines_and_nothing_else_that_controls() -> None:
    assert clean_text("\n\na  \r\n\tb\rc\x1b\n") == "a\n b\nc"


def test_what_is_too_long_is_cut() -> None:
    assert len(clean_line("x" * 10_000_000)) == NAME_LIMIT
    assert len(clean_text("x\n" * 5_000_000)) <= NOTE_LIMIT


def test_folding_knows_every_spelling() -> None:
    assert fold("CAFE\u0301 \ufb01 \uff21 STRASSE") == fold("café fi a straße")
