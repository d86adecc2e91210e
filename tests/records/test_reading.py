import json
from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework
from stackpick_tui.records.errors import RecordError
from stackpick_tui.records.json import json_text
from stackpick_tui.records.reading import sessions_from, shown_sessions
from stackpick_tui.records.session_json import export_json, list_json, show_json
from stackpick_tui.sessions.session import Decision, Session
from stackpick_tui.sessions.text import NAME_LIMIT, NOTE_LIMIT

EXPORTED = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = date(2026, 11, 23)


@pytest.fixture
def export(session: Callable[..., Session]) -> dict[str, Any]:
    """A good export, to be spoilt."""
    first = session(
        Feature.ACCOUNTS, Feature.ORM, name="Shop", decision=Decision(Framework.FLASK, "why", "Ada")
    )
    second = session(Feature.ADMIN, id="f" * 32)
    return deepcopy(export_json([first, second], EXPORTED))


@given(st.lists(st.from_type(Session), unique_by=lambda session: session.id, max_size=4))
def test_what_is_exported_comes_back_the_same(sessions: list[Session]) -> None:
    text = json_text(export_json(sessions, EXPORTED))
    assert sessions_from(text) == sessions
    assert sessions_from(text.encode()) == sessions


def test_every_set_of_features_comes_back(
    features: frozenset[Feature], session: Callable[..., Session]
) -> None:
    one = session(*features)
    assert sessions_from(json_text(export_json([one], EXPORTED))) == [one]


def test_a_byte_order_mark_and_foreign_line_ends_are_passed_over(export: dict[str, Any]) -> None:
    text = json_text(export)
    spoilt = ("\ufeff" + text.replace("\n", "\r\n")).encode()
    assert sessions_from(spoilt) == sessions_from(text)


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_what_powershell_writes_is_read_with_and_without_a_byte_order_mark(
    encoding: str, export: dict[str, Any]
) -> None:
    export["sessions"][0]["name"] = "日本語"
    text = json.dumps(export, ensure_ascii=False)
    assert sessions_from(text.encode(encoding)) == sessions_from(text)


def test_times_with_another_offset_and_finer_than_milliseconds_are_understood(export: dict[str, Any]) -> None:
    export["sessions"][0]["created"] = "2026-11-22T16:31:05.250999+02:00"
    assert sessions_from(json_text(export))[0].created == datetime(
        2026, 11, 22, 14, 31, 5, 250_000, tzinfo=UTC
    )


def test_control_characters_are_taken_out_of_text(export: dict[str, Any]) -> None:
    export["sessions"][0]["name"] = "Shop\x1b[2J\ud800\n\u202ex"
    export["sessions"][0]["note"] = "a\x00\r\nb\x1b"
    session = sessions_from(json_text(export))[0]
    assert (session.name, session.note) == ("Shop[2J x", "a\nb")


@pytest.mark.parametrize("key", ["name", "decided_by", "note", "reason"])
def test_a_limit_counts_what_a_person_sees_of_a_text(key: str, export: dict[str, Any]) -> None:
    limit = NAME_LIMIT if key in {"name", "decided_by"} else NOTE_LIMIT
    for letter in ("x", "e\u0301", "\N{WOMAN}\u200d\N{WOMAN}"):
        export["sessions"][0][key] = f"{letter * limit}\x1b \n"
        [session, _] = sessions_from(json_text(export))
        assert letter * limit in {
            session.name,
            session.note,
            *(session.decision or Decision(Framework.FLASK))[1:],
        }
        export["sessions"][0][key] = letter * (limit + 1)
        with pytest.raises(RecordError, match=rf"^sessions\[0\]\.{key}: longer than {limit} characters$"):
            sessions_from(json_text(export))


def test_a_reason_that_shows_nothing_is_none(export: dict[str, Any]) -> None:
    export["sessions"][0]["reason"] = "\u200f"
    assert sessions_from(json_text(export))[0].decision == Decision(Framework.FLASK, "", "Ada")


