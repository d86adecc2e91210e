"""What the scenarios do while nobody cuts the power off: all that is promised is there."""

from pathlib import Path

import pytest

from tests.powercut.scenarios import SCENARIOS, Scenario
from tests.powercut.workspace import Workspace


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_what_was_promised_is_there_as_long_as_there_is_power(
    scenario: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stackpick_tui.sessions.pending.THROTTLE", 0.01)
    left_alone, worked_on = (Workspace(tmp_path / name) for name in ("left alone", "worked on"))
    for workspace in (left_alone, worked_on):
        workspace.named.parents[1].mkdir()
    sessions = scenario.prepare(left_alone)["sessions"]
    promise = dict(scenario.prepare(worked_on))
    with scenario.release():
        assert left_alone.look((), scenario.expected) == {"sessions": sessions}
        with scenario.carelessness():
            for told in scenario.work(worked_on):
                promise |= told
        what = ("sessions", *scenario.promised)
        assert worked_on.look(what, scenario.expected) == {each: promise[each] for each in what}


def test_a_control_waits_less_for_the_disk_and_only_that() -> None:
    assert {each.synchronous for each in SCENARIOS if each.is_control} == {"FULL", "OFF"}
    assert all(each.work is SCENARIOS[1].work for each in SCENARIOS if each.is_control)
