"""Everything that is done while the power goes, by name, and the controls that have to lose something."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from unittest import mock

from stackpick_tui.sessions import connecting, schema
from tests.powercut import preparing, work
from tests.powercut.promises import Promise
from tests.powercut.workspace import Workspace

STEP = "ALTER TABLE session ADD COLUMN colour TEXT NOT NULL DEFAULT 'green'"
"""What the next release does, so that there is something to upgrade to."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """Something a person does, from a state that is on the disk."""

    name: str
    """What the report calls it."""
    prepare: Callable[[Workspace], Promise]
    """Makes that state, and says what was promised of it."""
    work: Callable[[Workspace], Iterator[Promise]]
    """Does it, and yields what somebody was told."""
    expected: str = ""
    """A part of what may be told when the store is opened after a cut; empty: nothing."""
    promised: tuple[str, ...] = ()
    """What is promised besides sessions, as ``Workspace.look`` looks for it."""
    steps: tuple[str, ...] = ()
    """Statements of one more version of the schema."""
    synchronous: str = ""
    """What the database is set to instead of EXTRA, in a control."""

    @property
    def is_control(self) -> bool:
        """Whether it has to lose something, so that it is known that losses are seen."""
        return bool(self.synchronous)

    @contextmanager
    def release(self) -> Iterator[None]:
        """Be the release that is meant, for the work and for who looks afterwards."""
        steps = (*schema.STEPS, self.steps) if self.steps else schema.STEPS
        with mock.patch.object(schema, "STEPS", steps):
            yield

    @contextmanager
    def carelessness(self) -> Iterator[None]:
        """Wait less for the disk than we do."""
        with mock.patch.object(connecting, "SAFEST", self.synchronous or connecting.SAFEST):
            yield


SCENARIOS = (
    Scenario("first change", preparing.nothing, work.first_change),
    Scenario("commands", preparing.filled, work.commands),
    Scenario("writing thread", preparing.filled, work.thread),
    Scenario("daily maintenance", preparing.filled, work.maintain, promised=("backup",)),
    Scenario("upgrade", preparing.released, work.upgrade, "was upgraded", ("backup",), (STEP,)),
    Scenario("repair, damaged", preparing.damaged, work.repair, "was damaged", ("damaged",)),
    Scenario("repair, empty", preparing.emptied, work.repair, "was empty or gone"),
    Scenario("purge", preparing.filled, work.purge, promised=("backup", "secret")),
    Scenario("purge --all", preparing.filled, work.purge_all, promised=("secret",)),
    Scenario("export", preparing.filled, work.export, promised=("named",)),
    Scenario("control: FULL", preparing.filled, work.commands, synchronous="FULL"),
    Scenario("control: OFF", preparing.filled, work.commands, synchronous="OFF"),
)
