import os
from pathlib import Path

import pytest

from tests.evidence.disturbance import busy_seconds, own_seconds, watched


def test_what_others_used_is_told_as_a_share_of_a_core() -> None:
    busy, own, clock = iter([20.0, 22.5]), iter([5.0, 6.5]), iter([100.0, 102.0])
    with watched(lambda: next(busy), lambda: next(own), lambda: next(clock)) as found:
        assert found == []
    assert found == [0.5]


def test_our_own_work_disturbs_nothing_however_coarse_the_clocks() -> None:
    busy, own, clock = iter([20.0, 21.49]), iter([5.0, 6.5]), iter([100.0, 102.0])
    with watched(lambda: next(busy), lambda: next(own), lambda: next(clock)) as found:
        pass
    assert found == [0.0]


def test_a_machine_is_busy_with_everything_but_idling_and_waiting(tmp_path: Path) -> None:
    ticks = os.sysconf("SC_CLK_TCK")
    numbers = [ticks, ticks, ticks, 99 * ticks, 99 * ticks, ticks, ticks, ticks, 99 * ticks, 99 * ticks]
    (tmp_path / "stat").write_text(f"cpu  {' '.join(map(str, numbers))}\ncpu0 1 1 1 1\n")
    assert busy_seconds(tmp_path / "stat") == pytest.approx(6.0)


def test_a_system_without_statistics_counts_as_quiet(tmp_path: Path) -> None:
    assert busy_seconds(tmp_path / "nothing") == 0.0


def test_our_own_time_never_runs_back() -> None:
    assert 0.0 < own_seconds() <= own_seconds()
