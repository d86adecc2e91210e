"""Two routes side by side, as bars and numbers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from stackpick_tui.advice.evidence import Evidence, Route
from stackpick_tui.advice.rule import Framework


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure of both routes."""

    heading: str
    """What is compared, with its unit."""
    flask: str
    """Flask's figure, as text."""
    django: str
    """Django's figure, as text."""
    share: tuple[float, float]
    """Flask's and Django's part of the longer bar, from 0 to 1."""
    winner: Framework | None
    """Whose figure is better; None where they are level."""
    word: str
    """What the better one is: fewer, smaller, sooner."""

    def figure(self, framework: Framework) -> str:
        """Return one of the two figures."""
        return self.flask if framework is Framework.FLASK else self.django

    def bar(self, framework: Framework, cells: int) -> str:
        """Draw one of the two bars, on one scale; what is not nothing has at least half a cell."""
        part = self.share[0 if framework is Framework.FLASK else 1]
        halves = max(round(part * cells * 2), 1) if part else 0
        return "━" * (halves // 2) + "╸" * (halves % 2)


def comparisons(evidence: Evidence) -> Iterable[Comparison]:
    """Compare what was measured, most telling first."""
    yield _compare(
        evidence,
        "Packages you pick and track yourself",
        lambda route: len(route.chosen),
        "{:.0f}",
        "fewer",
        _fewer_picks(evidence),
    )
    yield _compare(
        evidence,
        "Packages installed",
        lambda route: route.packages,
        "{:.0f}",
        "fewer",
        evidence.fewer_packages,
    )
    yield _compare(
        evidence, "Size on disk", lambda route: route.megabytes, "{:.1f} MB", "smaller", evidence.smaller
    )
    yield _compare(
        evidence,
        "Cold start of a minimal app",
        lambda route: route.start_ms,
        "{:.0f} ms",
        "sooner",
        evidence.faster,
    )


def _fewer_picks(evidence: Evidence) -> Framework | None:
    flask, django = len(evidence.flask.chosen), len(evidence.django.chosen)
    return None if flask == django else Framework.FLASK if flask < django else Framework.DJANGO


def _compare(
    evidence: Evidence,
    heading: str,
    figure: Callable[[Route], float],
    form: str,
    word: str,
    winner: Framework | None,
) -> Comparison:
    flask, django = figure(evidence.flask), figure(evidence.django)
    longest = max(flask, django) or 1
    return Comparison(
        heading, form.format(flask), form.format(django), (flask / longest, django / longest), winner, word
    )
