"""A scenario, cut off everywhere: what would be lost, and what would be lost while it recovers."""

import json
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from tests.powercut.cuts import Order, states
from tests.powercut.disk import Disk
from tests.powercut.operations import Acknowledge, Operation
from tests.powercut.place import Place, Unreadable
from tests.powercut.promises import Promise
from tests.powercut.scenarios import Scenario
from tests.powercut.tracing import traced
from tests.powercut.tree import Tree

Allowed = Mapping[str, frozenset[str]]
"""By what was promised, how it may be: as it was acknowledged last, or as the change under way makes it."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is tried."""

    states: int = 24
    """The states tried after each call and for each order of names, at most."""
    recoveries: int = 8
    """The states of a scenario that are opened, and cut off once more while that puts them right."""
    seed: int = 0
    """What the choice of them hangs on."""


@dataclass(slots=True)
class Tally:
    """What came out."""

    operations: int = 0
    """What reached files."""
    acknowledged: int = 0
    """How often somebody was told that something is kept."""
    tried: Counter[Order] = field(default_factory=Counter)
    """States that were opened; one that may be left at several moments counts once for each promise."""
    lost: Counter[Order] = field(default_factory=Counter)
    """Those in which something is not as it was promised."""
    unreadable: Counter[Order] = field(default_factory=Counter)
    """Those that cannot be used, or not without a word."""
    examples: list[str] = field(default_factory=list)
    """The first of what is wrong, in words."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A state that may be left, and what it is held against."""

    tree: Tree
    look: int
    order: Order
    allowed: Allowed
    after: str
    """What the process did last."""


def run(scenario: Scenario, effort: Effort) -> tuple[Tally, Tally]:
    """Do what the scenario does, and cut it off; return what came of that, and of cuts in the recovery."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="cut-", dir=memory if memory.is_dir() else None) as folder:
        return _Trial(scenario, effort, Path(folder).resolve()).run()


class _Trial:
    def __init__(self, scenario: Scenario, effort: Effort, folder: Path) -> None:
        self._scenario = scenario
        self._effort = effort
        self._folder = folder
        self._chance = random.Random(effort.seed)
        self._seen: dict[int, Promise | Unreadable] = {}

    def run(self) -> tuple[Tally, Tally]:
        place = self._folder / "place"
        place.mkdir()
        prepared = self._scenario.prepare(Place(place))
        promise = {what: prepared[what] for what in ("sessions", *self._scenario.promised)}
        allowed = {what: frozenset({value}) for what, value in promise.items()}
        before, operations = traced(place, promise, self._scenario.name)
        shutil.rmtree(place)
        cuts, recoveries = Tally(), Tally()
        again = _Sample(self._effort.recoveries, self._chance)
        for cut in self._cuts(before, operations, allowed, cuts):
            self._judge(cut, cuts)
            again.offer(cut)
        if not self._scenario.synchronous:
            for cut in again.taken:
                cut.tree.write_to(place)
                before, operations = traced(place, promise, self._scenario.name, "again")
                shutil.rmtree(place)
                for second in self._cuts(before, operations, cut.allowed, recoveries):
                    self._judge(second, recoveries)
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
        for number, operation in enumerate(operations):
            disk.do(operation)
            reached += isinstance(operation, Acknowledge)
            now, then = promises[reached], promises[min(reached + 1, len(told))]
            either = {what: now[what] | then[what] for what in now}
            for order in Order:
                for tree in states(disk, order, self._effort.states, self._chance):
                    look = tree.look()
                    if (order, reached, look) not in known:
                        known.add((order, reached, look))
                        after = f"operation {number} of {len(operations)}, {repr(operation)[:60]}"
                        yield Cut(tree, look, order, either, after)

    def _judge(self, cut: Cut, tally: Tally) -> None:
        if cut.look not in self._seen:
            self._seen[cut.look] = self._look(cut)
        seen = self._seen[cut.look]
        tally.tried[cut.order] += 1
        if isinstance(seen, Unreadable):
            tally.unreadable[cut.order] += 1
            problem = str(seen)
        else:
            wrong = [what for what, values in cut.allowed.items() if seen[what] not in values]
            if not wrong:
                return
            tally.lost[cut.order] += 1
            problem = "; ".join(f"{what}: {seen[what]}, not {set(cut.allowed[what])}" for what in wrong)
        if len(tally.examples) < 5:
            tally.examples.append(f"{cut.order.value}, after {cut.after}: {problem}")

    def _look(self, cut: Cut) -> Promise | Unreadable:
        place = self._folder / "place"
        cut.tree.write_to(place)
        try:
            with self._scenario.release():
                return Place(place).look(cut.allowed, self._scenario.expected)
        except Unreadable as error:
            return error
        finally:
            shutil.rmtree(place)


class _Sample:
    """A few of many states, those before all that have a journal to be rolled back."""

    def __init__(self, size: int, chance: random.Random) -> None:
        self._size = size
        self._chance = chance
        self._offered: dict[bool, int] = {True: 0, False: 0}
        self._taken: dict[bool, list[Cut]] = {True: [], False: []}

    def offer(self, cut: Cut) -> None:
        kind = any(path.endswith("-journal") and cut.tree.files[node] for path, node in cut.tree.paths())
        self._offered[kind] += 1
        if len(self._taken[kind]) < self._size:
            self._taken[kind].append(cut)
        elif (place := self._chance.randrange(self._offered[kind])) < self._size:
            self._taken[kind][place] = cut

    @property
    def taken(self) -> list[Cut]:
        return [*self._taken[True], *self._taken[False]][: self._size]
