import pytest

from stackpick_tui.advice.comparison import Comparison, comparisons
from stackpick_tui.advice.constraints import Constraint, balance, in_order
from stackpick_tui.advice.explanation import Explanation, explain
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.outline import (
    SECTION_NAMES,
    Block,
    Heading,
    Item,
    Paragraph,
    Reference,
    Term,
    Tone,
    are_apart,
    outline,
)
from stackpick_tui.advice.rule import Framework


@pytest.fixture
def explanation(features: frozenset[Feature]) -> Explanation:
    return explain(features)


def blocks(explanation: Explanation) -> list[Block]:
    return [block for section in outline(explanation) for block in section.blocks]


def test_the_sections_are_numbered_in_the_order_of_their_names(explanation: Explanation) -> None:
    sections = outline(explanation)
    assert [section.number for section in sections] == list(range(1, len(SECTION_NAMES) + 1))
    assert tuple(section.name for section in sections) == SECTION_NAMES
    assert all(section.title and section.blocks for section in sections)


def test_every_statement_is_laid_out_once_with_the_numbers_of_its_sources(explanation: Explanation) -> None:
    said = [
        (block.text, block.citations)
        for block in blocks(explanation)
        if isinstance(block, Paragraph | Item | Term) and block.citations
    ]
    numbers = {source: number for number, source in enumerate(explanation.sources, 1)}
    # the drawbacks of Django repeat what it lacks, and a warning repeats the known set it is about
    assert set(said) == {
        (statement.text, tuple(numbers[source] for source in statement.sources))
        for statement in explanation.statements
    }
    assert len(said) == len(list(explanation.statements))


def test_every_source_is_listed_once_under_its_number(explanation: Explanation) -> None:
    listed = [block for block in blocks(explanation) if isinstance(block, Reference)]
    assert [block.number for block in listed] == list(range(1, len(explanation.sources) + 1))
    assert [block.title for block in listed] == [source.title for source in explanation.sources]


def test_ticked_features_come_first_and_are_marked(explanation: Explanation) -> None:
    marks = [block.text[:3] for block in blocks(explanation) if isinstance(block, Heading)][:5]
    count = explanation.verdict.count
    assert marks == ["[x]"] * count + ["[ ]"] * (5 - count)


@pytest.mark.parametrize("ticked", [(), (Constraint.NOSQL, Constraint.ASYNC), tuple(Constraint)])
def test_ticked_constraints_come_first_and_are_marked(ticked: tuple[Constraint, ...]) -> None:
    section = outline(explain({Feature.ORM}, ticked))[SECTION_NAMES.index("Beyond")]
    rows = [block for block in section.blocks if isinstance(block, Item) and block.pull]
    others = [each for each in Constraint if each not in ticked]
    expected = [f"[x] {each.label}" for each in in_order(ticked)] + [each.label for each in others]
    assert [block.lead for block in rows] == expected
    said = [block.text for block in section.blocks if isinstance(block, Paragraph)]
    assert said[:1] == ([balance(ticked).sentence] if ticked else [])


def test_the_loser_is_argued_for_first(explanation: Explanation) -> None:
    winner = explanation.verdict.framework
    section = outline(explanation)[SECTION_NAMES.index("Cases")]
    assert section.title == f"The case for {winner.other.value}"
    headings = [block.text for block in section.blocks if isinstance(block, Heading)]
    assert headings == [
        f"What is bad about {winner.other.value}",
        f"The case for {winner.value}",
        f"What is bad about {winner.value}",
    ]


def test_a_known_set_is_warned_of_in_the_first_section(explanation: Explanation) -> None:
    warnings = [
        block.text
        for block in outline(explanation)[0].blocks
        if isinstance(block, Paragraph) and block.tone is Tone.WARNING
    ]
    assert warnings == [statement.text for statement in explanation.misleading]


def test_both_meanings_of_social_have_figures_where_it_is_ticked(explanation: Explanation) -> None:
    said = {block.lead for block in blocks(explanation) if isinstance(block, Item)}
    ticked = Feature.SOCIAL in explanation.verdict.features
    assert ({"Sign-up alone", "Sign-in through another service alone"} <= said) is ticked


def test_the_better_figure_of_a_comparison_never_has_the_longer_bar(explanation: Explanation) -> None:
    for comparison in comparisons(explanation.evidence):
        flask, django = comparison.figures
        assert (flask.framework, django.framework) == tuple(Framework)
        assert max(flask.share, django.share) in {0, 1}
        for one, other in ((flask, django), (django, flask)):
            assert not one.is_better or one.share < other.share
        assert comparison.better


def test_an_empty_line_sets_headings_and_paragraphs_apart_and_keeps_lists_together() -> None:
    item, paragraph, heading = Item("one"), Paragraph("text"), Heading("what follows")
    figures = comparisons(explain(()).evidence)
    assert are_apart(item, heading)
    assert are_apart(paragraph, item)
    assert are_apart(item, paragraph)
    assert not are_apart(item, item)
    assert not are_apart(heading, item)
    assert not are_apart(figures[0], figures[1])
    assert isinstance(figures[0], Comparison)
