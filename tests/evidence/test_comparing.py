import json
from typing import Any

from tests.evidence.comparing import differences


def test_nothing_differs_from_itself(data: dict[str, Any]) -> None:
    assert list(differences(data, data)) == []


def test_every_difference_that_needs_an_explanation_is_told(data: dict[str, Any]) -> None:
    old = json.loads(json.dumps(data))
    data["versions"]["flask"] = "99"
    row = data["routes"][""]
    row["flask"]["packages"] += 1
    row["django"]["megabytes"] *= 1.02
    row["flask"]["start_ms"] *= 1.2
    data["routes"]["orm"]["flask"]["start_ms"] *= 1.05
    told = list(differences(old, data))
    assert [line.partition(":")[0] for line in told] == [
        "version of flask",
        "routes none flask",
        "routes none django",
        "routes none",
    ]
