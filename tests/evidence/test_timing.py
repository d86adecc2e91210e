from collections import Counter
from random import Random

from tests.evidence.builds import EXTRAS, Build
from tests.evidence.timing import median_starts, shuffled_rounds, wait_until_quiet


def test_every_round_has_every_build_once_and_the_order_changes() -> None:
    rounds = list(shuffled_rounds(EXTRAS, 20, Random(1)))
    assert len(rounds) == 20
    assert all(Counter(each) == Counter(EXTRAS) for each in rounds)
    assert len({tuple(each) for each in rounds}) > 1


def test_the_median_counts_and_the_first_start_does_not() -> None:
    starts: dict[Build, list[float]] = {build: [9999.0, 5.0, 1.0, 30.0] for build in EXTRAS}
    medians = median_starts(EXTRAS, 3, lambda build: starts[build].pop(0), Random(1))
    assert medians == dict.fromkeys(EXTRAS, 5.0)
    assert not any(starts.values())


def test_timing_waits_for_a_quiet_machine() -> None:
    loads, slept = [3.0, 2.0, 0.5], list[float]()
    quiet = wait_until_quiet(
        1.0, patience=30, load=lambda: loads[min(len(slept), 2)], sleep=lambda seconds: slept.append(seconds)
    )
    assert quiet == 0.5
    assert len(slept) == 2


def test_timing_waits_no_longer_than_it_may() -> None:
    slept = list[float]()
    assert wait_until_quiet(1.0, patience=2, load=lambda: 7.0, sleep=slept.append) == 7.0
    assert sum(slept) == 120
