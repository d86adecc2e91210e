"""The whole explanation as plain ASCII text, wrapped, with the figures as numbers and bars."""

import textwrap
from collections.abc import Callable, Iterator

from stackpick_tui.advice.evidence import Evidence, Route
from stackpick_tui.advice.explanation import Explanation
from stackpick_tui.advice.features import in_order
from stackpick_tui.advice.rule import Framework
from stackpick_tui.advice.sources import Source
from stackpick_tui.advice.statements import Statement, Tradeoff

_LABELS = max(len(framework.value) for framework in Framework)
_NUMBERS = 6


def explanation_text(explanation: Explanation, width: int = 80) -> str:
    """Write the explanation in lines of at most so many characters, longer words aside."""
    numbers = {source: number for number, source in enumerate(explanation.sources, start=1)}
    return "\n".join(_Writer(explanation, numbers, width).lines()) + "\n"


class _Writer:
    """Writes the sections one after another; knows the numbers of the sources and the width."""

    def __init__(self, explanation: Explanation, numbers: dict[Source, int], width: int) -> None:
        self.explanation = explanation
        self.numbers = numbers
        self.width = width

    def lines(self) -> Iterator[str]:
        explanation = self.explanation
        verdict = explanation.verdict
        ticked = ", ".join(feature.short for feature in in_order(verdict.features)) or "nothing ticked"
        winner, loser = verdict.framework, verdict.framework.other
        yield from self.heading(f"{winner.value}: {ticked}", "=")
        yield from self.section("Why this verdict", explanation.why)
        yield from self.section("Think twice about the rule with this set", explanation.misleading)
        yield from self.heading("Feature by feature")
        for tradeoff in sorted(explanation.by_feature, key=lambda each: each.feature not in verdict.features):
            yield from self.tradeoff(tradeoff)
        yield from self.heading("What it costs, measured")
        yield from self.costs(explanation.evidence)
        for framework in (loser, winner):
            yield from self.section(f"The case for {framework.value}", explanation.case_for(framework))
            yield from self.section(f"What is bad about {framework.value}", explanation.against(framework))
        yield from self.heading("The other 10 %")
        for each in explanation.considerations:
            yield from self.item(f"{each.constraint} ({each.pull.value}): ", each.why)
        yield from self.heading("Where the rule is known to mislead")
        for known in explanation.known_sets:
            yield from self.item(f"{known.when}: ", known.why)
        yield from self.heading("Sources")
        for source, number in self.numbers.items():
            yield from self.wrapped(
                f"{source.title}; {source.where}; {source.date.isoformat()}", f"[{number}] ".rjust(5)
            )

    def heading(self, text: str, rule: str = "-") -> Iterator[str]:
        if rule == "-":
            yield ""
        yield text
        yield rule * min(len(text), self.width)

    def section(self, heading: str, statements: tuple[Statement, ...]) -> Iterator[str]:
        if statements:
            yield from self.heading(heading)
        for statement in statements:
            yield from self.item("", statement)

    def item(self, label: str, statement: Statement) -> Iterator[str]:
        marks = ", ".join(str(self.numbers[source]) for source in statement.sources)
        yield from self.wrapped(f"{label}{statement.text} [{marks}]", "- ")

    def tradeoff(self, tradeoff: Tradeoff) -> Iterator[str]:
        mark = "[x]" if tradeoff.feature in self.explanation.verdict.features else "[ ]"
        yield f"{mark} {tradeoff.feature.label}"
        yield from self.item("Django ships: ", tradeoff.django_ships)
        yield from self.item("Django leaves out: ", tradeoff.django_lacks)
        yield from self.item("Flask needs: ", tradeoff.flask_needs)
        yield from self.item("It costs: ", tradeoff.flask_costs)

    def costs(self, evidence: Evidence) -> Iterator[str]:
        routes = (evidence.flask, evidence.django)
        yield from self.bars("Packages installed", routes, lambda route: route.packages, 0)
        yield from self.bars("Size on disk, in MB", routes, lambda route: route.megabytes, 1)
        yield from self.bars("Cold start of a minimal app, in ms", routes, lambda route: route.start_ms, 0)
        yield "Packages you pick and track yourself"
        for route in routes:
            chosen = f"{len(route.chosen)}: {', '.join(route.chosen)}" if route.chosen else "0"
            yield from self.wrapped(chosen, f"  {route.framework.value:{_LABELS}}  ")
        for meaning, pair in (
            ("sign-up with a password alone", evidence.registration_only),
            ("sign-in through another service alone", evidence.sign_in_only),
        ):
            if pair:
                figures = "; ".join(
                    f"{route.framework.value} {route.packages} packages, {route.size}, {route.start}"
                    for route in pair
                )
                yield from self.wrapped(f"If social means {meaning}: {figures}.", "")
        with_what = f"{evidence.versions}, Python {evidence.python}"
        yield from self.wrapped(
            f"Measured on {evidence.measured.isoformat()} with {with_what}. {evidence.how} Your machine has "
            "other milliseconds, and a tenth more or less says nothing.",
            "",
        )

    def bars(
        self, heading: str, routes: tuple[Route, Route], figure: Callable[[Route], float], digits: int
    ) -> Iterator[str]:
        yield heading
        longest = max(self.width - _LABELS - _NUMBERS - 6, 1)
        most = max(map(figure, routes))
        for route in routes:
            bar = "#" * max(round(longest * figure(route) / most), 1)
            yield f"  {route.framework.value:{_LABELS}}  {figure(route):{_NUMBERS}.{digits}f}  {bar}"

    def wrapped(self, text: str, first: str) -> list[str]:
        return textwrap.wrap(
            text,
            self.width,
            initial_indent=first,
            subsequent_indent=" " * len(first),
            break_long_words=False,
            break_on_hyphens=False,
        )
