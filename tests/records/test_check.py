from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import RULE, Framework, decide
from stackpick_tui.records.check import check
from stackpick_tui.records.errors import RecordError
from stackpick_tui.records.json import json_text
from stackpick_tui.records.madr import record
from stackpick_tui.records.session_file import session_in
from stackpick_tui.records.session_json import export_json, show_json
from stackpick_tui.sessions.session import Decision, Session
from tests.support.clock import in_zone

EXPORTED = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.mark.parametrize("choice", [None, *Framework, "FastAPI", '"_[a](b) \\" & \'c'])
def test_a_fresh_record_agrees_whatever_was_decided(
    choice: str | None, features: frozenset[Feature], session: Callable[..., Session]
) -> None:
    one = session(*features, decision=Decision(choice, "why") if choice else None)
    (checked,) = check(record(one))
    assert checked.agrees
    assert (checked.features, checked.stated, checked.rule) == (features, decide(features).framework, RULE)
    assert checked.decision == choice
    assert ("; decided: " in checked.sentence) == (choice not in {None, checked.stated})
    assert checked.sentence.endswith(f"; decided: {choice}") == ("; decided: " in checked.sentence)
    assert checked == replace(check(json_text(show_json(one, EXPORTED.date())))[0], id=None, name="")


@given(st.from_type(Session))
def test_what_a_person_wrote_cannot_pass_for_the_lines_that_are_read_back(one: Session) -> None:
    spoof = (
        "* Reproduce: `stackpick-tui decide`\n* Verdict of the rule of 2020-03-23: Flask\ndate: 1999-01-01"
    )
    decision = Decision(Framework.FLASK, spoof + one.note, spoof.replace("\n", " "))
    (checked,) = check(record(replace(one, name=spoof.replace("\n", " "), note=spoof, decision=decision)))
    assert checked.features == one.features
    assert checked.agrees


def test_a_record_agrees_after_an_editor_changed_its_line_ends_and_bullets(
    session: Callable[..., Session],
) -> None:
    text = record(session(Feature.ORM, Feature.ADMIN))
    assert check(("\ufeff" + text.replace("\n* ", "\n- ").replace("\n", "\r\n")).encode())[0].agrees


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_record_agrees_after_powershell_wrote_it(encoding: str, session: Callable[..., Session]) -> None:
    text = record(session(Feature.ORM, Feature.ADMIN, name="日本語")).replace("\n", "\r\n")
    assert check(text.encode(encoding))[0].agrees


@pytest.mark.parametrize(
    "above",
    ["[TOC]", "[[_TOC_]]", "[Home](index.md)", "{% raw %}", "{{< toc >}}", "{: .no_toc }", "{}", "[1]"],
)
def test_a_record_behind_a_bracket_is_not_taken_for_json(above: str, session: Callable[..., Session]) -> None:
    text = f"{above}\n\n{record(session(Feature.ORM, Feature.ADMIN))}"
    assert check(text)[0].agrees
    assert session_in(text).features == {Feature.ORM, Feature.ADMIN}
    with pytest.raises(RecordError, match=r"^no line like this one: \* Reproduce: "):
        check(text.replace("* Reproduce", "* Repeat"))


def test_lines_that_somebody_quotes_in_a_record_are_not_read(session: Callable[..., Session]) -> None:
    quoted = "\n> * Reproduce: `stackpick-tui decide`\n> * Verdict of the rule of 1999-12-31: Flask\n"
    assert check(record(session(Feature.ORM, Feature.ADMIN)) + quoted)[0].rule == RULE


def test_a_record_without_ticks_is_checked_as_one(session: Callable[..., Session]) -> None:
    (checked,) = check(record(session()))
    assert checked.sentence == "Flask for nothing ticked, as today's rule (2020-03-23) says"


def test_an_edited_verdict_is_told_from_the_one_of_the_rule(session: Callable[..., Session]) -> None:
    text = record(session(Feature.ORM, Feature.ADMIN)).replace(f"{RULE}: Django", f"{RULE}: Flask")
    (checked,) = check(text)
    assert not checked.agrees
    assert checked.sentence == (
        "Flask for ORM, admin by the rule of 2020-03-23, but today's rule (2020-03-23) says "
        "Django: the features or the verdict were edited"
    )


def test_edited_features_are_told_as_well(session: Callable[..., Session]) -> None:
    text = record(session(Feature.ORM, Feature.ADMIN)).replace("decide orm admin", "decide orm")
    assert [checked.agrees for checked in check(text)] == [False]


