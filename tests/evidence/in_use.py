"""Count what public applications run, write what the package ships of it, and print the figures we say."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from stackpick_tui.advice.features import BY_ID, Feature, in_order
from stackpick_tui.advice.rule import THRESHOLD, Framework
from tests.evidence.writing import written

TABLE = Path(__file__).parent / "projects.json"
"""The applications: repository, commit, framework and features of each."""
SHIPPED = Path(__file__).parents[2] / "stackpick_tui/advice/in_use.json"
"""What the package ships of it."""
COUNTED = "2026-11-25"
"""The day of the count; it changes with the table."""
LISTS = (
    "the Python part of awesome-selfhosted",
    "awesome-python-applications",
    "awesome-django",
    "two lists named awesome-flask",
)
"""The published lists the applications were taken from."""


@dataclass(frozen=True, slots=True)
class Application:
    """One public application."""

    repository: str
    """Owner and name."""
    framework: Framework
    """What it runs on."""
    features: frozenset[Feature]
    """Which of the five it really uses."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the article's kind: so many of these features, or more, mean Django."""

    features: frozenset[Feature]
    """The features that count."""
    threshold: int
    """How many of them."""

    def says(self, features: frozenset[Feature]) -> Framework:
        """Apply the rule."""
        return Framework.DJANGO if len(features & self.features) >= self.threshold else Framework.FLASK

    def agrees(self, applications: Iterable[Application]) -> int:
        """Count the applications that run what the rule says."""
        return sum(self.says(each.features) is each.framework for each in applications)


def every_rule() -> Iterator[Rule]:
    """Give every subset of the five with every threshold that it can reach: 80 rules."""
    for size in range(1, len(Feature) + 1):
        for features in combinations(Feature, size):
            yield from (Rule(frozenset(features), threshold) for threshold in range(1, size + 1))


def best_rule(applications: Sequence[Application]) -> Rule:
    """Find the rule that agrees most; of equals the one that asks about fewest features."""
    return max(every_rule(), key=lambda rule: (rule.agrees(applications), -len(rule.features)))


def left_out(applications: Sequence[Application]) -> int:
    """Count how many applications the best rule of all the others gets right."""
    rules = list(every_rule())
    agreed = [rule.agrees(applications) for rule in rules]
    right = 0
    for each in applications:
        fits = [rule.agrees((each,)) for rule in rules]
        others = [total - fit for total, fit in zip(agreed, fits, strict=True)]
        right += fits[others.index(max(others))]
    return right


def applications() -> list[Application]:
    """Read the table."""
    return [
        Application(
            row["repository"],
            Framework[row["framework"].upper()],
            frozenset(BY_ID[each] for each in row["features"]),
        )
        for row in json.loads(TABLE.read_text(encoding="ascii"))
    ]


def counts(table: Sequence[Application]) -> dict[str, Any]:
    """Build what is shipped: for every exact set that anybody has, how many run Flask and how many Django."""
    found = Counter((each.features, each.framework) for each in table)
    sets = sorted(
        {each.features for each in table},
        key=lambda ticked: (len(ticked), [feature.number for feature in in_order(ticked)]),
    )
    best = best_rule(table)
    return {
        "counted": COUNTED,
        "lists": list(LISTS),
        "best": {
            "features": [feature.id for feature in in_order(best.features)],
            "threshold": best.threshold,
            "agrees": best.agrees(table),
        },
        "sets": {
            "+".join(feature.id for feature in in_order(ticked)): [
                found[ticked, framework] for framework in Framework
            ]
            for ticked in sets
        },
    }


def figures(table: Sequence[Application]) -> Iterator[str]:
    """Give every figure that a sentence needs, and those beside them."""
    ours = Rule(frozenset(Feature), THRESHOLD)
    yield f"the rule agrees with {ours.agrees(table)} of {len(table)}"
    for framework in Framework:
        meant = [each for each in table if ours.says(each.features) is framework]
        yield f"where it says {framework.value}, {ours.agrees(meant)} of {len(meant)} run it"
    best = best_rule(table)
    names = ", ".join(feature.id for feature in in_order(best.features))
    yield f"best of {len(list(every_rule()))} rules: {best.threshold} of {names}: {best.agrees(table)}"
    yield f"the best rule of all the others is right for {left_out(table)}"
    yield f"looking up every exact set: {sum(map(max, counts(table)['sets'].values()))}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.evidence.in_use", description=__doc__)
    parser.add_argument("--data", type=Path, default=SHIPPED, help="the file to write; else the one we ship")
    given = parser.parse_args(arguments)
    table = applications()
    given.data.write_text(written(counts(table)), encoding="ascii")
    sys.stdout.writelines(f"{figure}\n" for figure in figures(table))
    return 0


if __name__ == "__main__":
    sys.exit(main())
