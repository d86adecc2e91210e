from collections.abc import Callable
from datetime import date

import pytest

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.in_a_line import think_twice
from stackpick_tui.advice.rule import Framework, decide
from stackpick_tui.records.difference import Difference
from stackpick_tui.records.lines import Role, plain
from stackpick_tui.records.plain import difference_lines, list_lines, session_lines, verdict_lines
from stackpick_tui.sessions.session import Decision, Session

TODAY = date(2026, 11, 23)


def test_the_verdict_comes_with_why_and_flip(features: frozenset[Feature]) -> None:
    verdict = decide(features)
    text = plain(verdict_lines(verdict))
    lines = text.splitlines()
    assert lines[0].split() == ["Verdict:", verdict.framework.value]
    assert f"{verdict.count} of 5 features" in lines[1]
    assert lines[2].endswith(verdict.flip)
    line = think_twice(features)
    assert ("".join(line.split()) in "".join(text.split())) if line else len(lines) == 4
    assert text.isascii()


def test_the_verdict_reads_like_this() -> None:
    assert plain(verdict_lines(decide({Feature.ADMIN}))) == (
        "Verdict: Flask\n"
        "Why:     1 of 5 features (admin); the rule needs 2 for Django\n"
        "Flip:    Close call: tick any one more and it is Django.\n"
        "Rule:    2020-03-23\n"
        "Think twice: admin brings accounts and ORM with it; counted, this is Django.\n"
    )


def test_a_doubt_about_a_nosql_store_is_told_with_the_verdict() -> None:
    lines = plain(verdict_lines(decide({Feature.ORM, Feature.ADMIN}), iter([Constraint.NOSQL])))
    assert "Think twice: Django's ORM is for SQL only; untick it, and this is Flask." in lines


def test_what_to_think_twice_about_has_a_role_of_its_own() -> None:
    roles = {span.role for line in verdict_lines(decide({Feature.ADMIN})) for span in line.spans}
    assert Role.WARNING in roles
    assert Role.WARNING not in {
        span.role for line in verdict_lines(decide({Feature.ACCOUNTS})) for span in line.spans
    }


def test_a_session_is_shown_with_everything_that_is_kept(session: Callable[..., Session]) -> None:
    decision = Decision(Framework.FLASK, "The team\nknows it.", "Ada")
    one = session(Feature.ORM, Feature.ADMIN, name="[/x] 日本", note="a\n\nb", decision=decision)
    assert plain(session_lines(one, TODAY)) == (
        "Session:  [/x] 日本\n"
        "Id:       0123456789abcdef0123456789abcdef\n"
        "Features: orm, admin\n"
        "Verdict:  Django (rule 2020-03-23)\n"
        "Flip:     Close call: untick ORM or admin and it is Flask.\n"
        "Decision: Flask, by Ada\n"
        "Reason:   The team\n"
        "          knows it.\n"
        "Note:     a\n"
        "\n"
        "          b\n"
        "Created:  2026-11-22 14:31\n"
        "Updated:  2026-11-22 14:31\n"
    )


def test_constraints_are_shown_with_their_balance_and_unknown_ones_too(
    session: Callable[..., Session],
) -> None:
    ticked = frozenset({Constraint.NOSQL, Constraint.LONG_SUPPORT, Constraint.OPENAPI})
    text = plain(session_lines(session(constraints=ticked, unknown_constraints=("telepathy",)), TODAY))
    counts = "(1 pulls to Flask, 1 to Django, 1 neither way)"
    assert f"Constraints: openapi, nosql, long-support, telepathy {counts}\n" in text
    text = plain(session_lines(session(unknown_constraints=("telepathy",)), TODAY))
    assert "Constraints: telepathy\n" in text


def test_something_else_is_decided_in_no_framework_s_colour(session: Callable[..., Session]) -> None:
    one = session(Feature.ORM, name="Shop", decision=Decision("FastAPI", "An API."))
    spans = [span for line in session_lines(one, TODAY) for span in line.spans if span.text == "FastAPI"]
    assert [span.role for span in spans] == [Role.STRONG]
    assert plain(list_lines([one], TODAY)).endswith("Shop (orm; decided: FastAPI)\n")


