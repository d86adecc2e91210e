"""Every sentence there is to say, the sets it is said for, and what each of its figures is a figure of.

Other figures stand in place of the measured ones, no two the same, so that each can be told by its value.
"""

import re
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest

from stackpick_tui.advice import apps, evidence, extras
from stackpick_tui.advice.considerations import why_it_pulls
from stackpick_tui.advice.explanation import Explanation, explain
from stackpick_tui.advice.features import Feature, implied_by, in_order
from stackpick_tui.advice.rule import Framework
from stackpick_tui.advice.sources import Source
from stackpick_tui.advice.statements import Statement, listed
from tests.support.sets import ALL_SETS, set_name

FIGURE = re.compile(r"\b[3-7]\d{4}(?:\.0)?\b")


class Figures:
    """Figures for every route; whether Flask's or Django's are the lower ones depends on the set."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self._next = {base: count(base) for base in (30_000, 50_000, 70_000)}

    def number(self, of: str, base: int = 50_000) -> int:
        """Return a figure that nothing else has."""
        number = next(self._next[base])
        self.names[str(number)] = of
        return number

    def routes(self, features: frozenset[Feature], meaning: str = "") -> dict[str, Any]:
        of = f"{meaning} {set_name(features)}".strip()
        # Flask is ahead in size and start, in size alone, nobody in size, and Django in both
        fast = features <= {Feature.ACCOUNTS}
        size = 30_000 if features.isdisjoint({Feature.SOCIAL, Feature.ADMIN}) else 50_000
        size = 70_000 if Feature.ADMIN in features else size
        flask = self.route(f"Flask {of}", 70_000, size, 30_000 if fast else 70_000)
        django = self.route(f"Django {of}", 50_000, 50_000, 50_000)
        flask["chosen"] = ["Flask-Login", "Flask-Admin"] if features else []
        django["chosen"] = ["django-allauth"] if Feature.SOCIAL in features else []
        return {"flask": flask, "django": django}

    def route(self, of: str, packages: int, size: int, start: int) -> dict[str, Any]:
        return {
            "packages": self.number(f"packages of {of}", packages),
            "megabytes": self.number(f"size of {of}", size),
            "start_ms": self.number(f"start of {of}", start),
            "chosen": ["one"],
        }

    def shown(self, text: str, features: frozenset[Feature] | None = None) -> str:
        """Put names for figures, and say which of them are of the set at hand."""
        text = FIGURE.sub(lambda found: f"<{self.names[found[0].removesuffix('.0')]}>", text)
        if features is None:
            return text
        for ticks in (features, implied_by(features)):
            ticked = listed([feature.short for feature in in_order(ticks)])
            text = text.replace(f" ({ticked})", " (<ticked>)").replace(
                f" {ticked}. Counted", " <implied>. Counted"
            )
        text = text.replace(f" {set_name(features)}>", " this set>")
        return text.replace(f" {set_name(features - {Feature.ACCOUNTS})}>", " this set without accounts>")


@pytest.fixture
def figures(monkeypatch: pytest.MonkeyPatch) -> Figures:
    made = Figures()
    social = [features for features in ALL_SETS if Feature.SOCIAL in features]
    data = {
        "measured": "2026-11-23",
        "python": "3",
        "frameworks": "both",
        "how": "So.",
        "routes": {set_name(features) if features else "": made.routes(features) for features in ALL_SETS},
        "registration_only": {
            set_name(features) if features else "": made.routes(features, "sign-up") for features in social
        },
        "sign_in_only": {
            set_name(features) if features else "": made.routes(features, "sign-in") for features in social
        },
        "lines": {
            app: {field: made.number(f"{field} of {app}") for field in apps.App.__slots__}
            for app in apps.Apps.__slots__
        },
        "extras": {
            "peewee": {"python": "3", "flask": made.route("Peewee", 50_000, 50_000, 50_000)},
            "fastapi": {"fastapi": made.route("FastAPI", 50_000, 50_000, 50_000)},
            "fastapi_orm_migrations": {
                "fastapi": made.route("FastAPI with its ORM and migrations", 50_000, 50_000, 50_000)
            },
            "verified_sign_up": {
                side: made.number(f"packages of {side} with an e-mail check") for side in ("flask", "django")
            },
        },
    }
    for module in (apps, evidence, extras):
        monkeypatch.setattr(module, "measurements", lambda: data)
    return made


def said_for_any_set(explanation: Explanation) -> Iterator[tuple[str, Statement]]:
    """Go through what does not depend on the ticks, each with the place where it is said."""
    for tradeoff in explanation.by_feature:
        yield f"{tradeoff.feature.short}, Django ships", tradeoff.django_ships
        yield f"{tradeoff.feature.short}, Django leaves out", tradeoff.django_lacks
        yield f"{tradeoff.feature.short}, Flask costs", tradeoff.flask_costs
    yield "over all sets", explanation.over_all_sets
    yield from (
        (f"{each.label} ({each.pull.value})", why_it_pulls(each)) for each in explanation.considerations
    )
    yield from ((each.when, each.why) for each in explanation.known_sets)


def said_for_this_set(explanation: Explanation) -> Iterator[tuple[str, Statement]]:
    """Go through what depends on the ticks; the flip has tests of its own, and so has what misleads."""
    for tradeoff in explanation.by_feature:
        yield f"{tradeoff.feature.short}, Flask needs", tradeoff.flask_needs
    yield from (
        ("why", each)
        for each in (explanation.answer, *explanation.reasons.statements)
        if each.text != explanation.verdict.flip
    )
    for framework in Framework:
        yield from ((f"for {framework.value}", each) for each in explanation.case(framework).arguments)
        yield from ((f"against {framework.value}", each) for each in explanation.case(framework).against)
    yield from (("in use", each) for each in explanation.in_use_said)
    for start in explanation.beginnings:
        yield from ((f"to begin on {start.framework.value}", each) for each in start.then)


def in_words(sets: list[frozenset[Feature]]) -> str:
    """Say how many sets there are, and what all or none of them have ticked."""
    parts = [feature.short for feature in Feature if all(feature in each for each in sets)]
    parts += [f"no {feature.short}" for feature in Feature if all(feature not in each for each in sets)]
    return ", ".join([f"{len(sets)} of {len(ALL_SETS)}", *parts])


def test_every_sentence_is_said_as_it_was_released(
    figures: Figures, golden: Callable[[str, str], None]
) -> None:
    found: dict[str, list[frozenset[Feature]]] = {}
    for features in ALL_SETS:
        for where, statement in said_for_this_set(explain(features)):
            line = f"{figures.shown(statement.text, features)} {sources(statement)}"
            found.setdefault(f"{where}: {line}", []).append(features)
    lines = [f"{line} ({in_words(sets)})\n" for line, sets in sorted(found.items())]
    lines += [
        f"{where}: {figures.shown(statement.text)} {sources(statement)}\n"
        for where, statement in said_for_any_set(explain(()))
    ]
    golden("sentences.txt", "".join(lines))


def sources(statement: Statement) -> str:
    return f"[{', '.join(source.id for source in statement.sources)}]"


def test_every_source_is_named_as_it_was_released(golden: Callable[[str, str], None]) -> None:
    lines = [f"{each.id}: {each.title}; {each.where}; {each.date}\n" for each in Source]
    golden("sources.txt", "".join(lines))
