"""The article's rule, and what would flip its verdict."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from stackpick_tui.advice.features import Feature, implied_by, in_order
from stackpick_tui.advice.numbers import in_words

RULE = "2020-03-23"
"""The rule's version: the day the article that states it was published."""

THRESHOLD = 2
"""With this many of the five features, or more, the rule says Django."""


class Framework(StrEnum):
    """The two frameworks that the rule chooses between; the value of each is its name."""

    FLASK = "Flask"
    DJANGO = "Django"

    @property
    def other(self) -> "Framework":
        """The one that was not chosen."""
        return Framework.DJANGO if self is Framework.FLASK else Framework.FLASK


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rule says for a set of features: only their count matters."""

    features: frozenset[Feature]
    """The features the project needs."""

    @property
    def count(self) -> int:
        """How many of the five are needed."""
        return len(self.features)

    @property
    def framework(self) -> Framework:
        """The rule's answer."""
        return Framework.DJANGO if self.count >= THRESHOLD else Framework.FLASK

    @property
    def margin(self) -> int:
        """How many ticks away the other framework is, at least 1."""
        return self.count - THRESHOLD + 1 if self.framework is Framework.DJANGO else THRESHOLD - self.count

    @property
    def is_close(self) -> bool:
        """Whether a single tick flips the verdict."""
        return self.margin == 1

    @property
    def flip(self) -> str:
        """The smallest change that flips the verdict: which ticks, and how many."""
        call = "Close call: " if self.is_close else ""
        change = f"{call}{self._change()} and it is {self.framework.other.value}."
        return change[0].upper() + change[1:]

    def _change(self) -> str:
        ticked = [feature.short for feature in in_order(self.features)]
        many = in_words(self.margin)
        if self.framework is Framework.FLASK:
            return f"tick any {many} more" if ticked else f"tick any {many}"
        if self.margin == 1:
            return f"untick {' or '.join(ticked)}"
        if self.count == len(Feature):
            return f"untick any {many} of the {in_words(self.count)}"
        return f"untick any {many} of {', '.join(ticked)}"

    @property
    def implied(self) -> frozenset[Feature]:
        """Features that are not ticked but implied by ticked ones."""
        return implied_by(self.features)

    @property
    def with_implied(self) -> Framework:
        """What the rule would say if the implied features counted too."""
        return Verdict(self.features | self.implied).framework

    @property
    def implied_turn(self) -> str | None:
        """A sentence saying that the implied features would flip the verdict; None if they would not."""
        if self.with_implied is self.framework:
            return None
        causes = _listed(
            feature for feature in in_order(self.features) if implied_by({feature}) - self.features
        )
        brings, them = ("bring", "them") if causes.endswith("s") or " and " in causes else ("brings", "it")
        brought = _listed(in_order(self.implied))
        brought = f"an {brought}" if self.implied == {Feature.ORM} else brought
        sentence = f"{causes} {brings} {brought} with {them}; counted, this is "
        return sentence[0].upper() + sentence[1:] + f"{self.with_implied.value}."


def _listed(features: Iterable[Feature]) -> str:
    return " and ".join(feature.short for feature in features)


def decide(features: Iterable[Feature]) -> Verdict:
    """Apply the rule: two or more of the five features mean Django, otherwise Flask."""
    return Verdict(frozenset(features))
