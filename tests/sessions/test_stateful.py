"""The store against a plain model, whatever is done in whatever order, crashes included."""

import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework
from stackpick_tui.sessions import backup
from stackpick_tui.sessions.access import Mode
from stackpick_tui.sessions.session import Decision, Session
from stackpick_tui.sessions.store import SessionStore

BEGUN = datetime(2025, 1, 1, tzinfo=UTC)
TEXT = st.text(max_size=30)
FEATURES = st.frozensets(st.sampled_from(Feature))


class Sessions(RuleBasedStateMachine):
    """Does to a store what people, crashes and copies do, and to two dictionaries the same."""

    ids = Bundle("ids")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="sessions-"))
        self.path = self.folder / "sessions.db"
        self.store = SessionStore.open(self.path)
        self.alive: dict[str, Session] = {}
        self.trash: dict[str, Session] = {}
        self.ticks = 0

    def moment(self) -> datetime:
        """Return a moment later than all before it."""
        self.ticks += 1
        return BEGUN + timedelta(seconds=self.ticks)

    def known(self, session_id: str) -> Session | None:
        return self.alive.get(session_id) or self.trash.get(session_id)

    def put(self, session: Session) -> None:
        session = replace(session, updated=self.moment())
        stored = self.store.put(session)
        assert stored == session
        self.trash.pop(session.id, None)
        self.alive[session.id] = stored

    @rule(target=ids, name=TEXT, features=FEATURES)
    def begin(self, name: str, features: frozenset[Feature]) -> str:
        moment = self.moment()
        session = Session(id=f"{self.ticks:032x}", created=moment, updated=moment)
        self.put(session.with_features(features).with_name(name))
        return session.id

    @rule(session_id=ids, name=TEXT)
    def rename(self, session_id: str, name: str) -> None:
        if session := self.known(session_id):
            self.put(session.with_name(name))

    @rule(session_id=ids, note=TEXT)
    def note(self, session_id: str, note: str) -> None:
        if session := self.known(session_id):
            self.put(session.with_note(note))

    @rule(session_id=ids, framework=st.sampled_from(Framework), reason=TEXT)
    def decide(self, session_id: str, framework: Framework, reason: str) -> None:
        if session := self.known(session_id):
            self.put(session.with_decision(Decision(framework, reason)))

    @rule(session_id=ids)
    def delete(self, session_id: str) -> None:
        if session_id in self.alive:
            self.store.delete(session_id)
            self.trash[session_id] = self.alive.pop(session_id)

    @rule(session_id=ids)
    def restore(self, session_id: str) -> None:
        if session_id in self.trash:
            assert self.store.restore(session_id) == self.trash[session_id]
            self.alive[session_id] = self.trash.pop(session_id)

    @rule()
    def purge(self) -> None:
        assert self.store.purge(None) == len(self.trash)
        self.trash.clear()

    @rule(session_id=ids, name=TEXT, is_newer=st.booleans())
    def bring_in(self, session_id: str, name: str, is_newer: bool) -> None:
        if session := self.known(session_id):
            change = timedelta(milliseconds=1 if is_newer else -1)
            brought = replace(session.with_name(name), updated=session.updated + change, revision=0)
            assert self.store.put_all([brought]) == is_newer
            if is_newer:
                self.trash.pop(session_id, None)
                self.alive[session_id] = replace(brought, revision=session.revision + 1)

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = SessionStore.open(self.path)

    @rule(session_id=ids)
    def crash_in_the_middle(self, session_id: str) -> None:
        """Take what a crash leaves of an edit that was not committed: the file and its journal."""
        connection = self.store.database.write(lambda connection: connection)
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "UPDATE session SET name = 'half', note = hex(zeroblob(9000)) WHERE id = ?", (session_id,)
        )
        connection.execute("DELETE FROM session WHERE id <> ?", (session_id,))
        crashed = self.folder.with_name(f"{self.folder.name}-crashed")
        shutil.copytree(self.folder, crashed)
        self.store.close()
        shutil.rmtree(self.folder)
        crashed.rename(self.folder)
        self.store = SessionStore.open(self.path)
        assert not self.store.access.notices

    @rule()
    def lose_the_file_after_a_backup(self) -> None:
        if self.alive or self.trash:
            backup.make(self.path)
            self.store.close()
            self.path.write_bytes(b"no database" * 100)
            self.store = SessionStore.open(self.path)
            assert self.store.access.notices

    @rule()
    def maintain(self) -> None:
        self.store.maintain()

    @invariant()
    def says_what_was_put(self) -> None:
        assert self.store.access.mode is Mode.READ_WRITE
        newest_first = sorted(self.alive.values(), key=lambda session: session.updated, reverse=True)
        found = self.store.search(limit=None)
        assert found == newest_first
        assert [session.revision for session in found] == [session.revision for session in newest_first]
        assert {session.id: session for session in self.store.search(trashed=True, limit=None)} == self.trash
        assert self.store.count() == len(self.alive)

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)


Sessions.TestCase.settings = settings(
    max_examples=60, stateful_step_count=30, suppress_health_check=[HealthCheck.too_slow]
)
TestSessions = Sessions.TestCase
