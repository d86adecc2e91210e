"""A session as a value."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework, decide
from stackpick_tui.sessions.session import Decision, Session, copy_of, new_session, short_date
from stackpick_tui.sessions.text import (
    NAME_LIMIT,
    NOTE_LIMIT,
    clean_line,
    clean_text,
    encodable,
    fold,
    pasted_line,
    pasted_text,
)
from tests.support.sets import ALL_SETS, set_name


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
    assert session.with_name("Shop").title == "Shop"
    assert session.with_features([]).titled(day).startswith("Flask - nothing ticked - ")


@pytest.mark.parametrize("features", ALL_SETS, ids=set_name)
def test_constraints_never_change_the_verdict(features: frozenset[Feature]) -> None:
    session = new_session().with_features(features)
    for constraint in Constraint:
        toggled = session.with_constraint_toggled(constraint)
        assert toggled.constraints == {constraint}
        assert (toggled.features, toggled.verdict) == (features, session.verdict)
        assert toggled.with_constraint_toggled(constraint).constraints == frozenset()
        assert copy_of(toggled).constraints == {constraint}


@pytest.mark.parametrize("decision", [None, *Framework, "FastAPI"])
def test_a_summary_names_the_decision_where_it_overrules(decision: str | None) -> None:
    session = replace(new_session().with_features([Feature.ADMIN, Feature.ORM]), unknown=("payments",))
    session = session.with_decision(Decision(decision) if decision else None)
    assert session.is_overruled is (decision in {"Flask", "FastAPI"})
    overruled = f", decided {decision}" if session.is_overruled else ""
    assert session.summary == f"Django{overruled}: orm, admin, payments"
    assert new_session().summary == "Flask: nothing ticked"


def test_a_new_session_is_empty_and_of_now_in_whole_milliseconds() -> None:
    before, session = datetime.now(UTC), new_session()
    assert re.fullmatch("[0-9a-f]{32}", session.id)
    assert session.id != new_session().id
    assert session == Session(session.id, session.created, session.created)
    assert before - timedelta(milliseconds=1) <= session.created <= datetime.now(UTC)
    assert session.created.microsecond % 1000 == 0
    assert session.short_id == session.id[:12]


def test_a_change_that_changes_nothing_leaves_the_time_of_change_alone() -> None:
    moment = datetime(2025, 11, 22, 12, 0, tzinfo=UTC)
    decision = Decision(Framework.FLASK, "why", "Ada")
    session = replace(new_session(), name="Shop", note="a note", decision=decision, updated=moment)
    assert session.with_name(" Shop\n").with_note("a note\n").with_decision(decision) is session
    assert session.with_decision(Decision("flask", "why", "Ada")).with_constraints([]) is session
    changed = [
        session.with_name("Blog"),
        session.with_note(""),
        session.with_decision(None),
        session.with_features([]),
        session.with_constraint_toggled(Constraint.NOSQL),
    ]
    assert all(each.updated > moment for each in changed)


def test_a_month_has_its_english_name() -> None:
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    days = [date(2025, month, 3) for month in range(1, 13)]
    assert [short_date(day, date(2025, 1, 1)) for day in days] == [f"3 {name}" for name in names]


def test_dates_have_the_year_unless_it_is_this_one() -> None:
    assert short_date(date(2025, 11, 22), date(2025, 1, 1)) == "22 Nov"
    assert short_date(date(2024, 2, 1), date(2025, 1, 1)) == "1 Feb 2024"


def test_a_copy_says_the_same_under_an_id_of_its_own() -> None:
    session = replace(new_session().with_name("Shop").with_note("a note"), revision=7, flaw="x")
    copy = copy_of(session)
    assert copy.id != session.id
    assert (copy.name, copy.note, copy.revision, copy.flaw) == ("Shop (copy)", "a note", 0, "")
    assert copy_of(session.with_name("")).name == ""


@pytest.mark.parametrize("letter", ["x", "e\u0301", "\N{WOMAN}\u200d\N{WOMAN}"], ids=ascii)
def test_a_copy_of_the_longest_name_is_still_called_a_copy(letter: str) -> None:
    copy = copy_of(new_session().with_name(letter * NAME_LIMIT))
    assert copy.name == letter * (NAME_LIMIT - 7) + " (copy)"
    assert copy.with_name(copy.name) is copy


def test_a_name_cut_for_a_copy_ends_in_no_space() -> None:
    assert copy_of(new_session().with_name("x" * 192 + " " + "y" * 7)).name == "x" * 192 + " (copy)"


def test_a_decision_can_be_withdrawn() -> None:
    decided = new_session().with_decision(Decision(Framework.FLASK, "a\x1b reason\n", " Ada\n"))
    assert decided.decision == Decision(Framework.FLASK, "a reason", "Ada")
    assert decided.with_decision(None).decision is None


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
    assert len(clean_line("x" * 10_000_000)) == NAME_LIMIT == 200
    assert len(clean_text("x\n" * 5_000_000)) <= NOTE_LIMIT
    assert len(clean_text("x" * 10_000_000)) == NOTE_LIMIT == 20_000


def test_what_is_cut_keeps_as_much_as_fits() -> None:
    assert clean_line("\x1b" * 6 + "ab  cd", limit=4) == "ab c"
    assert clean_line("abc def", limit=4) == "abc"
    assert clean_text("\x1b" * 6 + "abcdef", limit=4) == "abcd"
    assert clean_text("abc\ndef", limit=4) == "abc"


def test_a_paste_keeps_its_spaces_and_nothing_that_controls() -> None:
    assert pasted_line("  a\tb\x1b \u202e") == "  a b "
    assert pasted_text("  a\tb \r\n\x1b\r c\n") == "  a b \n\n c\n"
    assert len(pasted_line("x" * 100_000)) == len(pasted_text("x" * 100_000)) == 100_000


def test_what_is_no_character_is_marked_and_all_else_stays_as_it_is() -> None:
    assert encodable("a\udce9b\ud800") == "a\ufffd\ufffd\ufffdb\ufffd\ufffd\ufffd"
    text = "日本語 \N{FAMILY}"
    assert encodable(text) is text


def test_folding_knows_every_spelling() -> None:
    assert fold("CAFE\u0301 \ufb01 \uff21 STRASSE") == fold("café fi a straße")