def test_keys_that_a_later_release_adds_are_passed_over(export: dict[str, Any]) -> None:
    plain = sessions_from(json_text(export))
    export["tool"] = {"name": "x"}
    export["sessions"][0]["tags"] = ["new"]
    assert sessions_from(json_text(export)) == plain


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("schema", 2, "schema: a newer release wrote this, and this one reads 1: upgrade stackpick-tui"),
        ("schema", True, "schema: not a version number"),
        ("schema", 0, "schema: not a version number"),
        ("kind", "x", 'kind: not "stackpick-tui sessions"'),
        ("exported", "yesterday", 'exported: "yesterday" is not a time like'),
        ("sessions", {}, "sessions: not a list"),
        ("sessions.1", 7, "sessions[1]: not an object"),
        ("sessions.1.id", "F" * 32, "sessions[1].id: "),
        ("sessions.1.id", "0123456789abcdef" * 2, "sessions[1].id: the same as that of sessions[0]"),
        ("sessions.1.name", None, "sessions[1].name: not text"),
        ("sessions.1.name", "n" * 201, "sessions[1].name: longer than 200 characters"),
        ("sessions.1.title", 3, "sessions[1].title: not text"),
        ("sessions.1.note", "n" * 20_001, "sessions[1].note: longer than 20000 characters"),
        ("sessions.1.features", "admin", "sessions[1].features: not a list"),
        ("sessions.1.features", ["orn"], 'sessions[1].features[0]: "orn" is not a feature: did you mean "o'),
        ("sessions.1.features", ["orm", "xyz"], 'sessions[1].features[1]: "xyz" is not a feature: the fea'),
        ("sessions.1.features", ["orm", "orm"], 'sessions[1].features[1]: "orm" is listed twice'),
        ("sessions.1.features", ["orm", None], "sessions[1].features[1]: not text"),
        ("sessions.1.features", [["orm"]], "sessions[1].features[0]: not text"),
        ("sessions.1.constraints", None, "sessions[1].constraints: not a list"),
        ("sessions.1.constraints", ["nosqll"], 'sessions[1].constraints[0]: "nosqll" is not a constrai'),
        ("sessions.1.constraints", ["async", "xyz"], 'sessions[1].constraints[1]: "xyz" is not a constra'),
        ("sessions.1.constraints", ["async", "async"], 'sessions[1].constraints[1]: "async" is listed twice'),
        ("sessions.1.constraints", [7], "sessions[1].constraints[0]: not text"),
        ("sessions.1.verdict", "django", 'sessions[1].verdict: "django" is not a framework: did you '),
        ("sessions.1.verdict", "X", 'sessions[1].verdict: "X" is not a framework: it is Flask or Django'),
        ("sessions.1.rule", "", "sessions[1].rule: "),
        ("sessions.1.decision", 1, "sessions[1].decision: not text"),
        ("sessions.1.decision", "", 'sessions[1].decision: "" is not a choice: it has no visible characters'),
        ("sessions.1.decision", "x" * 61, "sessions[1].decision: longer than 60 characters"),
        ("sessions.1.decision", "Djnago", 'sessions[1].decision: "Djnago" is not a choice: did you '),
        ("sessions.1.decision", "FastAPI", "sessions[1].reason: missing: a decision for neither"),
        ("sessions.1.reason", "why", "sessions[1].reason: given without a decision"),
        ("sessions.1.decided_by", "Ada", "sessions[1].decided_by: given without a decision"),
        ("sessions.1.created", "2026-11-22", "sessions[1].created: "),
        ("sessions.1.created", "2026-11-22T14:31:05", "sessions[1].created: "),
        ("sessions.1.created", "2026-02-30T14:31:05Z", "sessions[1].created: "),
        ("sessions.1.created", "0001-01-01T00:00:00+14:00", "sessions[1].created: "),
        ("sessions.1.updated", "9999-12-31T23:59:59.999Z", "sessions[1].updated: "),
        ("sessions.1.updated", "2026-11-22T14:31:05+24:00", "sessions[1].updated: "),
        ("exported", "2026-11-22T14:31:05-99:99", 'exported: "2026-11-22T14:31:05-99:99" is not a valid'),
        ("sessions.1.updated", "\u0662026-11-22T14:31:05Z", "sessions[1].updated: "),
    ],
)  # fmt: skip
def test_what_is_malformed_is_refused_with_its_place_and_the_reason(
    path: str, value: object, message: str, export: dict[str, Any]
) -> None:
    *way, last = path.split(".")
    target: Any = export
    for step in way:
        target = target[int(step) if step.isdigit() else step]
    target[int(last) if last.isdigit() else last] = value
    with pytest.raises(RecordError) as refused:
        sessions_from(json_text(export))
    assert str(refused.value).startswith(message)


