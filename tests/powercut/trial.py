"""A scenario, cut off everywhere: what would be lost, and what would be lost while it recovers."""

import json
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.powercut.cuts import Order, states
from tests.powercut.disk import Disk
from tests.powercut.operations import Acknowledge, Operation
from tests.powercut.promises import Promise
from tests.powercut.scenarios import Scenario
from tests.powercut.tracing import traced
from tests.powercut.tree import Tree
from tests.powercut.workspace import Workspace

Allowed = Mapping[str, frozenset[str]]
"""By what was promised, how it may be: as it was acknowledged last, or as the change under way makes it."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is tried."""

    states: int
    """States after each operation and for each order of names, at most."""
    recoveries: int
    """States of each scenario that are opened and cut off once more while that puts them right."""
    seed: int
    """What the choice among more of them hangs on."""


@dataclass(slots=True)
class Tally:
    """What came out."""

    operations: int = 0
    """What was done to files."""
    acknowledged: int = 0
    """How often somebody was told that something is kept."""
    tried: Counter[Order] = field(default_factory=Counter)
    """States that were looked at; the same one counts again after something else was acknowledged."""
    lost: Counter[Order] = field(default_factory=Counter)
    """Those in which something is not as it was promised, or cannot be read."""
    examples: dict[tuple[Order, str], str] = field(default_factory=dict)
    """What is lost, in words, and what was done before it first is."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What a disk may hold after one cut, and what it is held against."""

    tree: Tree
    look: int
    """The same for trees that look the same."""
    order: Order
    allowed: Allowed
    after: str
    """What was done last."""

    @property
    def is_hot(self) -> bool:
        """Whether there is a journal, which may have to be rolled back."""
        return any(path.endswith("-journal") and self.tree.files[node] for path, node in self.tree.paths())


def run(scenario: Scenario, effort: Effort) -> tuple[Tally, Tally]:
    """Do what the scenario does, and cut it off; return what came of that, and of cuts in the recovery."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="cut-", dir=memory if memory.is_dir() else None) as folder:
        return _Trial(scenario, effort, Path(folder).resolve()).run()


class _Trial:
    def __init__(self, scenario: Scenario, effort: Effort, folder: Path) -> None:
        self._scenario = scenario
        self._effort = effort
        self._folder = folder / "place"
        self._chance = random.Random(effort.seed)
        self._seen: dict[int, Promise] = {}

    def run(self) -> tuple[Tally, Tally]:
        self._folder.mkdir()
        prepared = self._scenario.prepare(Workspace(self._folder))
        promise = {what: prepared[what] for what in ("sessions", *self._scenario.promised)}
        allowed = {what: frozenset({value}) for what, value in promise.items()}
        before, operations = traced(self._folder, promise, self._scenario.name)
        shutil.rmtree(self._folder)
        cuts, recoveries, sample = Tally(), Tally(), _Sample(self._effort.recoveries, self._chance)
        for cut in self._cuts(before, operations, allowed, cuts):
            if self._is_kept(cut, cuts) and not self._scenario.is_control:
                sample.offer(cut)
        for cut in sample.chosen:
            cut.tree.write_to(self._folder)
            before, operations = traced(self._folder, promise, self._scenario.name, "again")
            shutil.rmtree(self._folder)
            for second in self._cuts(before, operations, cut.allowed, recoveries):
                self._is_kept(second, recoveries)
        return cuts, recoveries

    def _cuts(
        self, before: Tree, operations: Sequence[Operation], allowed: Allowed, tally: Tally
    ) -> Iterator[Cut]:
        """Yield every state that is tried, once for each promise it is held against."""
        told = [json.loads(each.promise) for each in operations if isinstance(each, Acknowledge)]
        promises = [allowed, *({what: frozenset({value}) for what, value in each.items()} for each in told)]
        tally.operations += len(operations) - len(told)
        tally.acknowledged += len(told)
        disk, reached, known = Disk(before), 0, set[tuple[Order, int, int]]()
        for number, operation in enumerate(operations, 1):
            disk.do(operation)
            reached += isinstance(operation, Acknowledge)
            now, then = promises[reached], promises[min(reached + 1, len(told))]
            either = {what: now[what] | then[what] for what in now}
            after = f"operation {number} of {len(operations)}, {repr(operation)[:80]}"
            for order in Order:
                for tree in states(disk, order, self._effort.states, self._chance):
                    look = tree.look()
                    if (order, reached, look) not in known:
                        known.add((order, reached, look))
                        yield Cut(tree, look, order, either, after)

    def _is_kept(self, cut: Cut, tally: Tally) -> bool:
        """Look at a state as a person would, count it, and tell whether all is there that was promised."""
        if cut.look not in self._seen:
            cut.tree.write_to(self._folder)
            with self._scenario.release():
                self._seen[cut.look] = Workspace(self._folder).look(cut.allowed, self._scenario.expected)
            shutil.rmtree(self._folder)
        seen = self._seen[cut.look]
        wrong = [what for what, values in cut.allowed.items() if seen[what] not in values]
        tally.tried[cut.order] += 1
        tally.lost[cut.order] += bool(wrong)
        found = "; ".join(f"{what} is {seen[what]}, not {' or '.join(cut.allowed[what])}" for what in wrong)
        # the first moment for each kind of loss
        if wrong:
            tally.examples.setdefault((cut.order, found), cut.after)
        return not wrong


class _Sample:
    """A few of many states, first of all of those that have a journal."""

    def __init__(self, size: int, chance: random.Random) -> None:
        self._size = size
        self._chance = chance
        self._offered = {True: 0, False: 0}
        self._chosen: dict[bool, list[Cut]] = {True: [], False: []}

    def offer(self, cut: Cut) -> None:
        """Take a state, or not: each has the same chance in the end."""
        chosen = self._chosen[cut.is_hot]
        self._offered[cut.is_hot] += 1
        index = self._chance.randrange(self._offered[cut.is_hot])
        if len(chosen) < self._size:
            chosen.append(cut)
        elif index < self._size:
            chosen[index] = cut

    @property
    def chosen(self) -> list[Cut]:
        """What was chosen."""
        return [*self._chosen[True], *self._chosen[False]][: self._size]
