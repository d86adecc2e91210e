from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.evidence.builds import EVERYTHING, EXTRAS, builds_of
from tests.evidence.datafile import mended, renewed
from tests.evidence.measurement import Measurement, Mismatch
from tests.support.sets import ADMIN, SOCIAL

Measured = Callable[..., Measurement]


def test_everything_measured_is_renewed_and_the_rest_says_from_when_it_is(
    data: dict[str, Any], measured: Measured
) -> None:
    fresh = renewed(
        {**data, "measured": "2998-12-31", "kept": {"lines": "2998-01-01"}}, measured(*EVERYTHING)
    )
    assert (fresh["measured"], fresh["python"]) == ("2999-01-02", "3.99.0")
    assert fresh["frameworks"] == "Flask 99.1, Django 99.2"
    assert fresh["load"] == [0.25, 0.5]
    assert fresh["versions"] == {"django": "99.2", "flask": "99.1"}
    assert fresh["kept"] == {"lines": "2998-01-01", "trials": "2998-12-31"}
    assert (fresh["lines"], fresh["trials"]) == (data["lines"], data["trials"])
    assert fresh["routes"]["orm"]["flask"] == {
        "packages": 2,
        "megabytes": 12.35,
        "start_ms": 79.0,
        "chosen": ["Flask-SQLAlchemy"],
    }
    assert fresh["extras"]["verified_sign_up"] == {"flask": 2, "django": 2}
    assert fresh["extras"]["peewee"]["python"] == "3.99"


def test_a_renewed_file_has_the_sections_and_rows_it_had(data: dict[str, Any], measured: Measured) -> None:
    fresh = renewed(data, measured(*EVERYTHING))
    assert fresh.keys() == data.keys() | {"load"}
    for section in ("routes", "registration_only", "sign_in_only", "extras"):
        assert [*fresh[section]] == [*data[section]]


def test_a_renewed_file_forgets_which_rows_were_measured_again(
    data: dict[str, Any], measured: Measured
) -> None:
    assert renewed({**data, "again": {"orm": "2998-01-01"}}, measured(*EVERYTHING))["again"] == {}


def test_measured_again_only_the_sets_that_were_asked_for_change(
    data: dict[str, Any], measured: Measured
) -> None:
    admin = measured(*builds_of(frozenset({ADMIN})), packages={"flask": "3"}, python=data["python"])
    data["versions"]["flask"] = "3"
    fresh = mended(data, admin)
    assert fresh["routes"].pop("admin") != data["routes"].pop("admin")
    assert fresh.pop("again") == {**data.pop("again", {}), "admin": "2999-01-02"}
    assert fresh == data


def test_measured_again_the_social_set_changes_in_all_its_meanings(
    data: dict[str, Any], measured: Measured
) -> None:
    social = measured(*builds_of(frozenset({SOCIAL})), packages={"new": "1"}, python=data["python"])
    fresh = mended(data, social)
    for section in ("routes", "registration_only", "sign_in_only"):
        assert fresh[section]["social"]["django"]["start_ms"] == 79.0
    assert fresh["versions"] == dict(sorted({**data["versions"], "new": "1"}.items()))


def test_what_was_not_timed_has_no_start(data: dict[str, Any], measured: Measured) -> None:
    [build] = [build for build in EXTRAS if build.row == "fastapi"]
    found = measured(build, packages={"new": "1"}, python=data["python"])
    found.figures[build] = replace(found.figures[build], start_ms=None)
    row = {"packages": 1, "megabytes": 12.35, "chosen": []}
    assert mended(data, found)["extras"]["fastapi"] == {"fastapi": row}


@pytest.mark.parametrize(
    ("python", "packages"),
    [("3.99.0", {"flask": "same"}), ("same", {"flask": "99.1"})],
    ids=["python", "flask"],
)
def test_rows_measured_with_other_releases_are_not_mixed_with_the_rest(
    data: dict[str, Any], measured: Measured, python: str, packages: dict[str, str]
) -> None:
    data["versions"]["flask"] = data["python"] = "same"
    with pytest.raises(Mismatch, match="99"):
        mended(data, measured(*EXTRAS, python=python, packages=packages))


def test_two_versions_of_one_package_in_one_run_are_refused(measured: Measured) -> None:
    first, second = (measured(build, packages={"flask": str(at)}) for at, build in enumerate(EXTRAS[:2]))
    both = measured()
    both.figures.update(first.figures | second.figures)
    with pytest.raises(Mismatch, match="flask: 0 and, for extras-verified_sign_up-flask, 1"):
        both.versions()
