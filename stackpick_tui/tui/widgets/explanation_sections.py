"""The six sections of the explanation."""

from collections.abc import Iterable

from textual.content import Content

from stackpick_tui.advice.evidence import Route
from stackpick_tui.advice.explanation import Pull
from stackpick_tui.advice.rule import Framework
from stackpick_tui.tui.looks import FRAMEWORK, HEADING, MUTED, STRONG, WARNING
from stackpick_tui.tui.widgets.cost_bars import Comparison, comparisons
from stackpick_tui.tui.widgets.section import Section

BAR = 40
"""The longest bar, in cells: beyond that length says nothing more."""


class Why(Section):
    """The rule, the count, the flip, and how far to trust it."""

    title = "Why this verdict"
    short_title = "Why"

    def lines(self, width: int) -> Iterable[Content]:
        """Write what decides first."""
        first, *others = self.explanation.why
        yield from self.said(first).stylize(STRONG).wrap(width)
        yield Content("")
        for statement in others:
            yield from self.hanging("- ", self.said(statement), width)
        for statement in self.explanation.misleading:
            yield Content("")
            yield from Content.assemble(("Think twice: ", WARNING), self.said(statement)).wrap(width)


class ByFeature(Section):
    """What Django ships, what it does not, what Flask needs and what that costs, for each of the five."""

    title = "Feature by feature"
    short_title = "Features"

    def lines(self, width: int) -> Iterable[Content]:
        """Write the ticked features first."""
        ticked = self.explanation.verdict.features
        column = len("Django lacks  ")
        for tradeoff in sorted(self.explanation.by_feature, key=lambda each: each.feature not in ticked):
            mark = "[x]" if tradeoff.feature in ticked else "[ ]"
            yield Content.styled(f"{mark} {tradeoff.feature.label}", STRONG)
            for term, statement in (
                ("Django ships", tradeoff.django_ships),
                ("Django lacks", tradeoff.django_lacks),
                ("Flask needs", tradeoff.flask_needs),
                ("Cost", tradeoff.flask_costs),
            ):
                yield from self.hanging(Content.styled(term, STRONG), self.said(statement), width, column)
            yield Content("")


class Costs(Section):
    """What both routes cost for exactly this set, as bars and numbers."""

    title = "What it costs, measured"
    short_title = "Cost"

    def lines(self, width: int) -> Iterable[Content]:
        """Write a comparison a figure, then how it was measured."""
        evidence = self.explanation.evidence
        for comparison in comparisons(evidence):
            yield Content.styled(comparison.heading, STRONG)
            for framework in Framework:
                yield self._bar(comparison, framework, width)
        yield Content("")
        for framework in Framework:
            chosen = ", ".join(evidence.route(framework).chosen) or "nothing"
            yield from Content.assemble("You pick on ", self.framework(framework), f": {chosen}").wrap(width)
        if evidence.registration_only and evidence.sign_in_only:
            yield Content("")
            yield Content.styled("The social tick has two meanings; above, both at once", STRONG)
            yield from self._meaning("Sign-up alone", evidence.registration_only, width)
            yield from self._meaning("Sign-in through another service alone", evidence.sign_in_only, width)
        yield Content("")
        about = (
            f"Measured {evidence.measured.isoformat()} with Python {evidence.python}, {evidence.versions}. "
            f"{evidence.how} Compare the bars: your machine has other milliseconds, and a "
            "tenth more or less says nothing."
        )
        yield from Content.styled(about, MUTED).wrap(width)

    def _bar(self, comparison: Comparison, framework: Framework, width: int) -> Content:
        wins = comparison.winner is framework
        label = f"  {framework.value:6}  {comparison.figure(framework):>7}  "
        cells = min(BAR, width - len(label) - len(" smaller"))
        bar = comparison.bar(framework, max(cells, 1))
        return Content.assemble(
            (label, STRONG if wins else ""),
            (bar, FRAMEWORK[framework]),
            (f"{' ' if bar else ''}{comparison.word}" if wins else "", STRONG),
        )

    def _meaning(self, name: str, routes: tuple[Route, Route], width: int) -> Iterable[Content]:
        yield from self.hanging("  ", f"{name}:", width)
        for route in routes:
            text = f"{route.packages} packages, {route.size}, {route.start}, {len(route.chosen)} to pick"
            yield from self.hanging(
                Content.assemble("    ", self.framework(route.framework)), text, width, 12
            )


class OtherCase(Section):
    """The case for the framework the rule did not choose, and beside it the case for the other."""

    short_title = "The other case"

    @property
    def title(self) -> str:
        """Name the one that is argued for."""
        return f"The case for {self.explanation.verdict.framework.other.value}"

    def lines(self, width: int) -> Iterable[Content]:
        """Write the loser's case first, then the winner's, at the same length."""
        winner = self.explanation.verdict.framework
        for framework in (winner.other, winner):
            if framework is winner:
                yield Content("")
                yield Content.assemble("And the case for ", self.framework(framework), ":")
                yield Content("")
            for statement in self.explanation.case_for(framework):
                yield from self.hanging("- ", self.said(statement), width)
            yield Content("")
            yield Content.assemble("What is bad about ", self.framework(framework), ":")
            for statement in self.explanation.against(framework):
                yield from self.hanging("- ", self.said(statement), width)


class Considerations(Section):
    """What the five features do not ask about, and where the rule is known to mislead."""

    title = "The other 10 %"
    short_title = "Other 10 %"

    def lines(self, width: int) -> Iterable[Content]:
        """Write a constraint with the way it pulls, then why."""
        for consideration in self.explanation.considerations:
            pull = Content.styled(f"-> {consideration.pull.value}", _LOOKS.get(consideration.pull, MUTED))
            yield from self.hanging(Content.styled(f"{consideration.constraint} ", STRONG), pull, width)
            yield from self.hanging("  ", self.said(consideration.why), width)
        yield Content("")
        yield Content.styled("Where the rule is known to mislead", HEADING)
        for known in self.explanation.known_sets:
            here = self.explanation.verdict.features in known.sets
            yield from Content.styled(f"{known.when}{' (your ticks)' if here else ''}", STRONG).wrap(width)
            yield from self.hanging("  ", self.said(known.why), width)


class Sources(Section):
    """Where everything above can be looked up."""

    title = "Sources"
    short_title = "Sources"

    def lines(self, width: int) -> Iterable[Content]:
        """Write the sources with the numbers the statements give."""
        for place, source in enumerate(self.explanation.sources, 1):
            text = Content.assemble(source.title, ". ", (f"{source.where}, {source.date}", MUTED))
            yield from self.hanging(f"{place:2} ", text, width)


SECTIONS = (Why, ByFeature, Costs, OtherCase, Considerations, Sources)
"""The sections in their order."""

_LOOKS = {
    Pull.FLASK: FRAMEWORK[Framework.FLASK],
    Pull.FLASK_MILDLY: FRAMEWORK[Framework.FLASK],
    Pull.DJANGO: FRAMEWORK[Framework.DJANGO],
    Pull.DJANGO_MILDLY: FRAMEWORK[Framework.DJANGO],
}
