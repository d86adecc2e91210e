import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from stackpick_tui.advice import outline as outline_module
from stackpick_tui.advice.cases import Cases
from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.evidence import Route
from stackpick_tui.advice.explanation import Explanation, explain
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.outline import outline
from stackpick_tui.advice.rule import Framework
from stackpick_tui.advice.sources import Source
from stackpick_tui.advice.statements import Case, Drawbacks, KnownSet, Statement, Tradeoff
from stackpick_tui.advice.strongest import Strongest
from stackpick_tui.advice.why import Reasons
from stackpick_tui.records.explanation_text import explanation_lines
from stackpick_tui.records.lines import plain


@pytest.fixture
def explanation(features: frozenset[Feature]) -> Explanation:
    return explain(features)


def explanation_text(explanation: Explanation, width: int = 80, *, is_open: bool = True) -> str:
    return plain(explanation_lines(explanation, width, is_open=is_open), width)


WORDS = 900
WORDIEST = (Constraint.NOSQL, Constraint.SECURE_DEFAULTS, Constraint.OLD_PYTHON)
"""Of the constraints, as many as are told with their why, those that take most words."""


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_every_section_has_its_heading_in_order(explanation: Explanation) -> None:
    lines = explanation_text(explanation).splitlines()
    headings = [above for above, rule in pairwise(lines) if re.fullmatch("-+", rule)]
    assert headings == [section.title for section in outline(explanation)]


def test_every_statement_is_said_with_the_numbers_of_its_sources(explanation: Explanation) -> None:
    text, sources = _flat(explanation_text(explanation)), explanation.sources
    for statement in explanation.statements:
        numbers = ",".join(str(sources.index(source) + 1) for source in statement.sources)
        assert _flat(f"{statement.text} [{numbers}]") in text


def test_every_source_is_listed_with_its_number_and_date(explanation: Explanation) -> None:
    text = _flat(explanation_text(explanation))
    for number, source in enumerate(explanation.sources, start=1):
        assert f"[{number}] {source.title}; {source.where}, {source.date.isoformat()}" in text


@pytest.mark.parametrize("width", [70, 80, 100])
def test_no_line_is_longer_than_the_width(width: int, explanation: Explanation) -> None:
    # a command stays on one line, to be copied whole
    lines = [line for line in explanation_text(explanation, width).splitlines() if not _is_command(line)]
    assert max(map(len, lines)) <= width


def _is_command(line: str) -> bool:
    return line.startswith(("  python3 ", "  .venv", "  py "))


def test_the_commands_of_both_beginnings_stand_on_lines_of_their_own(explanation: Explanation) -> None:
    text = explanation_text(explanation, 70)
    for start in explanation.beginnings:
        commands = start.commands(windows=os.name == "nt")
        assert "".join(f"  {line}\n" for line in commands.text.splitlines()) in text


def test_the_applications_with_as_many_features_are_marked(explanation: Explanation) -> None:
    rows = re.findall(
        r"^([> ]) (\d)  +(\d+) : +(\d+)  (F*)(D*)$", explanation_text(explanation), re.MULTILINE
    )
    assert [row[1] for row in rows] == ["0", "1", "2", "3", "4", "5"]
    assert [row[0] for row in rows].index(">") == explanation.verdict.count
    assert all(bool(flask) == bool(int(ran)) for _, _, ran, _, flask, _ in rows)


def test_the_text_is_ascii_without_trailing_spaces(explanation: Explanation) -> None:
    text = explanation_text(explanation)
    assert text.isascii()
    assert not re.search(r"[ \t]$", text, re.MULTILINE)


def test_ticked_features_come_first_and_are_marked(explanation: Explanation) -> None:
    marks = re.findall(r"^(?:- )?\[([x ])\] ", explanation_text(explanation), re.MULTILINE)
    count = explanation.verdict.count
    assert marks == ["x"] * count + [" "] * (5 - count)


def test_the_longer_bar_belongs_to_the_larger_figure(explanation: Explanation) -> None:
    rows = re.findall(
        r"^  (?:Flask |Django) +([\d.]+)(?: MB| ms)?(?: +(#+))?(?: +[a-z]+)?$",
        explanation_text(explanation),
        re.MULTILINE,
    )
    assert len(rows) == 8
    for (one, bar), (other, other_bar) in zip(rows[::2], rows[1::2], strict=True):
        assert (len(bar) >= len(other_bar)) is (float(one) >= float(other)) or len(bar) == len(other_bar)
        assert max(len(bar), len(other_bar)) == (40 if float(one) or float(other) else 0)


