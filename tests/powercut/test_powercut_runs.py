"""The simulation itself, where no process has to be traced: what counts as lost, and what is said then."""

import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from tests.powercut import tracing, trial
from tests.powercut.__main__ import main
from tests.powercut.cuts import Order
from tests.powercut.operations import Acknowledge, Make, Names, Operation, Sync, Write
from tests.powercut.promises import Known, Promise
from tests.powercut.report import faults, report
from tests.powercut.scenarios import Scenario
from tests.powercut.tree import ROOT, Tree
from tests.powercut.trial import Effort, Tally, run
from tests.powercut.workspace import Workspace

NOTHING = {"sessions": str(Known()), "named": ""}
TOLD = Acknowledge(json.dumps({**NOTHING, "named": sha256(b"all").hexdigest()}))
FOLDER, FILE = 1, 2
NAMED = (
    *(Make(FOLDER, is_folder=True), Names(((ROOT, "documents", FOLDER),)), Sync(ROOT)),
    *(Make(FILE), Write(FILE, 0, b"all"), Sync(FILE), Names(((FOLDER, "all.json", FILE),))),
)


def unused(_: Workspace) -> Iterator[Promise]:
    raise AssertionError


EXPORT = Scenario("export", lambda _: NOTHING, unused, promised=("named",))
CONTROL = replace(EXPORT, name="control", synchronous="OFF")


def tried(monkeypatch: pytest.MonkeyPatch, *operations: Operation) -> tuple[Tally, Tally]:
    """Try a process that did that, and others that open what is left and see what is there."""

    def traced(folder: Path, promise: Promise, _: str, *words: str) -> tuple[Tree, list[Operation]]:
        before = Tree.of(folder)
        if not words:
            return before, list(operations)
        return before, [Acknowledge(json.dumps(Workspace(folder).look(promise)))]

    monkeypatch.setattr(trial, "traced", traced)
    return run(EXPORT, Effort(states=100, recoveries=3, seed=0))


def test_nothing_is_lost_where_all_is_synced_before_it_is_acknowledged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cuts, recovery = tried(monkeypatch, *NAMED, Sync(FOLDER), TOLD)
    assert (cuts.operations, cuts.acknowledged, recovery.acknowledged) == (8, 1, 3)
    assert cuts.lost.total() == recovery.lost.total() == 0
    assert cuts.tried[Order.KEPT] == cuts.tried[Order.ANY] == 4
    assert faults({EXPORT: (cuts, recovery)}) == []


def test_what_is_acknowledged_too_early_counts_as_lost_in_every_state_without_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cuts, recovery = tried(monkeypatch, *NAMED, TOLD, Sync(FOLDER))
    assert cuts.lost == {Order.KEPT: 1, Order.ANY: 1}
    assert recovery.lost.total() == 0
    first, second = faults({EXPORT: (cuts, recovery)})
    assert first.startswith("export, names in order, cut off after operation 8 of 9, Acknowledge")
    assert "named is , not" in first
    assert second.startswith("export, names in any order")


def test_what_is_neither_as_before_nor_as_after_counts_as_lost_at_any_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    half = Write(FILE, 0, b"half")
    cuts, _ = tried(monkeypatch, *NAMED, Sync(FOLDER), half, Sync(FILE), Write(FILE, 0, b"all"), TOLD)
    assert cuts.lost[Order.KEPT] > 1


def test_a_control_that_loses_nothing_is_a_fault() -> None:
    [said] = faults({CONTROL: (Tally(), Tally())})
    assert said.startswith("control lost nothing")
    lost = Tally()
    lost.lost[Order.KEPT] += 1
    assert faults({CONTROL: (lost, Tally())}) == []


def test_the_report_has_a_row_for_each_scenario() -> None:
    cuts = Tally(operations=1200, acknowledged=3)
    cuts.tried[Order.ANY] += 7
    assert report({EXPORT: (cuts, Tally())}).splitlines()[2:] == [
        "| export | 1,200 | 3 | 0 | 0 | 7 | 0 | 0 | 0 |"
    ]


@pytest.mark.parametrize(("system", "said"), [("linux", "install strace"), ("darwin", "for Linux only")])
def test_where_nothing_can_be_traced_that_is_all_that_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], system: str, said: str
) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert main([]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.slow
@pytest.mark.skipif(bool(tracing.missing()), reason="traces a process")
def test_the_simulation_runs_and_its_control_loses_something(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--only", "upgrade", "control: FULL", "--states", "4", "--recoveries", "1"]) == 0
    out = capsys.readouterr().out
    assert "| upgrade | " in out
    assert "| control: FULL | " in out
