"""Whatever is read as an export ends in sessions or in a refusal, and in nothing else."""

import json
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from stackpick_tui.records.errors import RecordError
from stackpick_tui.records.json import json_text
from stackpick_tui.records.reading import sessions_from
from stackpick_tui.records.session_json import export_json
from stackpick_tui.sessions.session import Session

EXPORTED = datetime(2026, 11, 23, 9, tzinfo=UTC)

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(["schema", "kind"]), inner),
    max_leaves=12,
)


@given(ANY_JSON)
def test_any_json_ends_in_sessions_or_in_a_refusal(value: object) -> None:
    _read_or_refuse(json.dumps(value))


@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_end_in_sessions_or_in_a_refusal(document: bytes) -> None:
    _read_or_refuse(document)


@given(st.from_type(Session), st.data())
def test_an_export_with_any_one_value_replaced_ends_in_sessions_or_in_a_refusal(
    session: Session, data: st.DataObject
) -> None:
    export = export_json([session], EXPORTED)
    target: Any = data.draw(st.sampled_from([export, export["sessions"][0]]))
    key = data.draw(st.sampled_from(sorted(target)))
    target[key] = data.draw(ANY_JSON)
    _read_or_refuse(json.dumps(export))


@given(st.from_type(Session), st.data())
def test_an_export_with_any_piece_cut_out_or_put_in_ends_in_sessions_or_in_a_refusal(
    session: Session, data: st.DataObject
) -> None:
    text = json_text(export_json([session], EXPORTED)).encode()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 30, len(text))))
    _read_or_refuse(text[:start] + data.draw(st.binary(max_size=6)) + text[end:])


def _read_or_refuse(document: str | bytes) -> None:
    """Read, and hold what came back to what a session promises; any other error fails the test."""
    try:
        sessions = sessions_from(document)
    except RecordError as refused:
        reason = str(refused)
    else:
        reason = "none"
        assert sessions_from(json_text(export_json(sessions, EXPORTED))) == sessions
    assert reason.isprintable()
    assert reason