@pytest.mark.parametrize("ticked", [(), WORDIEST, tuple(Constraint)])
def test_folded_it_is_at_most_900_words(features: frozenset[Feature], ticked: tuple[Constraint, ...]) -> None:
    text = explanation_text(explain(features, ticked), is_open=False)
    assert len(text.split()) <= WORDS


def test_folded_no_point_is_a_bare_heading(explanation: Explanation) -> None:
    lines = explanation_text(explanation, is_open=False).splitlines()
    assert {"Accounts and ORM", "Testing, deployment, types", "What to read next"}.isdisjoint(lines)
    assert not any(re.fullmatch(r"\d+ more|Where the rule is known to mislead", line) for line in lines)


def test_what_unfolds_below_a_point_is_indented_below_it(explanation: Explanation) -> None:
    text = explanation_text(explanation)
    unfolded = text.partition("- Testing, deployment, types\n")[2]
    assert unfolded.startswith("  - Testing: ")


def test_folded_it_says_how_to_read_all_of_it(explanation: Explanation) -> None:
    assert "explain --all" in explanation_text(explanation, is_open=False)
    assert "explain --all" not in explanation_text(explanation)


@pytest.mark.parametrize("width", [40, 60, 80])
@pytest.mark.parametrize("is_open", [False, True])
def test_the_numbers_of_sources_never_stand_alone_on_a_line(
    width: int, explanation: Explanation, *, is_open: bool
) -> None:
    lines = explanation_text(explanation, width, is_open=is_open).splitlines()
    assert [line for line in lines if re.fullmatch(r" *\[[\d,]+\]\.?", line)] == []


def test_both_meanings_of_social_have_figures_where_it_is_ticked(explanation: Explanation) -> None:
    ticked = Feature.SOCIAL in explanation.verdict.features
    assert explanation_text(explanation).count("Sign-in through another service alone: Flask") == ticked


def test_the_text_is_laid_out_as_it_was_released(
    golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sentences and figures change, and have tests of their own: here stand others in their place."""

    def says(text: str, *also: Source) -> Statement:
        return Statement(text, Source.ARTICLE, also)

    def brief(text: str) -> Statement:
        return Statement(f"{text} And more.", Source.ARTICLE, brief=text)

    def route(framework: Framework, packages: int, *chosen: str) -> Route:
        return Route(framework, packages, packages * 1.26, packages * 100.4, chosen)

    flask, django = route(Framework.FLASK, 12, "One", "Two", "Three"), route(Framework.DJANGO, 3)
    real = explain({Feature.SOCIAL})
    evidence = replace(
        real.evidence,
        measured=date(2026, 11, 22),
        python="3.14",
        versions="both",
        how="Once.",
        flask=flask,
        django=django,
        registration_only=(flask, django),
        sign_in_only=(django, flask),
    )
    monkeypatch.setattr(outline_module, "why_it_pulls", lambda _: says("It pulls."))
    explanation = replace(
        real,
        answer=says("An answer with more than one source.", Source.APPS, Source.TRIALS),
        reasons=Reasons(
            thought=says("A thought."),
            flip=says("A flip."),
            implied=(),
            measured=(),
            in_use=says("The same needs."),
            trust=says("How far to trust it."),
        ),
        strongest=Strongest(says("For."), says("Against.")),
        by_feature=tuple(
            Tradeoff(feature, brief("Yes."), says("No.", Source.TRIALS), brief("A package."), says("Time."))
            for feature in (Feature.ORM, Feature.SOCIAL)
        ),
        evidence=evidence,
        cases=Cases(
            Case(
                says("A figure for Flask."),
                by_feature=(says("ORM: for Flask."),),
                beside=(brief("Beside."),),
                way=says("Flask's way."),
                drawbacks=Drawbacks((), (), says("Against.")),
                tools=(says("A tool."),),
            ),
            Case(
                says("A figure for Django."),
                by_feature=(),
                beside=(),
                way=says("Django's way."),
                drawbacks=Drawbacks((), (), says("Against Django.")),
                tools=(),
            ),
        ),
        considerations=(Constraint.SINGLE_FILE,),
        misleading=(says("Think. " * 12 + "Twice."),),
        known_sets=(KnownSet("A circumstance", frozenset(), says("It misleads.")),),
    )
    golden("explanation.txt", explanation_text(explanation, 60))
    golden("explanation_folded.txt", explanation_text(explanation, 60, is_open=False))


def test_the_text_says_when_nothing_is_ticked() -> None:
    assert explanation_text(explain(())).startswith(
        "Flask: nothing ticked\n=====================\n\nIn short\n--------"
    )


def test_a_width_that_holds_nothing_still_has_a_bar_for_every_figure() -> None:
    assert re.findall("#+", explanation_text(explain(()), 10)) == ["#"] * 6
