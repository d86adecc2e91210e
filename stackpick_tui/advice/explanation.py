"""Everything there is to say about one set of features, as one value for screens, commands and records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stackpick_tui.advice.beginning import Beginning, beginning
from stackpick_tui.advice.cases import Cases, cases
from stackpick_tui.advice.considerations import why_it_pulls
from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.evidence import Evidence, evidence_for
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.in_use import InUse, in_use, in_use_statements
from stackpick_tui.advice.misleading import known_sets, misleading_for
from stackpick_tui.advice.rule import Framework, Verdict, decide
from stackpick_tui.advice.sources import Source
from stackpick_tui.advice.statements import Case, KnownSet, Statement, Tradeoff
from stackpick_tui.advice.strongest import Strongest, strongest
from stackpick_tui.advice.tradeoffs import tradeoffs
from stackpick_tui.advice.why import Reasons, answer, doubt, over_all_sets, reasons

__all__ = ["Case", "Explanation", "KnownSet", "Statement", "Tradeoff", "explain"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the verdict is what it is, what both routes cost, and what speaks for the other one."""

    verdict: Verdict
    """The verdict explained, and its features."""
    answer: Statement
    """The verdict and the count behind it, in one sentence."""
    reasons: Reasons
    """The reasoning behind the rule, the flip, and how far to trust it."""
    doubt: Statement | None
    """Why to think twice about it with exactly these ticks, in a line; None for most sets."""
    strongest: Strongest
    """The strongest reason for the verdict, and the strongest against it."""
    by_feature: tuple[Tradeoff, ...]
    """All five, in the order of the checklist."""
    evidence: Evidence
    """Both routes measured, for exactly this set."""
    over_all_sets: Statement
    """What was measured for all sets together."""
    cases: Cases
    """Both cases for this set."""
    considerations: tuple[Constraint, ...]
    """Every constraint, the same for every set of features."""
    constraints: frozenset[Constraint]
    """Which of them are ticked; beside the doubt, nothing else that is said changes by it."""
    misleading: tuple[Statement, ...]
    """Why to think twice about the rule with exactly this set; empty for most."""
    known_sets: tuple[KnownSet, ...]
    """Every set the rule is known to mislead for, whether or not it is this one."""
    in_use: InUse
    """What public applications with these needs run."""
    in_use_said: tuple[Statement, ...]
    """What that tells us, and what it cannot; the first is about this set."""
    beginnings: tuple[Beginning, Beginning]
    """How to begin on Flask and on Django."""

    def case(self, framework: Framework) -> Case:
        """Return the case for one framework."""
        return self.cases.flask if framework is Framework.FLASK else self.cases.django

    def beginning(self, framework: Framework) -> Beginning:
        """Return how to begin on one framework."""
        return next(start for start in self.beginnings if start.framework is framework)

    @property
    def statements(self) -> Iterator[Statement]:
        """Every statement, in reading order."""
        yield self.answer
        yield from self.reasons.statements
        if self.doubt:
            yield self.doubt
        yield from self.strongest
        for tradeoff in self.by_feature:
            yield from tradeoff.statements
        yield self.over_all_sets
        for case in self.cases:
            yield from case.arguments
            yield from case.against
        yield from map(why_it_pulls, self.considerations)
        yield from self.misleading
        yield from (known.why for known in self.known_sets)
        yield from self.in_use_said
        for start in self.beginnings:
            yield from start.then

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source that the statements cite, each once, in the order of `Source`."""
        named = {source for statement in self.statements for source in statement.sources}
        return tuple(source for source in Source if source in named)


def explain(features: Iterable[Feature], constraints: Iterable[Constraint] = ()) -> Explanation:
    """Gather what there is to say about a set of features, and which constraints are ticked beside them."""
    verdict = decide(features)
    ticked = verdict.features
    others = frozenset(constraints)
    evidence = evidence_for(ticked)
    return Explanation(
        verdict=verdict,
        answer=answer(verdict),
        reasons=reasons(verdict, evidence),
        doubt=doubt(verdict, others),
        strongest=strongest(ticked),
        by_feature=tradeoffs(ticked),
        evidence=evidence,
        over_all_sets=over_all_sets(),
        cases=cases(ticked),
        considerations=tuple(Constraint),
        constraints=others,
        misleading=misleading_for(ticked),
        known_sets=known_sets(),
        in_use=in_use(ticked),
        in_use_said=in_use_statements(ticked),
        beginnings=(beginning(Framework.FLASK, ticked), beginning(Framework.DJANGO, ticked)),
    )
