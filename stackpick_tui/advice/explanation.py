"""Everything there is to say about one set of features, as one value for screens, commands and records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stackpick_tui.advice.by_feature import tradeoffs
from stackpick_tui.advice.case_for_django import case_for_django
from stackpick_tui.advice.case_for_flask import case_for_flask
from stackpick_tui.advice.considerations import considerations
from stackpick_tui.advice.drawbacks import against_django, against_flask
from stackpick_tui.advice.evidence import Evidence, evidence_for
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.misleading import known_sets, misleading_for
from stackpick_tui.advice.rule import Framework, Verdict, decide
from stackpick_tui.advice.sources import Source
from stackpick_tui.advice.statements import Consideration, KnownSet, Pull, Statement, Tradeoff
from stackpick_tui.advice.why import why

__all__ = ["Consideration", "Explanation", "KnownSet", "Pull", "Statement", "Tradeoff", "explain"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the verdict is what it is, what both routes cost, and what speaks for the other one.

    A decision record takes its good consequences from ``case_for(chosen)``, its bad ones from
    ``against(chosen)``, and the pros and cons of both options from the same two for each.
    """

    verdict: Verdict
    """The verdict explained, and its features."""
    why: tuple[Statement, ...]
    """The count, the rule, the flip, and how far to trust it; the first says why."""
    by_feature: tuple[Tradeoff, ...]
    """All five, in the order of the checklist."""
    evidence: Evidence
    """Both routes measured, for exactly this set."""
    for_flask: tuple[Statement, ...]
    """The case for Flask with this set."""
    for_django: tuple[Statement, ...]
    """The case for Django with this set; as long and as concrete as the other."""
    against_flask: tuple[Statement, ...]
    """What is bad about Flask with this set."""
    against_django: tuple[Statement, ...]
    """What is bad about Django with this set."""
    considerations: tuple[Consideration, ...]
    """The other 10 %."""
    misleading: tuple[Statement, ...]
    """Why to think twice about the rule with exactly this set; empty for most."""
    known_sets: tuple[KnownSet, ...]
    """Every set the rule is known to mislead for, this one or not."""

    def case_for(self, framework: Framework) -> tuple[Statement, ...]:
        """Return the case for one of the two: its good sides with this set."""
        return self.for_flask if framework is Framework.FLASK else self.for_django

    def against(self, framework: Framework) -> tuple[Statement, ...]:
        """Return what speaks against one of the two: its bad sides with this set."""
        return self.against_flask if framework is Framework.FLASK else self.against_django

    @property
    def statements(self) -> Iterator[Statement]:
        """Every statement, in the order of the screen."""
        yield from self.why
        for tradeoff in self.by_feature:
            yield from tradeoff.statements
        yield from self.for_flask
        yield from self.for_django
        yield from self.against_flask
        yield from self.against_django
        yield from (consideration.why for consideration in self.considerations)
        yield from self.misleading
        yield from (known.why for known in self.known_sets)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source the statements name, each once, in the order of the list of sources."""
        named = {source for statement in self.statements for source in statement.sources}
        return tuple(source for source in Source if source in named)


def explain(features: Iterable[Feature]) -> Explanation:
    """Gather what there is to say about a set of features."""
    verdict = decide(features)
    ticked = verdict.features
    evidence = evidence_for(ticked)
    by_feature = tradeoffs(ticked)
    return Explanation(
        verdict=verdict,
        why=why(verdict, evidence),
        by_feature=by_feature,
        evidence=evidence,
        for_flask=case_for_flask(ticked, evidence),
        for_django=case_for_django(ticked, evidence),
        against_flask=against_flask(ticked, evidence),
        against_django=against_django(ticked, evidence, by_feature),
        considerations=considerations(),
        misleading=misleading_for(ticked),
        known_sets=known_sets(),
    )
