import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from stackpick_tui.advice.beginning import beginning
from stackpick_tui.advice.considerations import why_it_pulls
from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.explanation import explain
from stackpick_tui.advice.features import Feature, in_order
from stackpick_tui.advice.in_a_line import think_twice
from stackpick_tui.advice.in_use import in_use_statements, same_needs
from stackpick_tui.advice.rule import RULE, Framework, decide
from stackpick_tui.records.madr import record
from stackpick_tui.records.markdown import inline
from stackpick_tui.sessions.session import Decision, Session, new_session

NASTY = (
    "---\n\n# x\n* Reproduce: `stackpick-tui decide orm`\n\n\n    <b>[a](b)</b> https://example.com ```\n1. x"
)
NAMES = ("Alembic", "Django", "Flask", "ORM", "UserCreationForm")
HEADINGS = [
    "## Context and Problem Statement",
    "## Decision Drivers",
    "## Considered Options",
    "## Decision Outcome",
    "### Consequences",
    "### Confirmation",
    "## Pros and Cons of the Options",
    "### Flask",
    "### Django",
    "## More Information",
]


@pytest.fixture(
    params=[
        None,
        Decision(Framework.FLASK, NASTY, "# me: <a@b.cd>"),
        Decision(Framework.DJANGO),
        Decision('1. "Fast" [API](x) <b>!', NASTY),
    ],
    ids=["undecided", "flask", "django", "something else"],
)
def recorded(
    request: pytest.FixtureRequest, features: frozenset[Feature], session: Callable[..., Session]
) -> tuple[Session, str]:
    """A session with each of the 32 sets, undecided and decided in every way, and its record."""
    decision: Decision | None = request.param
    name = "" if decision is None else "# <b>Shop</b> *!"
    beyond = frozenset(Constraint) if decision and not decision.framework else frozenset()
    one = session(*features, name=name, note=NASTY, decision=decision, constraints=beyond)
    return one, record(one)


def section(text: str, heading: str) -> str:
    """Return what stands under a heading, up to the next one."""
    return re.split(r"\n#+ ", text.partition(f"\n{heading}\n")[2])[0].strip()


def test_a_record_is_written_as_it_was_released(
    session: Callable[..., Session], golden: Callable[[str, str], None]
) -> None:
    decision = Decision(Framework.FLASK, "The team knows it.\nAnd it is small.", "Ada, Grace")
    one = session(Feature.ACCOUNTS, Feature.ORM, name="Shop rewrite", note="Two\n\nparts", decision=decision)
    golden("record.md", record(one))


def test_the_sections_are_those_of_madr_4_in_its_order(recorded: tuple[Session, str]) -> None:
    headings = re.findall(r"^#+ .*$", recorded[1], re.MULTILINE)
    assert headings[0].startswith("# ")
    assert headings[1:] == HEADINGS


def test_the_front_matter_tells_status_date_and_who_decided(recorded: tuple[Session, str]) -> None:
    one, text = recorded
    lines = text.split("\n---\n")[0].split("\n")
    makers = ['decision-makers: "# me: <a@b.cd>"'] if one.decision and one.decision.decided_by else []
    status = "accepted" if one.decision else "proposed"
    assert lines == ["---", f'status: "{status}"', "date: 2026-11-22", *makers]


def test_the_drivers_are_the_ticked_features_and_then_the_constraints(recorded: tuple[Session, str]) -> None:
    one, text = recorded
    drivers = [f"* {feature.label}: {feature.meaning}" for feature in in_order(one.features)]
    drivers = drivers or ["* None of the five features is needed"]
    lines = section(text, "## Decision Drivers").split("\n")
    assert lines[: len(drivers)] == drivers
    beyond = lines[len(drivers) :]
    assert len(beyond) == len(one.constraints)
    for line, constraint in zip(beyond, Constraint, strict=False):
        assert line.startswith(f"* {constraint.label} (pulls ")
        assert f". {inline(why_it_pulls(constraint).text)} [" in line


def test_both_frameworks_are_considered_and_what_was_chosen_instead(recorded: tuple[Session, str]) -> None:
    one, text = recorded
    instead = [one.decision.chosen] if one.decision and not one.decision.framework else []
    options = ["Flask", "Django", *map(inline, instead)]
    assert section(text, "## Considered Options").split("\n") == [f"* {option}" for option in options]


