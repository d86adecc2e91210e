"""What came out, as a table, and whether it may be so."""

from collections.abc import Mapping

from tests.bench.report import table
from tests.powercut.cuts import Order
from tests.powercut.scenarios import Scenario
from tests.powercut.trial import Tally

Outcome = Mapping[Scenario, tuple[Tally, Tally]]
"""What each scenario came to, and the recoveries from it."""


def report(outcome: Outcome) -> str:
    """Write every figure, a scenario a row."""
    head = ["", "operations", "acknowledged"]
    for order in Order:
        head += [f"names {order.value}: states", "lost"]
    head += ["in recovery: states", "lost"]
    rows = []
    for scenario, (cuts, recovery) in outcome.items():
        figures = [cuts.operations, cuts.acknowledged]
        for order in Order:
            figures += [cuts.tried[order], cuts.lost[order]]
        figures += [recovery.tried.total(), recovery.lost.total()]
        rows.append([scenario.name, *(f"{figure:,}" for figure in figures)])
    return table(head, rows)


def faults(outcome: Outcome) -> list[str]:
    """Return what must not be, a line each: something was lost, or a control that has to lose did not."""
    found = []
    for scenario, tallies in outcome.items():
        if not scenario.is_control:
            found += [
                f"{scenario.name}, names {order.value}, cut off after {after}: {loss}"
                for tally in tallies
                for (order, loss), after in tally.examples.items()
            ]
        elif not any(tally.lost.total() for tally in tallies):
            found.append(f"{scenario.name} lost nothing, so that what the others say does not count")
    return found
