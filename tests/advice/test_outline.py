import pytest

from stackpick_tui.advice.blocks import (
    Block,
    Command,
    Heading,
    Item,
    Sides,
    Terms,
    Tone,
    are_apart,
    within,
)
from stackpick_tui.advice.comparison import Comparison, comparisons
from stackpick_tui.advice.constraints import Constraint, balance, in_order
from stackpick_tui.advice.explanation import Explanation, explain
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.in_a_line import THINK_TWICE, cost_line, in_use_line, think_twice
from stackpick_tui.advice.outline import SECTION_NAMES, outline
from stackpick_tui.advice.rule import Framework


@pytest.fixture
def explanation(features: frozenset[Feature]) -> Explanation:
    return explain(features)


def blocks(explanation: Explanation) -> list[Block]:
    return [block for section in outline(explanation) for block in within(section.blocks)]


def items(explanation: Explanation) -> list[Item]:
    return [block for block in blocks(explanation) if isinstance(block, Item)]


def section(explanation: Explanation, name: str) -> list[Block]:
    return list(within(outline(explanation)[SECTION_NAMES.index(name)].blocks))


def whole(item: Item) -> str:
    """What an item says unfolded, as its statement has it: a lead may be the words before a colon."""
    return f"{item.lead}: {item.text}" if item.lead else item.text


def test_the_sections_are_numbered_in_the_order_of_their_names(explanation: Explanation) -> None:
    sections = outline(explanation)
    assert [section.number for section in sections] == list(range(1, len(SECTION_NAMES) + 1))
    assert tuple(section.name for section in sections) == SECTION_NAMES
    assert all(section.title and section.blocks for section in sections)


def test_every_statement_is_said_unfolded_with_the_numbers_of_its_sources(explanation: Explanation) -> None:
    said = {(text, item.citations) for item in items(explanation) for text in (item.text, whole(item))}
    numbers = {source: number for number, source in enumerate(explanation.sources, 1)}
    for statement in explanation.statements:
        assert (statement.text, tuple(numbers[source] for source in statement.sources)) in said


def test_nothing_is_said_twice_unfolded_but_what_django_lacks(explanation: Explanation) -> None:
    said = [item.text for item in items(explanation) if item.text and item.citations]
    twice = {text for text in said if said.count(text) > 1}
    lacks = {tradeoff.django_lacks.text for tradeoff in explanation.by_feature}
    misleading = {statement.text for statement in explanation.misleading}
    assert twice <= lacks | misleading


def test_what_is_folded_is_shorter_than_what_it_unfolds_to(explanation: Explanation) -> None:
    for item in items(explanation):
        if item.text and item.brief is not None:
            assert len(item.brief) < len(item.text)


def test_what_is_said_folded_cites_a_source_that_is_listed_without_unfolding(
    explanation: Explanation,
) -> None:
    *sections, sources = outline(explanation)
    listed = {item.lead for item in within(sources.blocks, is_open=False) if isinstance(item, Item)}
    for part in sections:
        for block in within(part.blocks, is_open=False):
            if isinstance(block, Item):
                assert {f"[{number}]" for number in block.cited(is_open=False)} <= listed


def test_every_source_is_listed_once_under_its_number(explanation: Explanation) -> None:
    listed = [item for item in items(explanation) if item.lead.startswith("[") and item.lead[1].isdigit()]
    listed.sort(key=lambda item: int(item.lead.strip("[]")))
    assert [item.lead for item in listed] == [f"[{n}]" for n in range(1, len(explanation.sources) + 1)]
    for item, source in zip(listed, explanation.sources, strict=True):
        assert item.brief == f"{source.title}, {source.date.isoformat()}"
        assert item.text == f"{source.title}; {source.where}, {source.date.isoformat()}"


def test_ticked_features_come_first_in_full_and_the_others_in_a_line(explanation: Explanation) -> None:
    blocks = outline(explanation)[SECTION_NAMES.index("Features")].blocks
    count = explanation.verdict.count
    marks = [block.text[:3] for block in blocks if isinstance(block, Heading)]
    marks += [block.lead[:3] for block in blocks if isinstance(block, Item)]
    assert marks == ["[x]"] * count + ["[ ]"] * (5 - count)
    for block in blocks:
        if isinstance(block, Item):
            assert block.brief
            assert block.is_foldable