KEYS = {*show_json(Session("", EXPORTED, EXPORTED), TODAY)["session"]}
LATER = {"constraints"}
"""What exports of the first release had not yet."""


@pytest.mark.parametrize("key", sorted(KEYS - LATER))
def test_every_key_that_a_session_had_from_the_first_release_on_must_be_there(
    key: str, export: dict[str, Any]
) -> None:
    del export["sessions"][1][key]
    with pytest.raises(RecordError, match=rf"^sessions\[1\]\.{key}: missing$"):
        sessions_from(json_text(export))


def test_an_export_of_the_first_release_comes_in_without_constraints(session: Callable[..., Session]) -> None:
    one = session(Feature.ORM, name="Shop", decision=Decision(Framework.FLASK, "why", "Ada"))
    export = export_json([one], EXPORTED)
    for key in LATER:
        del export["sessions"][0][key]
    assert sessions_from(json_text(export)) == [one]


@pytest.mark.parametrize("key", ["schema", "exported", "sessions"])
def test_every_key_of_an_export_must_be_there(key: str, export: dict[str, Any]) -> None:
    del export[key]
    with pytest.raises(RecordError, match=rf"^{key}: missing$"):
        sessions_from(json_text(export))


def test_a_tick_that_this_release_does_not_know_is_refused_though_an_export_carries_it(
    session: Callable[..., Session],
) -> None:
    text = json_text(export_json([session(Feature.ORM, unknown=("teleport",))], EXPORTED))
    with pytest.raises(RecordError, match=r'^sessions\[0\]\.features\[1\]: "teleport" is not a feature'):
        sessions_from(text)
    text = json_text(export_json([session(unknown_constraints=("teleport",))], EXPORTED))
    with pytest.raises(RecordError, match=r'^sessions\[0\]\.constraints\[0\]: "teleport" is not a constr'):
        sessions_from(text)


def test_a_key_that_is_there_twice_is_refused(export: dict[str, Any]) -> None:
    text = json_text(export).replace('"name": "Shop"', '"name": "Shop", "name": "Other"')
    with pytest.raises(RecordError, match=r'^sessions\[0\]: the key "name" appears twice$'):
        sessions_from(text)
    with pytest.raises(RecordError, match=r'^the file: the key "kind" appears twice$'):
        sessions_from(json_text(export).replace("{", '{"kind": 1,', 1))


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ("", "line 1, column 1: not JSON"),
        ("{", "line 1, column 2: not JSON"),
        ('{"schema": 1,\n "kind": oops}', "line 2, column 10: not JSON"),
        ("[]", "the file: not an object"),
        ("null", "the file: not an object"),
        ('{"schema": NaN}', "the file: NaN is not JSON"),
        ('{"schema": -Infinity}', "the file: -Infinity is not JSON"),
        ('{"schema": ' + "9" * 10_000 + "}", "the file: it contains a number with too many digits"),
        ("[" * 200_000, "the file: lists and objects are nested too deeply"),
        ('{"a":' * 200_000, "the file: lists and objects are nested too deeply"),
        (b'{"kind": "\xff"}', "byte 11: not UTF-8 text"),
        (b"\xff\xfe{\x00}", "byte 5: not UTF-16 text; save it as UTF-8"),
    ],
    ids=lambda value: repr(value[:20]),
)
def test_what_is_not_json_is_refused_in_a_line(document: str | bytes, message: str) -> None:
    with pytest.raises(RecordError) as refused:
        sessions_from(document)
    assert str(refused.value).startswith(message)


def test_what_a_message_quotes_from_the_file_is_short_ascii_on_one_line(export: dict[str, Any]) -> None:
    export["sessions"][0]["features"] = ["\x1b[31m\n日本" + "x" * 10_000]
    with pytest.raises(RecordError) as refused:
        sessions_from(json_text(export))
    assert str(refused.value).isascii()
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 250


def test_the_json_of_show_and_list_can_be_read_as_well(session: Callable[..., Session]) -> None:
    one = session(Feature.ORM, name="Shop")
    assert shown_sessions(json_text(show_json(one, TODAY))) == [one]
    assert shown_sessions(json_text(list_json([one], TODAY))) == [one]
    assert shown_sessions(json_text(export_json([one], EXPORTED))) == [one]


def test_only_an_export_can_be_imported(session: Callable[..., Session]) -> None:
    with pytest.raises(RecordError, match=r"^kind: "):
        sessions_from(json_text(list_json([session()], TODAY)))
