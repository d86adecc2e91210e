"""What both routes cost, figure by figure, ready to draw as bars."""

from collections.abc import Callable
from dataclasses import dataclass

from stackpick_tui.advice.evidence import Evidence, Route
from stackpick_tui.advice.rule import Framework


@dataclass(frozen=True, slots=True)
class Figure:
    """One framework's side of a comparison."""

    framework: Framework
    """The framework it belongs to."""
    text: str
    """The figure with its unit."""
    share: float
    """The length of its bar as a share of the longer one, from 0 to 1."""
    is_better: bool
    """Whether it beats the other by more than noise."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure, for both routes."""

    heading: str
    """What is compared."""
    label: str
    """The same where space is short."""
    figures: tuple[Figure, ...]
    """Both sides, Flask first."""
    better: str
    """The word for the better side: fewer, smaller or faster."""


def comparisons(evidence: Evidence) -> tuple[Comparison, ...]:
    """Compare what was measured, the most telling figure first."""
    return (
        _compare(
            evidence,
            "You pick and track",
            "you pick",
            lambda route: len(route.chosen),
            lambda route: str(len(route.chosen)),
            "fewer",
            evidence.fewer_picks,
        ),
        _compare(
            evidence,
            "Installed packages",
            "installed",
            lambda route: route.packages,
            lambda route: str(route.packages),
            "fewer",
            evidence.fewer_packages,
        ),
        _compare(
            evidence,
            "On disk",
            "on disk",
            lambda route: route.megabytes,
            lambda route: route.size,
            "smaller",
            evidence.smaller,
        ),
        _compare(
            evidence,
            "Start",
            "start",
            lambda route: route.start_ms,
            lambda route: route.start,
            "faster",
            evidence.faster,
        ),
    )


def _compare(
    evidence: Evidence,
    heading: str,
    label: str,
    amount: Callable[[Route], float],
    text: Callable[[Route], str],
    better: str,
    winner: Framework | None,
) -> Comparison:
    routes = (evidence.flask, evidence.django)
    longest = max(map(amount, routes)) or 1
    figures = tuple(
        Figure(route.framework, text(route), amount(route) / longest, route.framework is winner)
        for route in routes
    )
    return Comparison(heading, label, figures, better)