def test_an_empty_session_is_shown_without_empty_lines(session: Callable[..., Session]) -> None:
    text = plain(session_lines(session(unknown=("teleport",)), TODAY))
    assert [line.split(":")[0] for line in text.splitlines()] == [
        "Session",
        "Id",
        "Features",
        "Verdict",
        "Flip",
        "Created",
        "Updated",
    ]
    assert "Features: teleport\n" in text


def test_a_verdict_that_is_no_longer_the_rules_is_shown_beside_todays(
    session: Callable[..., Session],
) -> None:
    text = plain(session_lines(session(Feature.ORM, verdict=Framework.DJANGO, rule="1999-12-31"), TODAY))
    assert "Verdict:  Django (rule 1999-12-31); today's rule, 2020-03-23, says Flask\n" in text


def test_a_list_has_a_line_for_each_session_with_its_name_last(session: Callable[..., Session]) -> None:
    overruled = session(Feature.ORM, Feature.ADMIN, name="Shop", decision=Decision(Framework.FLASK))
    agreed = session(name="Empty", decision=Decision(Framework.FLASK))
    assert plain(list_lines([overruled, agreed, session(Feature.ORM)], TODAY)) == (
        "01234567  2026-11-22 14:31  Django  Shop (orm, admin; decided: Flask)\n"
        "01234567  2026-11-22 14:31  Flask   Empty (nothing ticked)\n"
        "01234567  2026-11-22 14:31  Flask   Flask - orm - 22 Nov\n"
    )


def test_a_session_that_could_not_be_read_whole_says_so(session: Callable[..., Session]) -> None:
    text = plain(session_lines(session(flaw="unreadable constraints"), TODAY))
    assert "\nDamaged:  could not be read whole: unreadable constraints\n" in text
    assert "Damaged" not in plain(session_lines(session(), TODAY))


def test_an_empty_list_is_empty() -> None:
    assert plain(list_lines([], TODAY)) == ""


def test_a_difference_names_the_ticks_of_either_side_and_what_turns_the_verdict(
    session: Callable[..., Session],
) -> None:
    left, right = session(Feature.ORM, name="A"), session(Feature.ADMIN, Feature.SOCIAL, name="B")
    assert plain(difference_lines(Difference(left, right), TODAY)) == (
        "Left:       A: Flask, 1 of 5\n"
        "Right:      B: Django, 2 of 5\n"
        "Only left:  ORM\n"
        "Only right: social, admin\n"
        "Verdict:    With any one of social, admin ticked as well, the Flask one would be Django.\n"
    )


def test_a_difference_names_the_constraints_of_either_side(session: Callable[..., Session]) -> None:
    left = session(Feature.ORM, name="A", constraints=frozenset({Constraint.NOSQL, Constraint.ASYNC}))
    right = session(name="B", constraints=frozenset({Constraint.ASYNC, Constraint.OPENAPI}))
    text = plain(difference_lines(Difference(left, right), TODAY))
    assert "Only left:  ORM; beyond the rule: nosql\nOnly right: beyond the rule: openapi\n" in text


@pytest.mark.parametrize("kind", ["unknown", "unknown_constraints"])
def test_a_difference_names_what_only_a_later_release_knows(
    kind: str, session: Callable[..., Session]
) -> None:
    left, right = session(Feature.ORM, **{kind: ("both", "tea")}), session(Feature.ORM, **{kind: ("both",)})
    text = plain(difference_lines(Difference(left, right), TODAY))
    assert "Only left: not known to this release: tea\nVerdict:   The verdict stays Flask.\n" in text
    assert "Only right: not known to this release: tea\n" in plain(
        difference_lines(Difference(right, left), TODAY)
    )
    assert Difference(left, right).answers_differ
    assert Difference(right, left).answers_differ


def test_a_difference_names_what_was_decided_on_either_side(session: Callable[..., Session]) -> None:
    left = session(Feature.ORM, name="A")
    right = session(Feature.ORM, name="B", decision=Decision(Framework.DJANGO))
    assert plain(difference_lines(Difference(left, right), TODAY)).startswith(
        "Left:    A: Flask, 1 of 5\nRight:   B: Flask, 1 of 5; decided: Django\n"
    )


@pytest.mark.parametrize("name", ["A", ""])
def test_no_difference_is_said_in_a_line(name: str, session: Callable[..., Session]) -> None:
    one = session(Feature.ORM, name=name)
    text = plain(difference_lines(Difference(one, one), TODAY))
    assert "Only" not in text
    assert text.endswith("The answers are the same.\n")
