"""Why the verdict is what it is: the answer, the reasoning, the flip, and how far to trust the rule."""

from collections.abc import Iterable
from typing import NamedTuple

from stackpick_tui.advice.apps import BLOG, apps
from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.evidence import Evidence, evidence_for_all
from stackpick_tui.advice.features import Feature, implied_by, in_order
from stackpick_tui.advice.in_a_line import think_twice
from stackpick_tui.advice.in_use import InUse, in_use, same_needs
from stackpick_tui.advice.misleading import misleading_for
from stackpick_tui.advice.rule import THRESHOLD, Framework, Verdict
from stackpick_tui.advice.sources import Source
from stackpick_tui.advice.statements import Statement, listed


class Reasons(NamedTuple):
    """The reasoning behind a verdict."""

    thought: Statement
    """The thought behind the rule."""
    flip: Statement
    """What would change the verdict."""
    implied: tuple[Statement, ...]
    """What the ticked features need besides, and why that does not change it; empty if nothing."""
    measured: tuple[Statement, ...]
    """What was measured for exactly this set."""
    in_use: Statement
    """What applications with the same needs run."""
    trust: Statement
    """How far to trust the rule."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All of them, the most important first."""
        return (self.thought, self.flip, *self.implied, *self.measured, self.in_use, self.trust)


def reasons(verdict: Verdict, evidence: Evidence) -> Reasons:
    """Return the reasoning behind a verdict."""
    return Reasons(
        Statement(
            f"The thought behind it: with {THRESHOLD} or more of the five, hunting down Flask extensions "
            "and wiring them up rebuilds what Django ships as one; with fewer, Django's set-up can be "
            "more than the work needs.",
            Source.ARTICLE,
        ),
        Statement(verdict.flip, Source.ARTICLE),
        _implied(verdict),
        _exactly_this_set(verdict, evidence),
        same_needs(verdict.features),
        _trust(in_use(verdict.features)),
    )


def _trust(count: InUse) -> Statement:
    return Statement(
        f"The article gives its rule about 90% of projects; of {count.total} public applications it agrees "
        f"with {count.agreed}. The rest turn on constraints the five features do not ask about; they are in "
        "section 5, each with the way it pulls.",
        Source.ARTICLE,
        (Source.IN_USE,),
        f"90%, says the article; {count.agreed} of {count.total} applications agree.",
    )


def answer(verdict: Verdict) -> Statement:
    """State the verdict and the count behind it in one sentence."""
    names = listed([feature.short for feature in in_order(verdict.features)])
    if verdict.count == len(Feature):
        needed = "needs all five features"
    elif names:
        needed = f"needs {verdict.count} of the five features ({names})"
    else:
        needed = "needs none of the five features"
    return Statement(
        f"{verdict.framework.value}, because the project {needed}, and the rule needs {THRESHOLD} for "
        "Django.",
        Source.ARTICLE,
    )


def doubt(verdict: Verdict, constraints: Iterable[Constraint]) -> Statement | None:
    """Say in a line why to think twice about the rule with exactly these ticks; None for most of them."""
    line = think_twice(verdict.features, constraints)
    if line is None:
        return None
    if verdict.implied_turn:
        source = _implied_sources(verdict)[0]
    elif Feature.ORM in verdict.features and Constraint.NOSQL in frozenset(constraints):
        source = Source.DJANGO_FAQ
    else:
        source = misleading_for(verdict.features)[0].source
    return Statement(line, source)


def _implied_sources(verdict: Verdict) -> tuple[Source, ...]:
    causes = [feature for feature in in_order(verdict.features) if implied_by({feature}) - verdict.features]
    return tuple(_IMPLIED_SOURCES[feature] for feature in causes)


def _implied(verdict: Verdict) -> tuple[Statement, ...]:
    if not verdict.implied:
        return ()
    sources = _implied_sources(verdict)
    counted = verdict.count + len(verdict.implied)
    brought = listed([feature.short for feature in in_order(verdict.implied)])
    if verdict.implied_turn:
        text = "The verdict keeps to what is ticked, as the article's rule does."
    else:
        text = (
            f"Not ticked, but needed by what is: {brought}. Counted as well, that makes {counted} of five, "
            f"and it is still {verdict.framework.value}."
        )
    return (Statement(text, sources[0], sources[1:]),)


def _exactly_this_set(verdict: Verdict, evidence: Evidence) -> tuple[Statement, ...]:
    said = [Statement(f"Measured for exactly this set: {_ahead(evidence)}.", Source.MEASUREMENT)]
    if verdict.features == BLOG:
        blog = apps().blog
        text = (
            f"Here the rule is at its best: a blog with exactly these features took {blog.django} lines by "
            f"hand on Django and {blog.flask} lines on Flask."
        )
        said.append(Statement(text, Source.APPS))
    return tuple(said)


def over_all_sets() -> Statement:
    """Sum up the measurements of all 32 sets."""
    sets = evidence_for_all()
    fewer_on_django = sum(each.fewer_packages is Framework.DJANGO for each in sets)
    smaller_on_flask = sum(each.smaller is Framework.FLASK for each in sets)
    faster_on_flask = sum(each.faster is Framework.FLASK for each in sets)
    return Statement(
        f"Measured for all {len(sets)} sets of the five: Django needs fewer packages in {fewer_on_django} of "
        f"them, Flask takes less disk space in {smaller_on_flask} and starts faster in {faster_on_flask}. "
        "The cost depends on which features are ticked more than on how many.",
        Source.MEASUREMENT,
    )


def _ahead(evidence: Evidence) -> str:
    figures = {
        "needs fewer packages": evidence.fewer_packages,
        "takes less disk space": evidence.smaller,
        "starts faster": evidence.faster,
    }
    by = {
        framework: [says for says, ahead in figures.items() if ahead is framework] for framework in Framework
    }
    parts = [f"{framework.value} {listed(says)}" for framework, says in by.items() if says]
    parts += [f"neither {says}" for says, ahead in figures.items() if ahead is None]
    return "; ".join(parts)


_IMPLIED_SOURCES = {
    Feature.MIGRATIONS: Source.DJANGO_MIGRATIONS,
    Feature.SOCIAL: Source.DJANGO_AUTH,
    Feature.ADMIN: Source.DJANGO_ADMIN,
}
