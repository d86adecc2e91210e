"""Everything there is to say about one set of features, gathered into one value for screens, commands and records."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from stackpick_tui.advice.evidence import Evidence
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework, Verdict
from stackpick_tui.advice.sources import Source


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or two that a reader can check."""

    text: str
    """What is said."""
    source: Source
    """Where it can be looked up."""


@dataclass(frozen=True, slots=True)
class Tradeoff:
    """What one feature gets from Django and asks of Flask."""

    feature: Feature
    """The feature."""
    django_ships: Statement
    """What comes in Django's own package."""
    django_lacks: Statement
    """What one might expect there and will not find."""
    flask_needs: Statement
    """The kept extension to add to Flask today."""
    flask_costs: Statement
    """What adding it costs, in packages and work."""


class Pull(Enum):
    """Which way a constraint outside the five pulls."""

    FLASK = "Flask"
    FLASK_MILDLY = "Flask, mildly"
    NEITHER = "neither"
    KNOWN = "the one you know"
    DJANGO_MILDLY = "Django, mildly"
    DJANGO = "Django"


@dataclass(frozen=True, slots=True)
class Consideration:
    """A constraint outside the five features: part of the other 10 %."""

    constraint: str
    """The constraint, as a short noun phrase."""
    pull: Pull
    """Which way it pulls."""
    why: Statement
    """Why, with the number or the document behind it."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the verdict is what it is, what both routes cost, and what speaks for the other one."""

    verdict: Verdict
    """The verdict explained, and its features."""
    why: tuple[Statement, ...]
    """The rule, the count, the flip, and how far to trust it."""
    by_feature: tuple[Tradeoff, ...]
    """All five, in the order of the checklist."""
    evidence: Evidence
    """Both routes measured, for exactly this set."""
    for_flask: tuple[Statement, ...]
    """The case for Flask with this set."""
    for_django: tuple[Statement, ...]
    """The case for Django with this set; as long and as concrete as the other."""
    considerations: tuple[Consideration, ...]
    """The other 10 %."""
    misleading: tuple[Statement, ...]
    """Why to think twice about the rule with exactly this set; empty for most."""
    sources: tuple[Source, ...]
    """Every source the statements above name, each once."""

    def case_for(self, framework: Framework) -> tuple[Statement, ...]:
        """Return the case for one of the two."""
        return self.for_flask if framework is Framework.FLASK else self.for_django


def explain(features: Iterable[Feature]) -> Explanation:
    """Gather what there is to say about a set of features."""
    raise NotImplementedError
