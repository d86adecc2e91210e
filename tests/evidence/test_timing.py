from collections import Counter
from random import Random

from tests.evidence.builds import EXTRAS
from tests.evidence.timing import Start, median_starts, shuffled_rounds, wait_until_quiet


def test_every_round_has_every_build_once_and_the_order_changes() -> None:
    rounds = list(shuffled_rounds(EXTRAS, 20, Random(1)))
    assert len(rounds) == 20
    assert all(Counter(each) == Counter(EXTRAS) for each in rounds)
    assert len({tuple(each) for each in rounds}) > 1


def test_the_median_counts_and_the_first_start_does_not() -> None:
    starts = {build: [Start(each, 0.0) for each in (9999.0, 5.0, 1.0, 30.0)] for build in EXTRAS}
    medians = median_starts(EXTRAS, 3, lambda build: starts[build].pop(0), Random(1))
    assert medians == dict.fromkeys(EXTRAS, 5.0)
    assert not any(starts.values())


def test_a_disturbed_start_is_tried_again_and_the_least_disturbed_counts() -> None:
    build = EXTRAS[0]
    starts = [Start(0.0, 0.0), Start(90.0, 0.9), Start(70.0, 0.5), Start(80.0, 0.7), Start(5.0, 0.0)]
    assert median_starts([build], 1, lambda _: starts.pop(0), Random(1)) == {build: 70.0}
    assert len(starts) == 1


def test_only_the_builds_that_were_disturbed_are_started_again() -> None:
    first, *others = EXTRAS
    starts = {build: [Start(0.0, 0.0), Start(50.0, 0.0)] for build in others}
    starts[first] = [Start(0.0, 0.0), Start(90.0, 0.9), Start(50.0, 0.0)]
    medians = median_starts(EXTRAS, 1, lambda build: starts[build].pop(0), Random(1))
    assert medians == dict.fromkeys(EXTRAS, 50.0)


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
