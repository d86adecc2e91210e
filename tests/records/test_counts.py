"""Whatever is counted, noun and verb agree with the number, for every set, in all that is written."""

import re
from collections.abc import Callable

import pytest

from stackpick_tui.advice.explanation import explain
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework, decide
from stackpick_tui.records.difference import Difference
from stackpick_tui.records.explanation_text import explanation_lines
from stackpick_tui.records.lines import plain
from stackpick_tui.records.madr import record
from stackpick_tui.records.plain import verdict_lines
from stackpick_tui.sessions.session import Decision, Session
from tests.support.sets import ALL_SETS

NOUNS = "package|line|file|feature|set|session|extension|pick|application|day|app"
OF = r"(?:of \w+'s )?"
WRONG = re.compile(
    rf"(?<![.\d-])\b(?:(?:1|one) {OF}(?:are|were|have|(?:{NOUNS})s)"
    rf"|(?:[02-9]|\d\d+|two|three|four|five) {OF}(?:is|was|has|{NOUNS}))\b(?! of)"
)


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("1 of Flask's are for you", True),
        ("1 of Flask's is for you", False),
        ("2 of Flask's is for you", True),
        ("1 packages", True),
        ("11 package", True),
        ("11 packages, 1 package", False),
        ("any two of the five features", False),
    ],
)
def test_a_number_that_does_not_agree_is_found(text: str, is_wrong: bool) -> None:
    assert bool(WRONG.search(text)) is is_wrong


def test_noun_and_verb_agree_with_every_number(
    features: frozenset[Feature], session: Callable[..., Session]
) -> None:
    explanation = explain(features)
    texts = [
        *(statement.text for statement in explanation.statements),
        " ".join(plain(explanation_lines(explanation, 80)).split()),
        plain(verdict_lines(decide(features))),
        *(record(session(*features, decision=Decision(each, "why"))) for each in Framework),
        record(session(*features)),
        *(Difference(session(*features), session(*other)).sentence for other in ALL_SETS),
    ]
    for text in texts:
        found = WRONG.search(text)
        assert not found, text[max(found.start() - 60, 0) : found.end() + 60]
