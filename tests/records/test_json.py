import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.explanation import explain
from stackpick_tui.advice.features import Feature, in_order
from stackpick_tui.advice.rule import Framework, decide
from stackpick_tui.records.difference import Difference
from stackpick_tui.records.explanation_json import explain_json
from stackpick_tui.records.json import decide_json, json_text
from stackpick_tui.records.session_json import (
    diff_json,
    export_json,
    list_json,
    session_json,
    show_json,
    time_text,
)
from stackpick_tui.sessions.session import Decision, Session

TODAY = date(2026, 11, 23)

DECIDE = [
    "schema",
    "rule",
    "features",
    "count",
    "threshold",
    "verdict",
    "margin",
    "flips_to",
    "flip",
    "implied",
    "verdict_with_implied",
]
SESSION = [
    "id",
    "name",
    "title",
    "note",
    "features",
    "constraints",
    "verdict",
    "rule",
    "decision",
    "reason",
    "decided_by",
    "created",
    "updated",
]


@pytest.fixture(scope="module")
def shop(session: Callable[..., Session]) -> Session:
    decision = Decision(Framework.FLASK, "The team knows it.\nAnd it is small.", "Ada, Grace")
    return session(
        Feature.ACCOUNTS,
        Feature.ORM,
        name="Shop rewrite",
        note="Two\n\nparagraphs",
        constraints=frozenset({Constraint.TEAM_KNOWS_FLASK, Constraint.ASYNC}),
        decision=decision,
    )


def test_the_object_of_decide_has_the_promised_keys_in_order(features: frozenset[Feature]) -> None:
    assert list(decide_json(decide(features))) == DECIDE


def test_the_object_of_decide_tells_the_verdict_and_its_flip(features: frozenset[Feature]) -> None:
    value, verdict = decide_json(decide(features)), decide(features)
    assert value["features"] == [feature.id for feature in Feature if feature in features]
    assert value["count"] == len(features)
    assert value["verdict"] == ("Django" if len(features) >= 2 else "Flask")
    assert {value["verdict"], value["flips_to"]} == {"Flask", "Django"}
    assert value["margin"] == verdict.margin
    assert value["flip"] == verdict.flip


def test_the_object_of_decide_names_what_comes_along() -> None:
    value = decide_json(decide({Feature.ADMIN}))
    assert value["implied"] == ["accounts", "orm"]
    assert (value["verdict"], value["verdict_with_implied"]) == ("Flask", "Django")


def test_the_object_of_explain_is_that_of_decide_and_more(features: frozenset[Feature]) -> None:
    value = explain_json(explain(features))
    assert list(value) == [
        *DECIDE,
        "evidence",
        "by_feature",
        "for_flask",
        "for_django",
        "considerations",
        "misleading",
        "misleading_sources",
        "constraints",
        "in_use",
        "begin",
        "sources",
    ]
    assert {key: value[key] for key in DECIDE} == decide_json(decide(features))
    assert list(value["evidence"]) == ["measured", "flask", "django"]
    assert list(value["evidence"]["flask"]) == ["packages", "megabytes", "start_ms", "chosen"]
    assert list(value["in_use"]) == ["counted", "by_count", "this_set", "rule_agrees", "best_rule_agrees"]
    assert len(value["in_use"]["by_count"]) == len(Feature) + 1
    assert list(value["begin"]) == ["flask", "django"]
    beginning = ["set_up", "serve", "address", "first_user", "windows", "then"]
    assert all(list(value["begin"][framework]) == beginning for framework in ("flask", "django"))
    assert value["misleading"] is None or len(value["misleading"]) > 20


def test_every_item_of_explain_has_text_and_only_sources_that_are_listed(
    features: frozenset[Feature],
) -> None:
    value = explain_json(explain(features))
    listed = {source["id"] for source in value["sources"]}
    for key in ("by_feature", "for_flask", "for_django", "considerations"):
        assert value[key]
        for item in value[key]:
            assert list(item)[:2] == ["text", "source"]
            assert item["text"]
            assert {item["source"], *item["also"]} <= listed


