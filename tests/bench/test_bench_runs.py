"""The benchmark itself: it runs, and says so; how fast things are is for a quiet machine and a person."""

import sys

import pytest

from tests.bench import screens
from tests.bench.__main__ import main
from tests.bench.report import Target, table

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="reads memory and processor time as Linux gives them"
)


@pytest.mark.slow
def test_the_benchmark_runs_and_prints_every_figure(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # what the figures are is not looked at
    monkeypatch.setattr(screens, "QUIET", 0.02)
    monkeypatch.setattr(screens, "WARM_UP", 0.1)
    assert main(["--runs", "1", "--sessions", "10", "30", "--idle", "0.1", "--typing", "1"]) == 0
    out = capsys.readouterr().out
    for words in (
        "| first paint / minimal app |",
        "| list, 30 sessions / 10 sessions |",
        "| echo in the filter, 30 sessions / 10 sessions |",
        "| idle: bytes written |",
        "| minimal |",
        "| decide |",
        "| 1 | ",
    ):
        assert words in out


@pytest.mark.parametrize(("ours", "ratio"), [(150, 1.5), (90, 0.9)])
def test_a_target_is_a_ratio_of_two_figures(ours: float, ratio: float) -> None:
    assert Target("this / that", ours, 100, 1.0).ratio == ratio


def test_a_table_is_markdown() -> None:
    assert table(["a", "b"], [["x", "1"]]) == "| a | b |\n| --- | --: |\n| x | 1 |"
