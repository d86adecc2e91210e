"""The record of what the rule does not decide: constraints, and a decision for something else."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from stackpick_tui.advice.constraints import Constraint, balance, in_order
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import decide
from stackpick_tui.records.check import check
from stackpick_tui.records.errors import RecordError
from stackpick_tui.records.madr import record
from stackpick_tui.records.markdown import inline, plain
from stackpick_tui.records.reproduce import stated_in
from stackpick_tui.records.session_file import session_in
from stackpick_tui.sessions.session import Decision, Session

TICKED = (Constraint.ASYNC, Constraint.NOSQL, Constraint.OPENAPI)


@pytest.fixture
def elsewhere(session: Callable[..., Session]) -> Session:
    """Make a session that ended in something else."""
    decision = Decision("FastAPI", "An API.\nNo pages.", "Ada")
    ticked = {"constraints": frozenset(TICKED), "unknown_constraints": ("tele*pathy",)}
    return session(Feature.ORM, Feature.ADMIN, name="Gateway", decision=decision, **ticked)


def test_a_record_of_something_else_is_written_as_it_was_released(
    elsewhere: Session, golden: Callable[[str, str], None]
) -> None:
    golden("record_of_something_else.md", record(elsewhere))


def test_the_way_a_constraint_pulls_stands_beside_it(elsewhere: Session) -> None:
    text = record(elsewhere)
    for start in (
        "* An OpenAPI document (pulls neither way). ",
        "* Async views (pulls mildly to Django). ",
        "* A NoSQL store (pulls to Flask). ",
        "* tele&#42;pathy: not known to this release\n",
    ):
        assert f"\n{start}" in text
    assert f"\n{balance(TICKED).sentence} The rule counts none of it.\n" in text


def test_without_constraints_a_record_has_no_word_of_them(session: Callable[..., Session]) -> None:
    text = record(session(Feature.ORM))
    assert "Beyond the rule" not in text
    assert "--constraint" not in text


def test_for_something_else_there_are_no_figures_no_commands_and_a_line_that_says_so(
    elsewhere: Session,
) -> None:
    text = record(elsewhere)
    assert '\n# Use FastAPI for "Gateway"\n' in text
    assert "```" not in text
    assert "There are no commands here to begin on FastAPI; " in text
    consequences = text.partition("### Consequences\n\n")[2].partition("\n\n")[0]
    assert set(re.findall(r"^\* (\w+), because", consequences, re.MULTILINE)) == {"Neutral"}
    assert "This overrules the rule, which says Django" in text


@given(st.from_type(Session))
def test_ticks_and_decision_are_read_back_from_a_record(one: Session) -> None:
    stated = stated_in(record(one))
    assert (stated.features, stated.constraints) == (one.features, one.constraints)
    assert stated.verdict is decide(one.features).framework
    assert stated.decision == (one.decision.chosen if one.decision else None)
    read = session_in(record(one))
    assert (read.features, read.constraints) == (one.features, one.constraints)
    assert (read.decision and read.decision.chosen) == (one.decision and one.decision.chosen)


@pytest.mark.parametrize("written", ["--constraint nosql --constraint async", "--constraint=async nosql"])
def test_a_command_that_somebody_typed_otherwise_is_understood(elsewhere: Session, written: str) -> None:
    given_ids = " ".join(f"--constraint {each.id}" for each in in_order(TICKED))
    text = record(elsewhere)
    assert given_ids in text
    text = text.replace(given_ids, written.replace("=async nosql", "=async --constraint=nosql"))
    assert stated_in(text).constraints == {Constraint.ASYNC, Constraint.NOSQL}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("--constraint nosqll", '"nosqll" is not a constraint: did you mean "nosql"?'),
        ("--constraint", '"" is not a constraint'),
        ("--constraint=", '"" is not a constraint'),
        ("--constrain nosql", '"--constrain" is not a feature'),
    ],
)
def test_a_constraint_that_there_is_not_is_refused(elsewhere: Session, written: str, said: str) -> None:
    text = record(elsewhere).replace("--constraint openapi --constraint async --constraint nosql", written)
    with pytest.raises(RecordError) as refused:
        stated_in(text)
    assert str(refused.value).startswith(f"the line that begins with Reproduce: {said}")


@given(st.text(st.characters(exclude_categories=["C", "Z"])))
def test_what_was_written_for_markdown_is_read_back_and_shown_letter_for_letter(word: str) -> None:
    quoted = inline(word)
    assert plain(quoted) == word
    [_, paragraph, _] = MarkdownIt("commonmark").parse(f'Chosen: "{quoted}".')
    shown = "".join(part.content for part in paragraph.children or [])
    assert shown == f'Chosen: "{word}".'


def test_a_record_of_an_earlier_release_is_read() -> None:
    text = (Path(__file__).parent / "released" / "0.1.0.md").read_text(encoding="utf-8")
    stated = stated_in(text)
    assert stated.features == {Feature.ORM, Feature.ADMIN}
    assert stated.constraints == {Constraint.NOSQL}
    assert stated.decision == r'1. "Fast" [API](x) & <b> $5 ~ a_b \o/ :-) www.x.example'
    read = session_in(text)
    assert read.decision == Decision(stated.decision)
    assert check(text)[0].agrees