def test_what_misleads_names_its_sources_each_once(features: frozenset[Feature]) -> None:
    value, explanation = explain_json(explain(features)), explain(features)
    named = [source.id for statement in explanation.misleading for source in statement.sources]
    assert set(value["misleading_sources"]) == set(named) <= {source["id"] for source in value["sources"]}
    assert len(value["misleading_sources"]) == len(set(named))
    assert bool(value["misleading_sources"]) is (value["misleading"] is not None)


def test_a_consideration_says_toward_which_framework_it_pulls() -> None:
    pulls = {item["pull"]: item["toward"] for item in explain_json(explain(()))["considerations"]}
    assert pulls == {
        "Flask": "flask",
        "Flask, mildly": "flask",
        "neither": "neither",
        "Django, mildly": "django",
        "Django": "django",
    }


def test_every_feature_is_explained_four_times_and_says_whether_it_is_ticked(
    features: frozenset[Feature],
) -> None:
    items = explain_json(explain(features))["by_feature"]
    assert [item["feature"] for item in items] == [feature.id for feature in Feature for _ in range(4)]
    parts = ["django_ships", "django_lacks", "flask_needs", "flask_costs"]
    assert [item["about"] for item in items] == parts * len(Feature)
    assert [item["text"] for item in items] == [
        getattr(tradeoff, part).text for tradeoff in explain(features).by_feature for part in parts
    ]
    assert {item["feature"] for item in items if item["ticked"]} == {feature.id for feature in features}


def test_json_is_spelled_out_as_it_was_released(
    shop: Session, session: Callable[..., Session], golden: Callable[[str, str], None]
) -> None:
    ticks, other = (
        {Feature.ACCOUNTS, Feature.ORM},
        session(
            Feature.SOCIAL,
            id="f" * 32,
            name="The other 日本語",
            constraints=frozenset({Constraint.ASYNC, Constraint.NOSQL}),
            decision=Decision("FastAPI", "An API and no pages."),
        ),
    )
    golden("decide.json", json_text(decide_json(decide(ticks))))
    golden("explain.json", json_text(_shape(explain_json(explain(ticks)))))
    golden("show.json", json_text(show_json(shop, TODAY)))
    golden("list.json", json_text(list_json([shop, other], TODAY)))
    golden("export.json", json_text(export_json([shop, other], datetime(2026, 11, 23, 9, tzinfo=UTC))))
    golden("diff.json", json_text(diff_json(Difference(shop, other), TODAY)))


def _shape(value: Any) -> Any:
    """Keep the keys and replace what is said: sentences and figures change, and have tests of their own."""
    if isinstance(value, dict):
        return {key: _shape(each) for key, each in value.items()}
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [_shape(value[0])]
    return "number" if isinstance(value, float) else type(value).__name__


def test_a_session_has_the_promised_keys_in_order(shop: Session) -> None:
    assert list(session_json(shop, TODAY)) == SESSION


def test_a_session_is_titled_as_the_screens_title_it(session: Callable[..., Session]) -> None:
    unnamed = session(Feature.ORM)
    assert session_json(unnamed, TODAY)["title"] == "Flask - orm - 22 Nov"
    assert session_json(unnamed, date(2027, 1, 1))["title"] == "Flask - orm - 22 Nov 2026"


def test_the_verdict_of_a_session_is_the_one_that_was_shown(session: Callable[..., Session]) -> None:
    value = session_json(session(Feature.ORM, verdict=Framework.DJANGO, rule="1999-12-31"), TODAY)
    assert (value["verdict"], value["rule"]) == ("Django", "1999-12-31")


def test_features_of_a_later_release_are_written_behind_the_known_ones(
    session: Callable[..., Session],
) -> None:
    value = session_json(session(Feature.ADMIN, Feature.ORM, unknown=("teleport", "ai")), TODAY)
    assert value["features"] == ["orm", "admin", "teleport", "ai"]


