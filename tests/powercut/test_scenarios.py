"""What the scenarios do while nobody cuts the power off: all that is promised is there."""

from pathlib import Path

import pytest

from tests.powercut.place import Place
from tests.powercut.scenarios import SCENARIOS, Scenario


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_what_was_promised_is_there_as_long_as_there_is_power(
    scenario: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stackpick_tui.sessions.pending.THROTTLE", 0.01)
    with scenario.release():
        for folder in (tmp_path / "left alone", tmp_path / "worked on"):
            folder.mkdir()
        place = Place(tmp_path / "left alone")
        sessions = scenario.prepare(place)["sessions"]
        assert place.look((), scenario.expected) == {"sessions": sessions}
        place = Place(tmp_path / "worked on")
        promise = dict(scenario.prepare(place))
        with scenario.carelessness():
            for told in scenario.work(place):
                promise |= told
        what = ("sessions", *scenario.promised)
        assert place.look(what, scenario.expected) == {each: promise[each] for each in what}


def test_a_control_waits_less_for_the_disk_and_only_that() -> None:
    assert {each.synchronous for each in SCENARIOS if each.is_control} == {"FULL", "OFF"}
    assert all(each.work is SCENARIOS[1].work for each in SCENARIOS if each.is_control)
