"""The explanation as JSON: the verdict's keys, and everything else there is to say."""

from collections.abc import Iterable
from typing import Any

from stackpick_tui.advice.considerations import why_it_pulls
from stackpick_tui.advice.constraints import Constraint, in_order
from stackpick_tui.advice.evidence import Route
from stackpick_tui.advice.explanation import Explanation
from stackpick_tui.advice.in_use import InUse
from stackpick_tui.advice.sources import Source
from stackpick_tui.advice.statements import Statement, Tradeoff
from stackpick_tui.records.beginning_json import beginning_json
from stackpick_tui.records.json import decide_json


def explain_json(explanation: Explanation) -> dict[str, Any]:
    """Build the object of ``explain``; sources are cited by id, and described at the end."""
    evidence = explanation.evidence
    ticked = explanation.verdict.features
    return decide_json(explanation.verdict) | {
        "evidence": {
            "measured": evidence.measured.isoformat(),
            "flask": _route(evidence.flask),
            "django": _route(evidence.django),
        },
        "by_feature": [
            item | {"ticked": tradeoff.feature in ticked}
            for tradeoff in explanation.by_feature
            for item in _tradeoff(tradeoff)
        ],
        "for_flask": [_statement(statement) for statement in explanation.cases.flask.arguments],
        "for_django": [_statement(statement) for statement in explanation.cases.django.arguments],
        "considerations": [_consideration(each) for each in explanation.considerations],
        "misleading": " ".join(statement.text for statement in explanation.misleading) or None,
        "misleading_sources": _source_ids(explanation.misleading),
        "constraints": [each.id for each in in_order(explanation.constraints)],
        "in_use": _in_use(explanation.in_use),
        "begin": {start.framework.name.lower(): beginning_json(start) for start in explanation.beginnings},
        "sources": [_source(source) for source in explanation.sources],
    }


def _route(route: Route) -> dict[str, Any]:
    return {
        "packages": route.packages,
        "megabytes": route.megabytes,
        "start_ms": route.start_ms,
        "chosen": list(route.chosen),
    }


def _in_use(count: InUse) -> dict[str, Any]:
    return {
        "counted": count.counted.isoformat(),
        "by_count": [[tally.flask, tally.django] for tally in count.by_count],
        "this_set": [count.this_set.flask, count.this_set.django],
        "rule_agrees": count.agreed,
        "best_rule_agrees": count.best,
    }


def _tradeoff(tradeoff: Tradeoff) -> list[dict[str, Any]]:
    feature = {"feature": tradeoff.feature.id}
    return [
        _statement(tradeoff.django_ships) | feature | {"about": "django_ships"},
        _statement(tradeoff.django_lacks) | feature | {"about": "django_lacks"},
        _statement(tradeoff.flask_needs) | feature | {"about": "flask_needs"},
        _statement(tradeoff.flask_costs) | feature | {"about": "flask_costs"},
    ]


def _consideration(constraint: Constraint) -> dict[str, Any]:
    toward = constraint.pull.toward
    return _statement(why_it_pulls(constraint)) | {
        "id": constraint.id,
        "constraint": constraint.label,
        "pull": constraint.pull.value,
        "toward": toward.name.lower() if toward else "neither",
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "text": statement.text,
        "source": statement.source.id,
        "also": [source.id for source in statement.also],
    }


def _source_ids(statements: Iterable[Statement]) -> list[str]:
    """List the sources of some statements, each once, in the order of their first citation."""
    return list(dict.fromkeys(source.id for statement in statements for source in statement.sources))


def _source(source: Source) -> dict[str, Any]:
    return {"id": source.id, "title": source.title, "where": source.where, "date": source.date.isoformat()}
