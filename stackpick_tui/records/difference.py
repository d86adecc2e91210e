"""Two sessions side by side: which answers differ, and whether they turn the verdict."""

from dataclasses import dataclass
from typing import NamedTuple

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.features import Feature, in_order
from stackpick_tui.advice.numbers import in_words
from stackpick_tui.advice.rule import Framework, Verdict, decide
from stackpick_tui.sessions.session import Session


class Unknown(NamedTuple):
    """Ids that only a later release knows."""

    features: tuple[str, ...]
    """Those of features."""
    constraints: tuple[str, ...]
    """Those of constraints."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The difference between two sessions, both judged by today's rule."""

    left: Session
    """The session named first."""
    right: Session
    """The session named second."""

    @property
    def verdicts(self) -> tuple[Verdict, Verdict]:
        """What the rule says for the left and the right session."""
        return decide(self.left.features), decide(self.right.features)

    @property
    def only_left(self) -> frozenset[Feature]:
        """Features ticked only on the left."""
        return self.left.features - self.right.features

    @property
    def only_right(self) -> frozenset[Feature]:
        """Features ticked only on the right."""
        return self.right.features - self.left.features

    @property
    def constraints_only_left(self) -> frozenset[Constraint]:
        """Constraints ticked on the left alone."""
        return self.left.constraints - self.right.constraints

    @property
    def constraints_only_right(self) -> frozenset[Constraint]:
        """Constraints ticked on the right alone."""
        return self.right.constraints - self.left.constraints

    @property
    def unknown_only_left(self) -> Unknown:
        """What is ticked on the left alone and not known to this release."""
        return _unknown_only(self.left, self.right)

    @property
    def unknown_only_right(self) -> Unknown:
        """What is ticked on the right alone and not known to this release."""
        return _unknown_only(self.right, self.left)

    @property
    def answers_differ(self) -> bool:
        """Whether any feature or constraint is ticked on one side only, known to this release or not."""
        left, right = self.left, self.right
        return (
            left.features != right.features
            or left.constraints != right.constraints
            or any((*self.unknown_only_left, *self.unknown_only_right))
        )

    @property
    def verdict_differs(self) -> bool:
        """Whether the two verdicts differ."""
        left, right = self.verdicts
        return left.framework is not right.framework

    @property
    def turned_by(self) -> frozenset[Feature]:
        """The features that turn the verdict: those ticked on the Django side only.

        Without them the Django side would be Flask, and with them the Flask side would be Django. Features
        ticked only on the Flask side turn nothing, as no feature speaks for Flask. Empty if the verdicts are
        the same.
        """
        if not self.verdict_differs:
            return frozenset()
        left, _ = self.verdicts
        return self.only_left if left.framework is Framework.DJANGO else self.only_right

    @property
    def enough(self) -> int:
        """How many of the turning features make the Flask side Django; 0 if the verdicts are the same."""
        if not self.verdict_differs:
            return 0
        left, right = self.verdicts
        return left.margin if left.framework is Framework.FLASK else right.margin

    @property
    def sentence(self) -> str:
        """Whether the differing features turn the verdict, and which of them it takes."""
        if not self.answers_differ:
            return "The answers are the same."
        if not self.verdict_differs:
            return f"The verdict stays {self.verdicts[0].framework.value}."
        names = [feature.short for feature in in_order(self.turned_by)]
        if len(names) == 1:
            ticks = names[0]
        elif len(names) == self.enough:
            ticks = " and ".join(names)
        else:
            ticks = f"any {in_words(self.enough)} of {', '.join(names)}"
        return f"With {ticks} ticked as well, the Flask one would be Django."


def _unknown_only(one: Session, other: Session) -> Unknown:
    return Unknown(
        tuple(each for each in one.unknown if each not in other.unknown),
        tuple(each for each in one.unknown_constraints if each not in other.unknown_constraints),
    )