@pytest.mark.parametrize("ticked", [(), (Constraint.NOSQL, Constraint.ASYNC), tuple(Constraint)])
def test_ticked_constraints_come_first_and_are_marked(ticked: tuple[Constraint, ...]) -> None:
    rows = [
        block
        for block in section(explain({Feature.ORM}, ticked), "Beyond")
        if isinstance(block, Item) and block.pull
    ]
    others = [each for each in Constraint if each not in ticked]
    expected = [f"[x] {each.label}" for each in in_order(ticked)] + [each.label for each in others]
    assert [block.lead for block in rows] == expected


@pytest.mark.parametrize("count", [1, 3])
def test_a_few_ticked_constraints_say_why_without_unfolding(count: int) -> None:
    rows = section(explain({Feature.ORM}, tuple(Constraint)[:count]), "Beyond")
    whys = [block for block in rows if isinstance(block, Item) and block.pull and block.brief]
    assert len(whys) == count
    assert all(block.cited(is_open=False) for block in whys)


def test_both_frameworks_stand_side_by_side_with_as_many_reasons(explanation: Explanation) -> None:
    (sides,) = outline(explanation)[SECTION_NAMES.index("Cases")].blocks
    assert isinstance(sides, Sides)
    for framework, side in zip(Framework, (sides.flask, sides.django), strict=True):
        headings = [(index, block.text) for index, block in enumerate(side) if isinstance(block, Heading)]
        assert [text for _, text in headings] == [f"For {framework.value}", f"Against {framework.value}"]
    flask, django = (
        [isinstance(block, Heading) for block in side].index(True, 1) for side in (sides.flask, sides.django)
    )
    assert flask == django


@pytest.mark.parametrize("ticked", [(), (Constraint.NOSQL,)])
def test_in_short_gives_the_answer_in_a_line_each(
    features: frozenset[Feature], ticked: tuple[Constraint, ...]
) -> None:
    explanation = explain(features, ticked)
    said = [block for block in section(explanation, "In short") if isinstance(block, Item)]
    texts = [block.said(is_open=False) for block in said]
    assert texts[0] == explanation.answer.text
    for line in (explanation.verdict.flip, f"{cost_line(features)}.", f"{in_use_line(features)}."):
        assert line in texts
    for strongest in explanation.strongest:
        assert strongest.text in texts
    counts = balance(ticked).sentence.partition(": ")[2]
    assert not ticked or counts[0].upper() + counts[1:] in texts
    doubt = think_twice(features, ticked)
    warnings = [block.said(is_open=False) for block in said if block.tone is Tone.WARNING]
    assert warnings == ([doubt.removeprefix(THINK_TWICE)] if doubt else [])


def test_both_meanings_of_social_have_figures_where_it_is_ticked(explanation: Explanation) -> None:
    said = {item.lead for item in items(explanation)}
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


def test_an_empty_line_sets_headings_and_grids_apart_and_keeps_lists_together() -> None:
    item, heading, terms = Item("one"), Heading("what follows"), Terms((Item("one", lead="two"),))
    figures = comparisons(explain(()).evidence)
    assert are_apart(item, heading)
    assert are_apart(terms, item)
    assert are_apart(item, Sides((item,), (item,)))
    assert are_apart(Command("ls"), item)
    assert not are_apart(Command("ls"), Command("ls"))
    assert not are_apart(item, item)
    assert not are_apart(heading, terms)
    assert not are_apart(figures[0], figures[1])
    assert isinstance(figures[0], Comparison)


def test_an_item_says_its_brief_folded_and_its_text_unfolded() -> None:
    item = Item("All of it.", (1, 2), brief="A bit.")
    assert (item.said(is_open=False), item.cited(is_open=False)) == ("A bit.", (1,))
    assert (item.said(is_open=True), item.cited(is_open=True)) == ("All of it.", (1, 2))
    plain = Item("All of it.", (1, 2))
    assert not plain.is_foldable
    assert plain.cited(is_open=False) == (1, 2)
    silent = Item("All of it.", (1, 2), "Lead", "")
    assert silent.is_foldable
    assert silent.cited(is_open=False) == ()


def test_what_is_said_of_the_ticked_features_is_found_under_their_names() -> None:
    *_, cases, _, _, _, _ = outline(explain({Feature.ORM, Feature.ACCOUNTS}))
    leads = [block.lead for block in within(cases.blocks, is_open=False) if isinstance(block, Item)]
    assert leads.count("Accounts and ORM") == 4
