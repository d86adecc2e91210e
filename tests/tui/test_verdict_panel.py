"""What the verdict panel has space for, over every set of features and every size."""

import re
from dataclasses import replace
from functools import cache

import pytest
from textual.content import Content

from stackpick_tui.advice.cases import cases
from stackpick_tui.advice.constraints import Constraint, balance
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.in_a_line import cost_line, in_use_line, think_twice
from stackpick_tui.advice.rule import Framework, decide
from stackpick_tui.advice.strongest import strongest
from stackpick_tui.sessions.session import Decision, Session, new_session
from stackpick_tui.tui.widgets.answer_blocks import answer_blocks
from stackpick_tui.tui.widgets.both_cases import both_cases
from stackpick_tui.tui.widgets.evidence_blocks import evidence_blocks
from stackpick_tui.tui.widgets.fitting import Block, Part, Rank, fit
from stackpick_tui.tui.widgets.verdict_panel import panel_lines
from tests.support.sets import ALL_SETS, set_name

SMALLEST, STANDARD, LARGE, WIDE, WIDEST = (38, 4), (37, 20), (79, 32), (110, 41), (150, 46)
"""The space in the panel in a terminal of 40x15, 80x24, 120x36, 160x45 and 200x50."""
SIZES = (SMALLEST, STANDARD, (42, 6), (57, 26), LARGE, WIDE, WIDEST, (202, 8))
LARGEST_COLUMN = 120
CONSTRAINTS = frozenset({Constraint.NOSQL, Constraint.TINY_FOOTPRINT, Constraint.LONG_SUPPORT})
REASON = "the team knows it well"
COPIES = "i copies the commands for {}"
"""What stands in a narrow panel in place of the commands."""
NOTE = "Ask Ana about the gateway"
BAR = set("━╸─╂╉╋▀▄█ ")


@cache
def sessions(features: frozenset[Feature]) -> tuple[Session, ...]:
    """Make sessions with these ticks: nothing else, constraints, and a decision for each side and none."""
    bare = replace(new_session(), features=features, verdict=decide(features).framework)
    rich = bare.with_constraints(CONSTRAINTS).with_note(NOTE)
    decisions = [Decision(chosen, REASON, "Ana") for chosen in (*Framework, "FastAPI")]
    return (bare, rich, *(rich.with_decision(decision) for decision in decisions))


@cache
def blocks(session: Session, width: int, in_columns: bool) -> tuple[Block, ...]:
    return (
        *answer_blocks(session, width, is_untouched=False),
        *evidence_blocks(session, width, in_columns),
    )


def drawn(session: Session, size: tuple[int, int], *, with_cases: bool = True) -> list[Content]:
    return panel_lines(
        lambda width, in_columns: blocks(session, width, in_columns),
        lambda width: both_cases(session, width) if with_cases else [],
        *size,
    )


