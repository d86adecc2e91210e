from datetime import date
from typing import Any

import pytest

from stackpick_tui.advice.features import Feature
from tests.evidence.builds import EVERYTHING, EXTRAS, builds_of, row_of
from tests.evidence.requirements import Meaning
from tests.evidence.writing import written
from tests.support.sets import ALL_SETS, SOCIAL


def test_the_shipped_file_has_every_build_of_a_set_with_what_was_asked_for(
    features: frozenset[Feature], data: dict[str, Any]
) -> None:
    for build in builds_of(features):
        figures = data[build.section][build.row][build.route]
        assert figures["chosen"] == list(build.chosen)
        assert min(figures["packages"], figures["megabytes"], figures["start_ms"]) > 0


def test_the_shipped_file_has_no_other_rows(data: dict[str, Any]) -> None:
    rows = {meaning: [row_of(each) for each in ALL_SETS if SOCIAL in each] for meaning in Meaning}
    rows[Meaning.BOTH] = [row_of(each) for each in ALL_SETS]
    assert {meaning: [*data[meaning.value]] for meaning in Meaning} == rows
    assert {*data["extras"]} == {build.row for build in EXTRAS}


def test_only_what_was_timed_has_a_start(data: dict[str, Any]) -> None:
    for build in EVERYTHING:
        if build.row != "verified_sign_up":
            assert ("start_ms" in data[build.section][build.row][build.route]) is build.is_timed


def test_equal_requirements_are_the_same_packages_in_the_same_space(data: dict[str, Any]) -> None:
    known: dict[tuple[str, ...], dict[str, Any]] = {}
    for build in EVERYTHING:
        if build.row != "verified_sign_up":
            figures = data[build.section][build.row][build.route]
            first = known.setdefault(build.requirements, figures)
            assert first["packages"] == figures["packages"]
            assert first["megabytes"] == pytest.approx(figures["megabytes"], rel=0.01)


def test_asking_for_more_never_installs_less(data: dict[str, Any]) -> None:
    counts = {
        build.requirements: data[build.section][build.row][build.route]["packages"]
        for build in EVERYTHING
        if build.section in {meaning.value for meaning in Meaning}
    }
    for less, few in counts.items():
        for more, many in counts.items():
            if {*less} < {*more}:
                assert few < many


def test_every_package_that_is_asked_for_has_the_version_that_was_measured(data: dict[str, Any]) -> None:
    asked = {name.partition("[")[0].lower() for build in EVERYTHING for name in build.requirements}
    assert asked <= {*data["versions"]}
    assert data["frameworks"] == f"Flask {data['versions']['flask']}, Django {data['versions']['django']}"


def test_what_was_not_measured_with_the_rest_says_from_when_it_is(data: dict[str, Any]) -> None:
    measured = date.fromisoformat(data["measured"])
    assert {*data["kept"]} >= {"lines", "trials"}
    assert all(date.fromisoformat(day) <= measured for day in data["kept"].values())
    assert all(date.fromisoformat(day) >= measured for day in data["again"].values())


def test_the_shipped_file_is_as_the_script_writes_it(text: str, data: dict[str, Any]) -> None:
    assert written(data) == text
