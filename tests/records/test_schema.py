"""The JSON Schema that is shipped: what is written keeps to it, and it refuses what import refuses."""

import json
from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework
from stackpick_tui.records.errors import RecordError
from stackpick_tui.records.json import SCHEMA, json_text
from stackpick_tui.records.reading import sessions_from
from stackpick_tui.records.session_json import EXPORT_KIND, export_json, session_json
from stackpick_tui.sessions.session import Decision, Session

EXPORTED = datetime(2026, 11, 23, 9, tzinfo=UTC)
DOCUMENT = json.loads((files("stackpick_tui.records") / "sessions.schema.json").read_text(encoding="utf-8"))
EXPORT = Draft202012Validator(DOCUMENT)
GOLDEN = Path(__file__).parent / "golden"


def one_session() -> Draft202012Validator:
    """Return what checks a session alone, as the page says how to."""
    return Draft202012Validator({"$defs": DOCUMENT["$defs"], "$ref": "#/$defs/session"})


@pytest.fixture
def export(session: Callable[..., Session]) -> dict[str, Any]:
    """A good export, to be spoilt: a session with a decision, and one without."""
    first = session(Feature.ORM, name="Shop", decision=Decision(Framework.DJANGO, "why", "Ada"))
    return deepcopy(export_json([first, session(id="f" * 32)], EXPORTED))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(DOCUMENT)


def test_the_schema_knows_every_id_the_kind_and_the_number() -> None:
    keys, session = DOCUMENT["properties"], DOCUMENT["$defs"]["session"]["properties"]
    assert session["features"]["items"]["enum"] == [feature.id for feature in Feature]
    assert session["constraints"]["items"]["enum"] == [constraint.id for constraint in Constraint]
    assert session["verdict"]["enum"] == [framework.value for framework in Framework]
    assert (keys["schema"]["const"], keys["kind"]["const"]) == (SCHEMA, EXPORT_KIND)
    assert DOCUMENT["$id"].endswith(f":{SCHEMA}")


@given(st.lists(st.from_type(Session), unique_by=lambda session: session.id, max_size=3))
def test_what_is_exported_keeps_to_the_schema(sessions: list[Session]) -> None:
    EXPORT.validate(export_json(sessions, EXPORTED))
    for session in sessions:
        one_session().validate(session_json(session, date(2026, 11, 23)))


def test_the_schema_names_the_keys_that_are_written_and_no_others(export: dict[str, Any]) -> None:
    assert set(DOCUMENT["properties"]) == set(export)
    assert set(DOCUMENT["$defs"]["session"]["properties"]) == set(export["sessions"][0])


def test_what_was_released_keeps_to_the_schema() -> None:
    EXPORT.validate(json.loads((GOLDEN / "export.json").read_text(encoding="utf-8")))
    for name in ("list", "show"):
        shown = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
        for session in shown.get("sessions") or [shown["session"]]:
            one_session().validate(session)


TIMES = ["2026-11-22", "2026-11-22T14:31:05", "yesterday", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"]
TIMES += ["2026-13-01T14:31:05Z", "2026-11-32T14:31:05Z", "2026-11-22T14:61:05Z", "2026-11-22T14:31:05+24:00"]
REFUSED: dict[str, list[object]] = {
    "schema": [0, 2, True, "1", None],
    "kind": ["x", None],
    "exported": [7, *TIMES],
    "sessions": [{}, None, [7]],
    "id": ["", "F" * 32, "f" * 31, 7],
    "name": [None, 7],
    "title": [3],
    "note": [["n"]],
    "features": ["admin", ["orn"], ["orm", "orm"], ["orm", None], [["orm"]], ["ORM"]],
    "constraints": [None, ["nosqll"], ["async", "async"], [7]],
    "verdict": ["django", "X", None],
    "rule": ["", "a b", "r" * 41, 2020],
    "decision": [1, "", ["Flask"]],
    "reason": [None, "why"],
    "decided_by": [None, "Ada"],
    "created": [7, *TIMES],
    "updated": [None, *TIMES],
}
"""For each key, values that are refused; in the session that has no decision."""


@pytest.mark.parametrize(("key", "value"), [(key, value) for key in REFUSED for value in REFUSED[key]])
def test_what_import_refuses_for_its_shape_the_schema_refuses(
    key: str, value: object, export: dict[str, Any]
) -> None:
    EXPORT.validate(export)
    (export if key in export else export["sessions"][1])[key] = value
    with pytest.raises(RecordError):
        sessions_from(json_text(export))
    assert not EXPORT.is_valid(export)


def test_both_refuse_something_else_without_a_reason(export: dict[str, Any]) -> None:
    export["sessions"][1]["decision"] = "FastAPI"
    with pytest.raises(RecordError):
        sessions_from(json_text(export))
    assert not EXPORT.is_valid(export)
    export["sessions"][1]["reason"] = "An API."
    EXPORT.validate(export)
    assert sessions_from(json_text(export))


@pytest.mark.parametrize("key", [*DOCUMENT["properties"], *DOCUMENT["$defs"]["session"]["properties"]])
def test_both_ask_for_the_same_keys(key: str, export: dict[str, Any]) -> None:
    del (export if key in export else export["sessions"][1])[key]
    try:
        sessions_from(json_text(export))
    except RecordError:
        assert not EXPORT.is_valid(export)
    else:
        EXPORT.validate(export)


@pytest.mark.parametrize(
    "changed",
    [
        {"decision": "flask"},
        {"later": "key"},
        {"created": "2026-11-22T16:31:05.250999+02:00"},
        {"rule": "2030-1"},
    ],
)
def test_both_take_what_others_may_write(changed: dict[str, str], export: dict[str, Any]) -> None:
    export["sessions"][1] |= changed
    assert sessions_from(json_text(export))
    EXPORT.validate(export)
