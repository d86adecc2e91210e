"""The answer in one line each: why to think twice, what it costs, what others with the same needs run.

What to think twice about needs no figures and can be in a first frame; the others read theirs when called.
"""

from collections.abc import Iterable

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import THRESHOLD, decide

THINK_TWICE = "Think twice: "
"""The words that such a line begins with."""

_DOUBTS = {
    frozenset[Feature](): "a large site of pages may want what else Django ships, such as forms.",
    frozenset({Feature.ACCOUNTS, Feature.SOCIAL}): (
        "for sign-in through a company's own service, Flask is reasonable."
    ),
    frozenset({Feature.ORM, Feature.MIGRATIONS}): "Flask has one pair of packages made for just these two.",
}


def think_twice(features: Iterable[Feature], constraints: Iterable[Constraint] = ()) -> str | None:
    """Say why to think twice about the rule with exactly these ticks; None for most of them."""
    verdict = decide(features)
    if Feature.ORM in verdict.features and Constraint.NOSQL in frozenset(constraints):
        turns = verdict.count == THRESHOLD
        doubt = f"Django's ORM is for SQL only; untick it{', and this is Flask' if turns else ''}."
    elif turn := verdict.implied_turn:
        doubt = turn[0].lower() + turn[1:]
    else:
        doubt = _DOUBTS.get(verdict.features, "")
    return THINK_TWICE + doubt if doubt else None


def cost_line(features: Iterable[Feature]) -> str:
    """Say what both routes cost: "11 packages on Flask, 3 on Django"."""
    from stackpick_tui.advice.evidence import evidence_for

    evidence = evidence_for(features)
    return f"{evidence.flask.packages} packages on Flask, {evidence.django.packages} on Django"


def in_use_line(features: Iterable[Feature]) -> str:
    """Say what applications with as many features run: "With 2 of 5, 6 run Flask, 3 Django"."""
    from stackpick_tui.advice.in_use import in_use

    ticked = frozenset(features)
    tally = in_use(ticked).this_count
    return f"With {len(ticked)} of {len(Feature)}, {tally.flask} run Flask, {tally.django or 'none'} Django"
