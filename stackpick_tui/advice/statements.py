"""The kinds of statement an explanation is made of, each with its source."""

from collections.abc import Sequence
from dataclasses import dataclass

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.sources import Source


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or two that a reader can check."""

    text: str
    """What is said."""
    source: Source
    """Where it can be looked up."""
    also: tuple[Source, ...] = ()
    """Where the rest can be looked up, if it joins several facts."""
    brief: str = ""
    """The gist of it in a few words, for where there is no time to read it; the main source has that."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source of the statement, the main one first."""
        return (self.source, *self.also)


@dataclass(frozen=True, slots=True)
class Tradeoff:
    """What Django offers for one feature, and what Flask needs for it."""

    feature: Feature
    """The feature."""
    django_ships: Statement
    """What comes with Django itself."""
    django_lacks: Statement
    """What one might expect there but will not find."""
    flask_needs: Statement
    """The maintained extension to add to Flask today."""
    flask_costs: Statement
    """What adding it costs, measured with this feature alone."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All four, in reading order."""
        return (self.django_ships, self.django_lacks, self.flask_needs, self.flask_costs)


@dataclass(frozen=True, slots=True)
class Drawbacks:
    """What speaks against one framework, composed for exactly one set of features."""

    figures: tuple[Statement, ...]
    """What the measurements say against it, if they do."""
    by_feature: tuple[Statement, ...]
    """What speaks against it in each ticked feature."""
    always: Statement
    """What speaks against it whatever is ticked."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All of them, in reading order."""
        return (*self.figures, *self.by_feature, self.always)


@dataclass(frozen=True, slots=True)
class Case:
    """What speaks for one framework and against it, composed for exactly one set of features."""

    figures: Statement
    """What the measurements say for it."""
    by_feature: tuple[Statement, ...]
    """What speaks for it in each ticked feature."""
    beside: tuple[Statement, ...]
    """What else speaks for it with this set."""
    way: Statement
    """How to take this route: what to install, and what is left to write."""
    drawbacks: Drawbacks
    """What speaks against it."""
    tools: tuple[Statement, ...]
    """Testing, deployment and type checking, the same for any set: good to know, but no reason to choose."""

    @property
    def points(self) -> tuple[Statement, ...]:
        """What speaks for it beside the figures."""
        return (*self.by_feature, *self.beside)

    @property
    def against(self) -> tuple[Statement, ...]:
        """What speaks against it, in reading order."""
        return self.drawbacks.statements

    @property
    def arguments(self) -> tuple[Statement, ...]:
        """The case for it, in reading order."""
        return (self.figures, *self.points, *self.tools, self.way)


@dataclass(frozen=True, slots=True)
class KnownSet:
    """A set of features for which the rule is known to mislead."""

    when: str
    """The set and the circumstance, as a short phrase."""
    sets: frozenset[frozenset[Feature]]
    """The sets of ticks it applies to, usually one."""
    why: Statement
    """Why to think twice."""


def listed(words: Sequence[str], last: str = "and") -> str:
    """Join words as a sentence would: "a", "a and b", "a, b and c"."""
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
