"""Faults 9, 19, 21 and 22: files of the first release, and two releases at once."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.sessions import backup, schema
from stackpick_tui.sessions.access import Mode
from stackpick_tui.sessions.errors import ReadOnlyStore, StoreUnavailable
from stackpick_tui.sessions.paths import backups
from stackpick_tui.sessions.session import Decision, Session
from stackpick_tui.sessions.store import SessionStore
from tests.support.disk import locked
from tests.support.privileges import needs_modes, obey_modes
from tests.support.saving import Make

FIRST = (Path(__file__).parent / "releases" / "1.sql").read_text()
UPDATE_OF_THE_FIRST = """
    UPDATE session SET id = :id, name = :name, note = :note, features = :features, verdict = :verdict,
        rule = :rule, decision = :decision, reason = :reason, decided_by = :decided_by,
        revision = :revision, created = :created, updated = :updated, search = :search, deleted = NULL
    WHERE id = :id AND revision = :revision - 1
"""
INSERT_OF_THE_FIRST = """
    INSERT INTO session (id, name, note, features, verdict, rule, decision, reason, decided_by, revision,
        created, updated, search)
    VALUES (:id, :name, :note, :features, :verdict, :rule, :decision, :reason, :decided_by, :revision,
        :created, :updated, :search)
"""
"""What the first release does to a file that it opened before a newer one upgraded it."""
OpenStore = Callable[..., SessionStore]


@pytest.fixture
def first(path: Path) -> Path:
    """Make a file of the first release."""
    path.parent.mkdir(mode=0o700)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(FIRST)
    return path


def read_whole(store: SessionStore) -> None:
    """Read all that the file of the first release has, in every way there is."""
    [session], [trashed] = store.search(), store.search(trashed=True)
    assert (session.name, session.decision) == (
        "Shop rewrite",
        Decision("Flask", "the team knows it", "Ada"),
    )
    assert (session.constraints, session.unknown_constraints, session.flaw) == (frozenset(), (), "")
    assert trashed.unknown == ("payments",)
    assert store.search("rewrite") == [store.get(session.id)] == [store.find("0123")] == [store.newest()]
    assert (store.count("rewrite"), store.count("no such thing")) == (1, 0)
    assert store.preference("theme") == "nord"


WHY: dict[str, Callable[[Path], object]] = {
    "the file is write-protected": lambda path: path.chmod(0o400),
    "the folder is write-protected": lambda path: path.parent.chmod(0o500),
    "no backup can be made": lambda path: backups(path).write_text("in the way"),
}


@needs_modes
@pytest.mark.parametrize("why", WHY)
@pytest.mark.parametrize("create", [True, False])
def test_fault_09_a_file_of_the_first_release_that_cannot_be_upgraded_is_read_whole(
    first: Path, make: Make, why: str, create: bool
) -> None:
    def use() -> None:
        with closing(SessionStore.open(first, create=create)) as store:
            assert store.access.mode is Mode.READ_ONLY
            read_whole(store)
            with pytest.raises(ReadOnlyStore):
                store.put(make("Blog"))
            assert not store.reopen()
            read_whole(store)

    before = first.read_bytes()
    WHY[why](first)
    with ThreadPoolExecutor(initializer=obey_modes) as bound:
        bound.submit(use).result()
    first.parent.chmod(0o700)
    assert first.read_bytes() == before


def test_fault_26_a_file_of_the_first_release_that_is_locked_is_read_and_upgraded_once_it_is_not(
    first: Path, open_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stackpick_tui.sessions.repair.PATIENCE", 0.01)
    with locked(first, "IMMEDIATE"):
        store = open_store(first)
        assert (store.access.mode, store.access.reason) == (Mode.READ_ONLY, "in use by another program")
        read_whole(store)
    assert store.reopen()
    assert store.access.mode is Mode.READ_WRITE
    read_whole(store)
    assert len(backup.newest_first(first)) == 1


def test_fault_12_a_damaged_file_of_the_first_release_comes_back_upgraded(
    first: Path, open_store: OpenStore, make: Make
) -> None:
    backup.make(first)
    first.write_bytes(first.read_bytes()[: first.stat().st_size // 2])
    store = open_store(first)
    assert store.access.mode is Mode.READ_WRITE
    assert len(list(first.parent.glob("corrupt-*"))) == 1
    read_whole(store)
    kept = store.put(make("Blog").with_constraint_toggled(Constraint.NOSQL))
    assert store.get(kept.id) == kept


def test_fault_19_the_first_release_keeps_the_constraints_of_a_file_that_was_upgraded_while_it_had_it_open(
    first: Path, open_store: OpenStore
) -> None:
    with closing(sqlite3.connect(first, isolation_level=None)) as older:
        older.row_factory = sqlite3.Row
        older.execute("SELECT * FROM session").fetchall()
        store = open_store(first)
        [session] = store.search()
        kept = store.put(replace(session.with_constraints([Constraint.NOSQL]), unknown_constraints=("x",)))
        row = dict(older.execute("SELECT * FROM session WHERE id = ?", (session.id,)).fetchone())
        changed = row | {"name": "Renamed", "revision": kept.revision + 1}
        assert older.execute(UPDATE_OF_THE_FIRST, changed).rowcount == 1
        older.execute(INSERT_OF_THE_FIRST, row | {"id": "f" * 32, "name": "New"})
        assert store.get(session.id) == replace(kept, name="Renamed")
        new = store.get("f" * 32)
        assert new is not None
        assert (new.name, new.constraints, new.flaw) == ("New", frozenset(), "")


WRITES: dict[str, Callable[[SessionStore, Session], object]] = {
    "put": lambda store, session: store.put(session.with_name("Renamed")),
    "import": lambda store, session: store.put_all([session.with_name("Renamed")]),
    "delete": lambda store, session: store.delete(session.id),
    "remember": lambda store, _: store.remember("theme", "nord"),
}


@pytest.mark.parametrize("tables", ["as today", "others"])
@pytest.mark.parametrize("write", WRITES)
def test_fault_19_what_a_newer_release_upgraded_while_it_was_open_here_is_not_written_any_more(
    path: Path, store: SessionStore, make: Make, write: str, tables: str
) -> None:
    kept = store.put(make("Shop"))
    with closing(sqlite3.connect(path, isolation_level=None)) as newer:
        newer.execute("ALTER TABLE session ADD COLUMN mood TEXT NOT NULL DEFAULT 'good'")
        newer.execute(f"PRAGMA user_version = {schema.version() + 1}")
        if tables == "others":
            newer.execute("ALTER TABLE session RENAME TO answers")
    before = path.read_bytes()
    for _ in range(2):
        with pytest.raises(StoreUnavailable, match="newer release"):
            WRITES[write](store, kept)
        assert store.access.mode is (Mode.READ_ONLY if tables == "as today" else Mode.MEMORY)
        if tables == "others":
            break
        assert store.search() == [kept]
    assert path.read_bytes() == before
