import subprocess
import sys
from collections.abc import Callable

import pytest

from stackpick_tui.advice.considerations import why_it_pulls
from stackpick_tui.advice.constraints import BY_ID, Constraint, Pull, balance, in_order
from stackpick_tui.advice.rule import Framework

TO_FLASK, TO_DJANGO, TO_NEITHER = (
    [constraint for constraint in Constraint if constraint.pull.toward is toward]
    for toward in (Framework.FLASK, Framework.DJANGO, None)
)


def test_constraints_have_the_ids_and_the_order_they_were_released_with(
    golden: Callable[[str, str], None],
) -> None:
    lines = [f"{each.id}: {each.label} ({each.pull.value})\n" for each in Constraint]
    golden("constraints.txt", "".join(lines))


@pytest.mark.parametrize("constraint", Constraint, ids=lambda constraint: constraint.id)
def test_a_constraint_has_an_id_of_small_words_and_a_label_that_fits_a_row(constraint: Constraint) -> None:
    assert constraint.id.isascii()
    assert all(word.isalnum() and word.islower() for word in constraint.id.split("-"))
    assert len(constraint.label) <= 30
    assert constraint.label[0].isupper()
    assert not constraint.label.endswith(".")
    assert BY_ID[constraint.id] is constraint


def test_no_two_constraints_have_the_same_words() -> None:
    assert len({each.label for each in Constraint}) == len(Constraint) == len(BY_ID)


@pytest.mark.parametrize(
    ("pull", "toward"),
    [
        (Pull.FLASK, Framework.FLASK),
        (Pull.FLASK_MILDLY, Framework.FLASK),
        (Pull.NEITHER, None),
        (Pull.DJANGO_MILDLY, Framework.DJANGO),
        (Pull.DJANGO, Framework.DJANGO),
    ],
)
def test_a_mild_pull_goes_the_same_way(pull: Pull, toward: Framework | None) -> None:
    assert pull.toward is toward


@pytest.mark.parametrize("constraint", Constraint, ids=lambda constraint: constraint.id)
def test_why_is_two_sentences_at_most_and_begins_with_what_tells_most(constraint: Constraint) -> None:
    text = why_it_pulls(constraint).text
    assert text.endswith(".")
    assert text.count(". ") <= 1
    lead, colon, _ = text.partition(": ")
    assert colon
    assert len(lead) <= 30
    assert lead[0].isupper()


def test_as_many_constraints_pull_to_either_side() -> None:
    assert len(TO_FLASK) == len(TO_DJANGO) > 0


def test_constraints_are_put_in_order_once_each() -> None:
    assert in_order([*reversed(Constraint), *Constraint]) == list(Constraint)
    assert in_order({Constraint.NOSQL, Constraint.SINGLE_FILE}) == [Constraint.SINGLE_FILE, Constraint.NOSQL]


@pytest.mark.parametrize(
    ("flask", "django", "neither", "sentence"),
    [
        (0, 0, 0, ""),
        (2, 1, 0, "Beyond the rule: 2 pull to Flask, 1 to Django."),
        (1, 2, 0, "Beyond the rule: 1 pulls to Flask, 2 to Django."),
        (1, 0, 0, "Beyond the rule: 1 pulls to Flask."),
        (0, 3, 0, "Beyond the rule: 3 pull to Django."),
        (0, 1, 2, "Beyond the rule: 1 pulls to Django, 2 neither way."),
        (2, 2, 1, "Beyond the rule: 2 pull to Flask, 2 to Django, 1 neither way."),
        (0, 0, 1, "Beyond the rule: 1 pulls neither way."),
        (0, 0, 2, "Beyond the rule: 2 pull neither way."),
    ],
)
def test_the_balance_counts_the_pulls_and_says_so(
    flask: int, django: int, neither: int, sentence: str
) -> None:
    ticked = [*TO_FLASK[:flask], *TO_DJANGO[:django], *TO_NEITHER[:neither]]
    found = balance([*ticked, *ticked])
    assert (found.flask, found.django, found.neither) == (flask, django, neither)
    assert found.sentence == sentence


def test_ids_labels_and_the_balance_come_without_what_was_measured() -> None:
    program = (
        "import sys\n"
        "from stackpick_tui.advice.constraints import BY_ID, balance, in_order\n"
        "[each.label for each in in_order(BY_ID.values())], balance(BY_ID.values()).sentence\n"
        "print(*[name for name in sys.modules if name.startswith(('json', 'stackpick_tui.advice.'))])\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    light = ("features", "numbers", "rule", "constraints")
    assert set(ran.stdout.split()) == {f"stackpick_tui.advice.{name}" for name in light}