def test_constraints_of_a_later_release_are_written_behind_the_known_ones(
    session: Callable[..., Session],
) -> None:
    ticked = frozenset({Constraint.NOSQL, Constraint.ASYNC})
    value = session_json(session(constraints=ticked, unknown_constraints=("teleport", "ai")), TODAY)
    assert value["constraints"] == ["async", "nosql", "teleport", "ai"]


def test_the_ticked_constraints_are_in_the_object_of_explain_and_change_nothing_else() -> None:
    ticked = {Constraint.NOSQL, Constraint.ASYNC}
    value, without = explain_json(explain({Feature.ORM}, ticked)), explain_json(explain({Feature.ORM}))
    assert (value.pop("constraints"), without.pop("constraints")) == (["async", "nosql"], [])
    assert value == without


def test_a_session_without_a_decision_has_null_and_empty_texts(session: Callable[..., Session]) -> None:
    value = session_json(session(), TODAY)
    assert (value["decision"], value["reason"], value["decided_by"]) == (None, "", "")


@pytest.mark.parametrize("hours", [-11, 0, 14])
def test_times_are_in_utc_in_milliseconds_whatever_zone_they_came_in(hours: int) -> None:
    moment = datetime(2026, 11, 22, 14, 31, 5, 250_999, tzinfo=UTC)
    assert time_text(moment.astimezone(timezone(timedelta(hours=hours)))) == "2026-11-22T14:31:05.250Z"


def test_the_difference_of_two_sets_names_ids_in_the_order_of_the_checklist(
    features: frozenset[Feature], session: Callable[..., Session]
) -> None:
    value = diff_json(Difference(session(*features), session(Feature.SOCIAL)), TODAY)
    assert value["only_left"] == [feature.id for feature in in_order(features - {Feature.SOCIAL})]
    assert value["turned_by"] == (value["only_left"] if len(features) >= 2 else [])


def test_the_difference_names_the_constraints_of_one_side_alone(session: Callable[..., Session]) -> None:
    left = session(constraints=frozenset({Constraint.NOSQL, Constraint.OPENAPI, Constraint.ASYNC}))
    value = diff_json(Difference(left, session(constraints=frozenset({Constraint.OPENAPI}))), TODAY)
    assert (value["constraints_only_left"], value["constraints_only_right"]) == (["async", "nosql"], [])
    assert list(value) == [
        "schema",
        "left",
        "right",
        "only_left",
        "only_right",
        "constraints_only_left",
        "constraints_only_right",
        "verdict_differs",
        "turned_by",
    ]


def test_the_difference_names_the_ids_of_a_later_release_behind_ours(session: Callable[..., Session]) -> None:
    left = session(Feature.ORM, unknown=("tea",), constraints=frozenset({Constraint.NOSQL}))
    right = session(unknown_constraints=("ai",))
    value = diff_json(Difference(left, right), TODAY)
    assert (value["only_left"], value["only_right"]) == (["orm", "tea"], [])
    assert (value["constraints_only_left"], value["constraints_only_right"]) == (["nosql"], ["ai"])


def test_json_survives_every_output_encoding(session: Callable[..., Session]) -> None:
    text = json_text(show_json(session(name="日本語 🧑‍💻 É"), TODAY))
    assert text.isascii()
    assert json.loads(text)["session"]["name"] == "日本語 🧑‍💻 É"
    assert text.endswith("}\n")


def test_a_verdict_in_json_loads_neither_sessions_nor_the_explanation() -> None:
    script = (
        "import sys; from stackpick_tui.records.json import decide_json; "
        "print(*sorted(name for name in sys.modules if name.startswith('stackpick_tui.')))"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [
        "stackpick_tui.advice",
        "stackpick_tui.advice.features",
        "stackpick_tui.advice.numbers",
        "stackpick_tui.advice.rule",
        "stackpick_tui.records",
        "stackpick_tui.records.json",
    ]