def test_the_outcome_is_the_decision_or_else_proposed_by_the_rule(recorded: tuple[Session, str]) -> None:
    one, text = recorded
    outcome = section(text, "## Decision Outcome")
    if one.decision:
        assert outcome.startswith(f'Chosen option: "{inline(one.decision.chosen)}"')
    else:
        assert outcome.startswith(f'Proposed option: "{decide(one.features).framework.value}", because')
        assert "Nobody has decided yet." in outcome


def test_an_overruled_verdict_is_said_plainly_and_an_agreeing_one_is_not(
    recorded: tuple[Session, str],
) -> None:
    one, text = recorded
    verdict = decide(one.features).framework
    overruled = one.decision is not None and one.decision.framework is not verdict
    assert (f"This overrules the rule, which says {verdict.value}" in text) is overruled


def test_consequences_and_both_options_have_good_and_bad_sides(recorded: tuple[Session, str]) -> None:
    one, text = recorded
    is_known = not one.decision or one.decision.framework
    for heading in (*["### Consequences"] * bool(is_known), "### Flask", "### Django"):
        kinds = re.findall(r"^\* (Good|Neutral|Bad), because ", section(text, heading), re.MULTILINE)
        assert kinds == sorted(kinds, key=["Good", "Neutral", "Bad"].index)
        assert {"Good", "Bad"} <= set(kinds)


def test_the_consequences_are_those_of_the_choice(session: Callable[..., Session]) -> None:
    one = session(Feature.ACCOUNTS, Feature.ORM)
    here = {choice: record(replace(one, decision=Decision(choice))) for choice in Framework}
    flask, django = (section(here[choice], "### Consequences") for choice in Framework)
    assert "of what Flask needs for accounts" in flask
    assert "of what Django ships for accounts" in django
    assert "where Django takes" in flask
    assert "where Flask takes" in django


def test_a_choice_that_is_ahead_in_nothing_still_has_a_good_side(session: Callable[..., Session]) -> None:
    one = session(Feature.ADMIN, decision=Decision(Framework.FLASK))
    first = explain(one.features).cases.flask.figures
    good = re.findall(
        r"^\* Good, because (.*) \[\d+\]$", section(record(one), "### Consequences"), re.MULTILINE
    )
    assert good == [first.text]


def test_an_argument_goes_on_in_the_middle_of_a_sentence(recorded: tuple[Session, str]) -> None:
    for word in re.findall(r", because (\S+)", recorded[1]):
        assert word[0].islower() or word[0].isdigit() or word.startswith(NAMES), word


def test_everything_said_for_and_against_is_in_the_record(recorded: tuple[Session, str]) -> None:
    one, text = recorded
    said = explain(one.features)
    for framework in Framework:
        listed = section(text, f"### {framework.value}")
        case = said.case(framework)
        statements = [case.figures, *case.points, case.way, *case.against]
        assert not any(tool.text.partition(": ")[2] in listed for tool in case.tools)  # a reason for neither
        assert listed.count("\n* ") == len(statements) - 1  # the way there is a sentence of its own
        assert listed.startswith("To go this way: ")


def test_a_set_for_which_the_rule_misleads_is_called_out(recorded: tuple[Session, str]) -> None:
    one, text = recorded
    misleading = explain(one.features).misleading
    line = think_twice(one.features, one.constraints)
    assert text.count("Think twice") == (1 if line else len(misleading))
    assert f"\n\n{line or ''}" in text
    assert all(statement.text in text for statement in misleading)


def test_the_last_section_says_how_to_get_the_verdict_again(recorded: tuple[Session, str]) -> None:
    one, text = recorded
    options = [f"--constraint {each.id}" for each in Constraint if each in one.constraints]
    command = " ".join(["stackpick-tui decide", *(each.id for each in in_order(one.features)), *options])
    verdict = decide(one.features).framework.value
    assert section(text, "## More Information").startswith(
        f"* Reproduce: `{command}`\n* Verdict of the rule of {RULE}: {verdict}\n\n"
    )


