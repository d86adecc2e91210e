"""What public applications with the same needs run on: a count, its date, and what it cannot tell."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from stackpick_tui.advice.features import BY_ID, Feature, in_order
from stackpick_tui.advice.figures import applications
from stackpick_tui.advice.numbers import in_words
from stackpick_tui.advice.rule import Framework, decide
from stackpick_tui.advice.sources import Source
from stackpick_tui.advice.statements import Statement, listed

FEW = 5
"""With fewer applications than this, an exact set says too little to be mentioned."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many applications run on either framework."""

    flask: int = 0
    """How many run on Flask."""
    django: int = 0
    """How many run on Django."""

    def of(self, framework: Framework) -> int:
        """Return the number for one framework."""
        return self.flask if framework is Framework.FLASK else self.django

    @property
    def total(self) -> int:
        """How many there are."""
        return self.flask + self.django

    @property
    def leader(self) -> Framework | None:
        """The framework that more of them run on; None if it is a tie."""
        if self.flask == self.django:
            return None
        return Framework.FLASK if self.flask > self.django else Framework.DJANGO

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.flask + other.flask, self.django + other.django)


@dataclass(frozen=True, slots=True)
class InUse:
    """The count, from the point of view of one set of features."""

    counted: date
    """The day of the count."""
    lists: tuple[str, ...]
    """The published lists the applications were taken from."""
    by_count: tuple[Tally, ...]
    """The applications by number of features, from none to all five."""
    this_set: Tally
    """The applications with exactly this set."""
    this_count: Tally
    """The applications with as many of the five features as this set."""
    where_rule_says: tuple[Tally, Tally]
    """All applications, split by what the rule says about their features: Flask, then Django."""
    best: int
    """How many of them the best possible rule on these five features agrees with."""
    best_rule: str
    """That rule, in words."""

    @property
    def total(self) -> int:
        """How many applications were counted."""
        return sum(tally.total for tally in self.by_count)

    @property
    def agreed(self) -> int:
        """How many of them run what the rule says."""
        flask, django = self.where_rule_says
        return flask.flask + django.django


def in_use(features: Iterable[Feature]) -> InUse:
    """Look up what applications with these features run on."""
    ticked, (sets, of_all) = frozenset(features), _counted()
    return replace(of_all, this_set=sets.get(ticked, Tally()), this_count=of_all.by_count[len(ticked)])


@cache
def _counted() -> tuple[dict[frozenset[Feature], Tally], InUse]:
    """Return the count of each set, and what is the same for all of them: from the point of view of none."""
    data = applications()
    sets = {_features(ids): Tally(*pair) for ids, pair in data["sets"].items()}
    by_count = tuple(
        _sum(tally for each, tally in sets.items() if len(each) == count) for count in range(len(Feature) + 1)
    )
    flask, django = (
        _sum(tally for each, tally in sets.items() if decide(each).framework is framework)
        for framework in Framework
    )
    best = data["best"]
    return sets, InUse(
        counted=date.fromisoformat(data["counted"]),
        lists=tuple(data["lists"]),
        by_count=by_count,
        this_set=Tally(),
        this_count=Tally(),
        where_rule_says=(flask, django),
        best=best["agrees"],
        best_rule=_rule_in_words(best["features"], best["threshold"]),
    )


def in_use_statements(features: Iterable[Feature]) -> tuple[Statement, ...]:
    """Say what applications with these needs run, how often the rule agrees, and what that cannot tell."""
    ticked = frozenset(features)
    count = in_use(ticked)
    return (
        same_needs(ticked),
        *_disagreement(ticked, count),
        _agreement(count),
        Statement(
            "It cannot tell which choice was right: these are known, mature, mostly self-hosted "
            "applications, counted after years of growth, and Django's have accounts, migrations "
            "and an admin site because Django gives them away.",
            Source.IN_USE,
            brief="It cannot tell which choice was right: these are known, mature applications.",
        ),
    )


def same_needs(features: Iterable[Feature]) -> Statement:
    """Say what applications with the same needs run: those with exactly this set, or else as many."""
    ticked = frozenset(features)
    count = in_use(ticked)
    if count.this_set.total >= FEW:
        which, tally = _exactly(ticked), count.this_set
    else:
        which, tally = f"with {_of_the_five(len(ticked))}", count.this_count
    return Statement(
        f"Of {tally.total} public applications {which}, {_split(tally)}.",
        Source.IN_USE,
        brief=f"Of {tally.total} applications {which}, {_split(tally)}.",
    )


def _exactly(ticked: frozenset[Feature]) -> str:
    if len(ticked) in {0, len(Feature)}:
        return f"with {_of_the_five(len(ticked))}"
    return f"with exactly {listed([feature.short for feature in in_order(ticked)])}"


def _of_the_five(count: int) -> str:
    return "all five features" if count == len(Feature) else f"{in_words(count)} of the five features"


def _split(tally: Tally) -> str:
    for framework in Framework:
        if tally.of(framework) == tally.total:
            return f"all run on {framework.value}"
    return f"{tally.flask} run on Flask and {tally.django} on Django"


def _disagreement(ticked: frozenset[Feature], count: InUse) -> tuple[Statement, ...]:
    verdict = decide(ticked).framework
    seen = [(f"with {_of_the_five(len(ticked))}", count.this_count)]
    if count.this_set.total >= FEW:
        seen.insert(0, (_exactly(ticked), count.this_set))
    for which, tally in seen:
        other, many = verdict.other, tally.of(verdict.other)
        if tally.leader is other:
            text = (
                f"Here the count and the rule disagree: the rule says {verdict.value}, and of the "
                f"{tally.total} applications {which}, {many} run on {other.value}. Treat it as a close call."
            )
            brief = "Here the count and the rule disagree: take it as a close call."
            return (Statement(text, Source.IN_USE, (Source.ARTICLE,), brief),)
    return ()


def _agreement(count: InUse) -> Statement:
    flask, django = count.where_rule_says
    return Statement(
        f"The rule agrees with {count.agreed} of all {count.total}: its Flask with {flask.flask} of "
        f"{flask.total}, its Django with {django.django} of {django.total}. No rule on these five does much "
        f"better: the best one, {count.best_rule}, agrees with {count.best}.",
        Source.IN_USE,
        brief=(
            f"The rule agrees with {count.agreed} of {count.total}: its Flask {flask.flask} of "
            f"{flask.total}, "
            f"its Django {django.django} of {django.total}; the best {count.best}."
        ),
    )


def _rule_in_words(ids: list[str], threshold: int) -> str:
    names = listed([feature.short for feature in in_order(BY_ID[each] for each in ids)])
    return f"all of {names}" if threshold == len(ids) else f"{in_words(threshold)} or more of {names}"


def _features(ids: str) -> frozenset[Feature]:
    return frozenset(BY_ID[each] for each in ids.split("+") if each)


def _sum(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, Tally())
