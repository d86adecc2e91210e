import pytest

from stackpick_tui.advice.considerations import considerations
from stackpick_tui.advice.statements import Pull


@pytest.mark.parametrize(
    ("words", "pull"),
    [
        ("single file", Pull.FLASK_MILDLY),
        ("footprint", Pull.FLASK),
        ("e-mail", Pull.DJANGO),
        ("API", Pull.NEITHER),
        ("Async", Pull.DJANGO_MILDLY),
        ("WebSockets", Pull.NEITHER),
        ("team", Pull.KNOWN),
        ("already exists", Pull.FLASK_MILDLY),
        ("SQLAlchemy", Pull.FLASK),
        ("NoSQL", Pull.FLASK),
        ("CMS", Pull.DJANGO),
        ("support", Pull.DJANGO),
        ("Safe", Pull.DJANGO),
        ("Python 3.11", Pull.NEITHER),
        ("jobs", Pull.NEITHER),
    ],
)
def test_a_constraint_pulls_the_way_the_facts_say(words: str, pull: Pull) -> None:
    assert [each.pull for each in considerations() if words in each.constraint] == [pull]


def test_constraints_are_short_phrases_and_each_is_there_once() -> None:
    constraints = [each.constraint for each in considerations()]
    assert len(set(constraints)) == len(constraints) == 15
    assert all(len(each) <= 40 and each[0].isupper() and not each.endswith(".") for each in constraints)


def test_as_much_is_said_for_either_side() -> None:
    pulls = [each.pull for each in considerations()]
    flask = sum(pull in {Pull.FLASK, Pull.FLASK_MILDLY} for pull in pulls)
    django = sum(pull in {Pull.DJANGO, Pull.DJANGO_MILDLY} for pull in pulls)
    assert flask == django