def test_every_number_in_brackets_is_a_source_with_a_date_and_every_source_is_cited(
    recorded: tuple[Session, str],
) -> None:
    _, text = recorded
    sources = re.findall(r"^(\d+)\. .+, \d{4}-\d\d-\d\d$", text, re.MULTILINE)
    cited = {
        number for mark in re.findall(r" \[(\d[\d, ]*)\]$", text, re.MULTILINE) for number in mark.split(", ")
    }
    assert sources == [str(number) for number in range(1, len(sources) + 1)]
    assert cited == set(sources)


def test_ticks_of_a_later_release_are_named_as_not_counted(session: Callable[..., Session]) -> None:
    text = record(session(Feature.ORM, unknown=("tele*port",)))
    assert "* tele&#42;port: not known to this release, and not counted" in section(
        text, "## Decision Drivers"
    )
    assert "`stackpick-tui decide orm`" in text


@pytest.mark.parametrize(
    ("name", "choice", "title"),
    [
        ("Shop!", Framework.FLASK, '# Use Flask for "Shop!"'),
        ("Shop", None, '# Flask or Django for "Shop"'),
        ("", Framework.DJANGO, "# Use Django for a project that needs accounts, ORM and admin"),
        ("", None, "# Flask or Django for a project that needs accounts, ORM and admin"),
    ],
)
def test_the_title_names_the_choice_and_the_project(
    name: str, choice: Framework | None, title: str, session: Callable[..., Session]
) -> None:
    decision = Decision(choice) if choice else None
    one = session(Feature.ACCOUNTS, Feature.ORM, Feature.ADMIN, name=name, decision=decision)
    assert f"\n{title}\n" in record(one)


def test_the_style_is_one_that_a_markdown_linter_accepts(recorded: tuple[Session, str]) -> None:
    _, text = recorded
    body = text.split("\n---\n\n", 1)[1]
    lines = body.split("\n")
    levels = [len(line.split()[0]) for line in lines if re.match("#+ ", line)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert body.endswith("\n")
    assert "\n\n\n" not in body
    assert "\t" not in body
    for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        assert line == line.rstrip() or re.fullmatch(r"> .*\S  ", line), "only two spaces, as a line's end"
        assert not re.match(r"[-+] |#+[^ #]|#+ .*[.,;:!]$|>  ", line), line
        for block in (r"#+ ", r"\* ", r"\d+\. ", r">"):
            if re.match(block, line):
                assert before == "" or (block != "#+ " and re.match(block, before)), line
                assert after == "" or (block != "#+ " and re.match(block, after)), line
        assert not re.search(r"(?<!\\)<", line), f"HTML: {line}"
        assert not re.search(r"(?<!\]\()https?://", line), f"a bare address: {line}"


def _blocks(text: str) -> list[str]:
    body = text.split("\n---\n\n", 1)[1]
    return [token.type for token in MarkdownIt("commonmark").enable("table").parse(body)]


@settings(max_examples=100)
@given(st.from_type(Session), st.sampled_from(Framework))
def test_whatever_a_person_wrote_the_structure_of_the_record_is_the_same(
    one: Session, choice: Framework
) -> None:
    decision = one.decision or Decision(choice)
    one = replace(one, decision=decision, name=one.name or "-")
    plain = replace(
        one,
        name="Shop",
        note=re.sub(r"\S+", "word", one.note),
        decision=decision._replace(
            chosen=decision.chosen if decision.framework else "FastAPI",
            reason=re.sub(r"\S+", "word", decision.reason),
            decided_by="Ada" if decision.decided_by else "",
        ),
    )
    assert _blocks(record(one)) == _blocks(record(plain))
    assert len(record(one).split("\n---\n", 1)[0].split("\n")) == 3 + bool(decision.decided_by)


def test_a_record_ends_with_how_to_begin_on_what_was_chosen(features: frozenset[Feature]) -> None:
    session = new_session().with_features(features)
    decided = session.with_decision(Decision(Framework.FLASK, "We know it."))
    for each, framework in ((session, session.verdict), (decided, Framework.FLASK)):
        text = record(each)
        assert f"```sh\n{beginning(framework, features).posix.text}```" in text
        assert f"To begin on {framework.value}, " in text


def test_a_record_says_what_applications_with_these_needs_run_and_what_that_cannot_tell(
    features: frozenset[Feature],
) -> None:
    text = record(new_session().with_features(features))
    for statement in (same_needs(features), in_use_statements(features)[-1]):
        assert inline(statement.text) in text