def squeezed(lines: list[Content]) -> str:
    """Join the lines without white space, the left column first where there are two."""
    texts = [line.plain for line in lines]
    if max(map(len, texts)) > LARGEST_COLUMN:
        texts += [text[: WIDEST[0] // 2] for text in texts]
    return "".join("".join(text.split()) for text in texts)


def says(lines: list[Content], sentence: str) -> bool:
    return "".join(sentence.split()) in squeezed(lines)


every_set = pytest.mark.parametrize("features", ALL_SETS, ids=set_name)


@every_set
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_what_is_drawn_fits_in_rows_and_columns(features: frozenset[Feature], size: tuple[int, int]) -> None:
    for session in sessions(features):
        lines = drawn(session, size)
        assert len(lines) <= size[1]
        assert max(line.cell_length for line in lines) <= size[0]


@cache
def words(session: Session) -> frozenset[str]:
    """Every word that may be drawn, whole."""
    lines = [
        *drawn(session, (600, 200)),
        *(line for block in blocks(session, 600, True) for line in block.lines),
    ]
    lines += [Content(COPIES.format(framework.value)) for framework in Framework]
    return frozenset(word for line in lines for word in line.plain.split())


@every_set
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_word_is_cut_but_in_a_command_that_ends_in_an_ellipsis(
    features: frozenset[Feature], size: tuple[int, int]
) -> None:
    for session in sessions(features):
        whole = words(session)
        for line in drawn(session, size):
            cut = {word for word in line.plain.split() if word not in whole and not set(word) <= BAR}
            assert not cut or line.plain.rstrip().endswith("…"), (line.plain, cut)


@every_set
def test_a_large_window_answers_everything(features: frozenset[Feature]) -> None:
    for size in (LARGE, WIDE, WIDEST):
        for session in sessions(features):
            verdict, lines = decide(session.features), drawn(session, size)
            framework = session.decision.framework if session.decision else verdict.framework
            for sentence in (
                verdict.flip,
                think_twice(session.features, session.constraints) or "",
                balance(session.constraints).sentence,
                session.note,
                session.decision.reason if session.decision else "",
                "151 public apps",
                f"> {verdict.count}",
            ):
                assert says(lines, sentence), (size, sentence)
            for row in ("you pick", "installed", "on disk", "start"):
                assert any(line.plain.strip().startswith(row) or f" {row} " in line.plain for line in lines)
            assert says(lines, f"To begin on {framework}") is (framework is not None)
            assert (".venv/bin/python" in squeezed(lines)) is (framework is not None)


@pytest.mark.parametrize("size", [STANDARD, LARGE, WIDE, WIDEST], ids=str)
@every_set
def test_both_reasons_stand_by_the_name_of_the_verdict_whatever_was_decided(
    features: frozenset[Feature], size: tuple[int, int]
) -> None:
    bare, *_ = sessions(features)
    said, framework = strongest(features), decide(features).framework
    decided = () if size == STANDARD else (bare.with_decision(Decision(each, REASON)) for each in Framework)
    for session in (bare, *decided):
        lines = drawn(session, size)
        assert says(lines, f"For {framework.value} {said.reason_for.text}")
        assert says(lines, f"Against it {said.reason_against.text}")


@every_set
def test_both_reasons_begin_in_one_column(features: frozenset[Feature]) -> None:
    text = "\n".join(line.plain for line in drawn(sessions(features)[0], LARGE))
    starts = [
        match.end() - match.start()
        for match in re.finditer(r"(?<=  )(For (Flask|Django)|Against it) +", text)
    ]
    assert starts == [12, 12]


@every_set
def test_a_standard_window_has_a_line_each_for_cost_and_use(features: frozenset[Feature]) -> None:
    bare, rich, *_ = sessions(features)
    for session in (bare, rich):
        lines = drawn(session, STANDARD)
        assert says(lines, decide(session.features).flip)
        assert says(lines, think_twice(session.features, session.constraints) or "")
        assert says(lines, balance(session.constraints).sentence)
        assert says(lines, cost_line(session.features))
        assert says(lines, in_use_line(session.features))


@every_set
def test_the_widest_window_has_a_row_a_route_for_each_cost_and_long_bars(
    features: frozenset[Feature],
) -> None:
    bare, *_ = sessions(features)
    texts = [line.plain for line in drawn(bare, WIDEST)]
    for name in ("installed", "on disk", "start"):
        at = next(index for index, text in enumerate(texts) if f" {name} " in text)
        flask, django = texts[at : at + 2]
        assert "Flask" in flask.partition(name)[2]
        assert "Django" in django[len(django) // 2 :]
        assert "━" * 30 in flask + django


def test_a_standard_window_says_how_to_get_the_commands_it_has_no_room_for() -> None:
    bare, *_ = sessions(frozenset({Feature.ACCOUNTS, Feature.ORM}))
    assert says(drawn(bare, STANDARD), COPIES.format("Django"))


@every_set
def test_the_smallest_window_has_word_count_and_flip(features: frozenset[Feature]) -> None:
    for session in sessions(features):
        verdict, lines = decide(session.features), drawn(session, SMALLEST)
        chosen = session.decision.chosen if session.decision else verdict.framework.value
        assert lines[0].plain.strip().upper().startswith(chosen.upper())
        assert says(lines, f"{verdict.count} of 5")
        assert says(lines, verdict.flip)


@every_set
@pytest.mark.parametrize("height", range(1, 34))
def test_what_matters_least_goes_first(features: frozenset[Feature], height: int) -> None:
    for session in sessions(features):
        made = blocks(session, 75, True)
        first = {block.part: min(each.rank for each in made if each.part is block.part) for block in made}
        lines = fit(made, height)
        shown = {part for part in first if any(_is_in(block, lines) for block in made if block.part is part)}
        missing = [first[part] for part in first if part not in shown]
        assert all(first[part] < min(missing, default=len(Rank)) for part in shown)


def _is_in(block: Block, lines: list[Content]) -> bool:
    needles = [line.plain for line in block.lines if line.plain.strip()]
    return bool(needles) and set(needles) <= {line.plain for line in lines}


def test_a_longer_form_takes_the_place_of_a_shorter_one_where_it_fits() -> None:
    short = Block(Part.COST, Rank.COST, (Content("short"),))
    long = Block(Part.COST, Rank.COST_BARS, (Content("long"), Content("longer")))
    assert [line.plain for line in fit([short, long], 1)] == ["short"]
    assert [line.plain for line in fit([long, short], 2)] == ["long", "longer"]


def test_the_better_figure_is_bold_and_named_and_the_longer_bar_is_the_larger_number() -> None:
    session, *_ = sessions(ALL_SETS[6])
    rows = [line for line in drawn(session, LARGE) if line.plain.strip().startswith("installed")]
    [row] = rows
    label, many, longer, few, shorter, word = row.plain.split()
    assert (label, many, few, word) == ("installed", "11", "3", "fewer")
    assert len(shorter) / len(longer) == pytest.approx(3 / 11, abs=0.5 / len(longer))
    bold = {row.plain[span.start : span.end].strip() for span in row.spans if "bold" in str(span.style)}
    assert {"3", "fewer"} <= bold
    assert "11" not in bold


def test_a_decision_is_the_headline_and_the_verdict_stands_below_it() -> None:
    _, _, flask, django, other = sessions(ALL_SETS[6])
    for session in (flask, django):
        lines = drawn(session, LARGE)
        assert says(lines, "The rule says Django: 2 of 5")
        assert says(lines, "unlike the rule") is (session is flask)
        assert "█" in squeezed(lines)
    lines = drawn(other, LARGE)
    assert lines[0].plain.strip() == "" or "FastAPI" in lines[0].plain
    assert "█" not in squeezed(lines)
    [headline] = [line for line in lines if line.plain.strip() == "FastAPI"]
    assert {str(span.style) for span in headline.spans} == {"bold"}


def test_an_untouched_session_is_quiet() -> None:
    lines = fit(answer_blocks(new_session(), 75, is_untouched=True), 32)
    assert says(lines, "Nothing ticked yet: tick what the project needs.")
    assert says(lines, "0 of 5; the rule needs 2")
    styles = {str(span.style) for line in lines for span in line.spans}
    assert styles == {"$muted"}


@every_set
def test_the_widest_window_argues_both_cases_below_everything_else(features: frozenset[Feature]) -> None:
    for session in sessions(features):
        lines = drawn(session, WIDEST)
        without = drawn(session, WIDEST, with_cases=False)
        assert [line.plain for line in lines[: len(without)]] == [line.plain for line in without]
        below = lines[len(without) :]
        for case in cases(features):
            for statement in (case.figures, case.way, case.drawbacks.always):
                assert says(below, statement.brief)