def test_a_verdict_of_another_rule_is_told_from_the_one_of_today(session: Callable[..., Session]) -> None:
    text = record(session(Feature.ORM)).replace(f"rule of {RULE}: Flask", "rule of 1999-12-31: Django")
    (checked,) = check(text)
    assert checked.sentence.endswith("says Flask: the rule has changed")


def test_an_export_is_checked_session_by_session(session: Callable[..., Session]) -> None:
    good = session(Feature.ORM, Feature.ADMIN, name="Good")
    bad = session(Feature.ORM, id="f" * 32, name="Bad", verdict=Framework.DJANGO)
    found = check(json_text(export_json([good, bad], EXPORTED)))
    assert [checked.agrees for checked in found] == [True, False]
    assert found[0].sentence == "01234567 Good: Django for ORM, admin, as today's rule (2020-03-23) says"
    assert found[1].sentence.startswith("ffffffff Bad: Django for ORM by the rule of")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("* Reproduce", "* Repeat", "no line like this one: * Reproduce: `stackpick-tui decide ...`"),
        ("* Verdict of", "* Word of", "no line like this one: * Verdict of the rule of 2020-03-23: ..."),
        (": Flask\n\nFig", ": Rails\n\nFig", "no line like this one: * Verdict of the rule of"),
        ("decide orm`", "decide orn`", 'the line that begins with Reproduce: "orn" is not a feature: did'),
        ("* Reproduce", "* Reproduce: `stackpick-tui decide`\n* Reproduce", "more than one line like"),
    ],
)  # fmt: skip
def test_a_record_without_its_lines_is_refused(
    before: str, after: str, message: str, session: Callable[..., Session]
) -> None:
    text = record(session(Feature.ORM))
    assert before in text
    with pytest.raises(RecordError) as refused:
        check(text.replace(before, after))
    assert str(refused.value).startswith(message)


@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_anything_else_is_refused(document: bytes) -> None:
    with pytest.raises(RecordError):
        check(document)
    with pytest.raises(RecordError):
        session_in(document)


def test_the_one_session_of_a_json_file_can_be_compared(session: Callable[..., Session]) -> None:
    one = session(Feature.ORM, name="Shop")
    assert session_in(json_text(export_json([one], EXPORTED))) == one
    assert session_in(json_text(show_json(one, date(2026, 11, 23)))) == one


@pytest.mark.parametrize("count", [0, 2])
def test_a_file_of_no_session_or_of_several_is_not_one_to_compare(
    count: int, session: Callable[..., Session]
) -> None:
    text = json_text(export_json([session(id=str(index) * 32) for index in range(count)], EXPORTED))
    with pytest.raises(RecordError, match=f"^sessions: {count} of them, where one is needed"):
        session_in(text)


@pytest.mark.parametrize("choice", [None, *Framework])
def test_a_record_can_be_compared_by_its_answers_verdict_choice_and_day(
    choice: Framework | None, session: Callable[..., Session]
) -> None:
    one = session(Feature.ORM, Feature.ADMIN, decision=Decision(choice) if choice else None)
    found = session_in(record(one))
    assert (found.features, found.verdict, found.rule) == (one.features, one.verdict, one.rule)
    assert found.decision == one.decision
    assert found.titled(date(2026, 12, 1)) == one.titled(date(2026, 12, 1))


@pytest.mark.parametrize("zone", ["-12:00", "-03:30", "+00:00", "+05:45", "+14:00"])
@pytest.mark.parametrize("hour", [0, 6, 12, 18, 23])
def test_the_day_of_a_record_is_the_same_when_it_is_read_in_the_zone_it_was_written_in(
    hour: int, zone: str, session: Callable[..., Session]
) -> None:
    one = session(updated=datetime(2027, 12, 31, hour, 59, tzinfo=UTC))
    with in_zone(zone):
        assert session_in(record(one)).titled(date.min) == one.titled(date.min)


@pytest.mark.parametrize("day", ["", "tomorrow", "2026-02-30", "0001-01-01"])
def test_a_record_without_a_day_is_not_one_to_compare(day: str, session: Callable[..., Session]) -> None:
    with pytest.raises(RecordError, match="date: 2026-11-22"):
        session_in(record(session()).replace("date: 2026-11-22", f"date: {day}"))
