"""The Markdown lists of a decision record: consequences, pros and cons."""

from stackpick_tui.advice.explanation import Explanation
from stackpick_tui.advice.rule import Framework
from stackpick_tui.advice.sources import Source
from stackpick_tui.advice.statements import Statement
from stackpick_tui.records.citations import Citations

_GOOD, _NEUTRAL, _BAD = "Good", "Neutral", "Bad"

_NAMES = ("Alembic", "Authlib", "Django", "Flask", "Peewee", "Python")
"""First words of statements that keep their capital mid-sentence."""


def consequences(explanation: Explanation, chosen: Framework, citations: Citations) -> str:
    """List what follows from a choice: the figures of its route, and what each ticked feature gets."""
    items = [
        *_figures(explanation, chosen, citations),
        *_of_features(explanation, chosen, citations),
    ]
    if not any(kind == _GOOD for kind, _ in items):
        items.append((_GOOD, _lowered(citations.cited(explanation.case(chosen).figures))))
    order = (_GOOD, _NEUTRAL, _BAD)
    return "\n".join(f"* {kind}, because {why}" for each in order for kind, why in items if kind == each)


def pros_and_cons(explanation: Explanation, option: Framework, citations: Citations) -> str:
    """Say how to go with one framework, and list what speaks for it and against it."""
    case = explanation.case(option)
    return "\n".join(
        [
            citations.cited(case.way),
            "",
            *(_because(_GOOD, statement, citations) for statement in (case.figures, *case.points)),
            *(_because(_BAD, statement, citations) for statement in case.against),
        ]
    )


def _because(kind: str, statement: Statement, citations: Citations) -> str:
    return f"* {kind}, because {_lowered(citations.cited(statement))}"


def _figures(explanation: Explanation, chosen: Framework, citations: Citations) -> list[tuple[str, str]]:
    evidence, other = explanation.evidence, chosen.other.value
    here, there = evidence.route(chosen), evidence.route(chosen.other)
    figures = [
        (
            evidence.fewer_packages,
            f"it installs {here.packages} packages, where {other} takes {there.packages}",
        ),
        (evidence.smaller, f"it takes {here.size} on disk, where {other} takes {there.size}"),
        (evidence.faster, f"a minimal app is ready in {here.start}, where {other} takes {there.start}"),
    ]
    mark = citations.cite(Source.MEASUREMENT)
    return [(_kind(ahead, chosen), f"{why}. {mark}") for ahead, why in figures]


def _kind(ahead: Framework | None, chosen: Framework) -> str:
    if ahead is None:
        return _NEUTRAL
    return _GOOD if ahead is chosen else _BAD


def _of_features(explanation: Explanation, chosen: Framework, citations: Citations) -> list[tuple[str, str]]:
    items: list[tuple[str, str]] = []
    for tradeoff in explanation.by_feature:
        feature = tradeoff.feature
        if feature not in explanation.verdict.features:
            continue
        if chosen is Framework.DJANGO:
            ships, lacks = citations.cited(tradeoff.django_ships), citations.cited(tradeoff.django_lacks)
            items.append((_GOOD, f"of what Django ships for {feature.short}: {ships}"))
            items.append((_BAD, f"of what Django leaves out for {feature.short}: {lacks}"))
        else:
            needs = citations.cited(tradeoff.flask_needs)
            items.append((_BAD, f"of what Flask needs for {feature.short}: {needs}"))
    return items


def _lowered(sentence: str) -> str:
    first = sentence.split()[0]
    is_name = first.startswith(_NAMES) or first[1:] != first[1:].lower()
    return sentence if is_name else sentence[0].lower() + sentence[1:]
