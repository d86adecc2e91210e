import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.evidence.writing import written

json_leaves = st.none() | st.integers() | st.text() | st.lists(st.text() | st.integers(), max_size=3)
json_values = st.recursive(
    json_leaves, lambda inner: st.dictionaries(st.text(), inner, max_size=3), max_leaves=20
)


@given(st.dictionaries(st.text(), json_values, max_size=4))
def test_what_is_written_reads_back_the_same_in_ascii(data: dict[str, Any]) -> None:
    text = written(data)
    assert json.loads(text) == data
    assert text.isascii()


def test_a_route_takes_one_line() -> None:
    row = {"orm": {"flask": {"packages": 10}, "django": {"packages": 3}}}
    assert written({"measured": "2999-01-02", "routes": row}).splitlines() == [
        "{",
        ' "measured": "2999-01-02",',
        ' "routes": {',
        '  "orm": {',
        '   "flask": {"packages": 10},',
        '   "django": {"packages": 3}',
        "  }",
        " }",
        "}",
    ]
