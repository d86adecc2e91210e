"""Both cases, composed for exactly one set of features."""

from collections.abc import Iterable
from typing import NamedTuple

from stackpick_tui.advice.case_for_django import case_for_django
from stackpick_tui.advice.case_for_flask import case_for_flask
from stackpick_tui.advice.evidence import evidence_for
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.statements import Case
from stackpick_tui.advice.tradeoffs import tradeoffs


class Cases(NamedTuple):
    """What speaks for and against either framework, as long and as concrete on both sides."""

    flask: Case
    """The case for Flask, and against it."""
    django: Case
    """The case for Django, and against it."""


def cases(features: Iterable[Feature]) -> Cases:
    """Argue both ways for a set of features."""
    ticked = frozenset(features)
    evidence = evidence_for(ticked)
    return Cases(case_for_flask(ticked, evidence), case_for_django(ticked, evidence, tradeoffs(ticked)))
