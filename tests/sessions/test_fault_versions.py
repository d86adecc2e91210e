"""Faults 19 to 24: files of other versions and other programs, and upgrades that are disturbed."""

import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework
from stackpick_tui.sessions import backup, repair, schema
from stackpick_tui.sessions.access import Mode
from stackpick_tui.sessions.connecting import pragma
from stackpick_tui.sessions.errors import ReadOnlyStore, StoreUnavailable
from stackpick_tui.sessions.paths import lock
from stackpick_tui.sessions.session import Decision, Session
from stackpick_tui.sessions.store import SessionStore
from tests.support.saving import Make

HERE = Path(__file__).parent
OLDEST = Session(
    id="0123456789abcdef0123456789abcdef",
    created=datetime(2025, 11, 22, 14, 0, tzinfo=UTC),
    updated=datetime(2025, 11, 22, 14, 30, tzinfo=UTC),
    name="Shop rewrite",
    note="two lines\nof a note",
    features=frozenset({Feature.ACCOUNTS, Feature.ORM}),
    verdict=Framework.DJANGO,
    decision=Decision(Framework.FLASK, "the team knows it", "Ada"),
)
SHOP = {
    "1": OLDEST,
    "2": replace(
        OLDEST,
        constraints=frozenset({Constraint.ASYNC, Constraint.NOSQL}),
        unknown_constraints=("telepathy",),
        decision=Decision("FastAPI", "the team knows it", "Ada"),
    ),
}
"""The session in the file of each release, with every field that it had."""
STEP = "ALTER TABLE session ADD COLUMN colour TEXT NOT NULL DEFAULT 'green'"
OpenStore = Callable[..., SessionStore]


def change(path: Path, *statements: str) -> bytes:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
    return path.read_bytes()


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [f"{connection.execute('PRAGMA user_version').fetchone()}", *connection.iterdump()]


def header(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


@pytest.fixture
def filled(path: Path, open_store: OpenStore, make: Make) -> Path:
    store = open_store(path)
    store.put_all(make(f"session {number}", Feature.ORM) for number in range(20))
    store.close()
    return path


def test_fault_19_a_newer_file_can_be_read_and_stays_as_it_is(
    filled: Path, open_store: OpenStore, make: Make
) -> None:
    before = change(filled, STEP, f"PRAGMA user_version = {schema.version() + 1}")
    store = open_store(filled)
    assert (store.access.mode, store.access.reason) == (Mode.READ_ONLY, "written by a newer release")
    assert len(store.search()) == 20
    with pytest.raises(ReadOnlyStore, match="newer release"):
        store.put(make("Shop"))
    with pytest.raises(StoreUnavailable, match="write-protected"):
        store.database.read("DELETE FROM session")
    store.maintain()
    store.close()
    assert filled.read_bytes() == before


def test_fault_19_a_newer_file_with_other_tables_stays_as_it_is(filled: Path, open_store: OpenStore) -> None:
    before = change(filled, "ALTER TABLE session RENAME TO answers", "PRAGMA user_version = 99")
    store = open_store(filled)
    assert (store.access.mode, store.search()) == (Mode.MEMORY, [])
    assert "newer release" in store.access.reason
    store.close()
    assert filled.read_bytes() == before


@pytest.mark.parametrize(
    "statement", ["CREATE TABLE session (id)", "PRAGMA application_id = 7", "PRAGMA user_version = 7"]
)
def test_fault_20_the_database_of_another_program_stays_as_it_is(
    path: Path, open_store: OpenStore, make: Make, statement: str
) -> None:
    path.parent.mkdir()
    before = change(path, statement)
    store = open_store(path)
    assert (store.access.mode, store.access.reason) == (Mode.MEMORY, "belongs to another program")
    store.put(make("Shop"))
    assert not store.reopen()
    store.close()
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


FOREIGN: dict[str, Callable[[bytes], bytes]] = {
    "nine bytes": lambda _: b"my letter",
    "text": lambda _: b"my letters, all of them\n" * 100,
    "a damaged database of another program": lambda database: database[: len(database) // 2],
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_fault_20_what_is_no_database_stays_as_it_is_where_we_never_kept_anything(
    path: Path, open_store: OpenStore, make: Make, kind: str
) -> None:
    path.parent.mkdir()
    tables = [f"CREATE TABLE letters_{number} (text)" for number in range(10)]
    before = FOREIGN[kind](change(path, "PRAGMA application_id = 7", *tables))
    path.write_bytes(before)
    store = open_store(path)
    assert store.access.mode is Mode.MEMORY
    assert store.access.reason == "not a stackpick-tui database, left as it is"
    store.put(make("Shop"))
    assert not store.reopen()
    store.close()
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("known_by", ["its lock", "its first bytes"])
def test_fault_12_without_any_backup_a_damaged_file_of_ours_is_still_kept(
    path: Path, store: SessionStore, open_store: OpenStore, make: Make, known_by: str
) -> None:
    store.put(make("Shop"))
    store.close()
    if known_by == "its lock":
        lock(path).touch()
        path.write_bytes(b"no database" * 1000)
    else:
        path.write_bytes(path.read_bytes()[:5000])
    store = open_store(path)
    assert (store.access.mode, store.search()) == (Mode.READ_WRITE, [])
    assert len(list(path.parent.glob("corrupt-*"))) == 1
    assert "no backup" in store.access.notices[0]


def test_fault_20_our_mark_on_other_tables_is_not_enough(path: Path, open_store: OpenStore) -> None:
    path.parent.mkdir()
    mark = f"PRAGMA application_id = {schema.APPLICATION_ID}"
    before = change(path, "CREATE TABLE other (id)", mark, f"PRAGMA user_version = {schema.version()}")
    store = open_store(path)
    assert (store.access.mode, store.access.reason) == (Mode.MEMORY, "its tables are not as expected")
    store.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize("release", sorted((HERE / "releases").glob("*.sql")), ids=lambda path: path.stem)
@pytest.mark.parametrize("further", [0, 1])
def test_fault_21_a_file_of_every_release_upgrades_with_equal_data(
    path: Path, open_store: OpenStore, monkeypatch: pytest.MonkeyPatch, release: Path, further: int
) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(release.read_text())
    before = dump(path)
    monkeypatch.setattr(schema, "STEPS", schema.STEPS + ((STEP,),) * further)
    store = open_store(path)
    assert store.access.mode is Mode.READ_WRITE
    [session] = store.search()
    assert session == SHOP[release.stem]
    assert (session.revision, session.flaw) == (7, "")
    [trashed] = store.search(trashed=True)
    assert trashed.features == {Feature.ADMIN}
    assert trashed.unknown == ("payments",)
    assert store.preference("theme") == "nord"
    backups = backup.newest_first(path)
    is_older = int(release.stem) < schema.version()
    assert len(backups) == is_older
    assert len(store.access.notices) == is_older
    for copy in backups:
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        assert dump(copy) == before
    assert header(path) == schema.version()


def test_a_new_file_has_the_tables_of_the_newest_release(path: Path, store: SessionStore) -> None:
    newest = max((HERE / "releases").glob("*.sql"), key=lambda path: int(path.stem))
    query = "SELECT type, name, tbl_name FROM sqlite_master ORDER BY name"
    with closing(sqlite3.connect(path)) as ours, closing(sqlite3.connect(":memory:")) as released:
        released.executescript(newest.read_text())
        assert ours.execute(query).fetchall() == released.execute(query).fetchall()
        columns = "SELECT name, type, [notnull], pk FROM pragma_table_info('session')"
        assert ours.execute(columns).fetchall() == released.execute(columns).fetchall()
    assert store.access.mode is Mode.READ_WRITE


def test_fault_23_a_step_that_fails_leaves_the_file_as_it_was(
    filled: Path, open_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = filled.read_bytes()
    broken = (STEP, "CREATE TABLE more (id)", "ALTER TABLE session ADD COLUMN name TEXT")
    with monkeypatch.context() as changed:
        changed.setattr(schema, "STEPS", (*schema.STEPS, broken))
        store = open_store(filled)
        assert store.access.mode is Mode.READ_ONLY
        assert "duplicate column" in store.access.reason
        assert len(store.search()) == 20
        store.close()
    assert filled.read_bytes() == before
    assert open_store(filled).access.mode is Mode.READ_WRITE


def test_fault_23_without_a_backup_there_is_no_upgrade(
    filled: Path, open_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = filled.read_bytes()
    backup_folder = filled.parent / "backups"
    backup_folder.write_text("in the way")
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, (STEP,)))
    store = open_store(filled)
    assert store.access.mode is Mode.READ_ONLY
    store.close()
    assert filled.read_bytes() == before


def test_fault_24_an_upgrade_waits_for_another_process_longer_than_a_write_does(
    filled: Path, open_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stackpick_tui.sessions.connecting.TIMEOUT", 0.01)
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, (STEP,)))
    upgrade, waits = schema.upgrade, list[object]()

    def upgrade_and_note(connection: sqlite3.Connection, **options: Any) -> bool:
        waits.append(pragma(connection, "busy_timeout"))
        return upgrade(connection, **options)

    monkeypatch.setattr(schema, "upgrade", upgrade_and_note)
    store = open_store(filled)
    assert waits == [repair.PATIENCE * 1000]
    assert store.access.mode is Mode.READ_WRITE
    assert store.database.read("PRAGMA busy_timeout") == [(10,)]


@pytest.mark.parametrize("steps", [(), (STEP, "CREATE TABLE more (id)")], ids=["first opening", "upgrade"])
def test_fault_24_eight_processes_open_at_once_and_make_one_backup(
    path: Path, open_store: OpenStore, make: Make, steps: tuple[str, ...]
) -> None:
    if steps:
        open_store(path).put(make("Shop"))
    children = [
        subprocess.Popen(
            [sys.executable, str(HERE / "children" / "opener.py"), str(path), *steps],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for _ in range(8)
    ]  # fmt: skip
    for child in children:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
    answers = [child.communicate()[0].strip() for child in children]
    assert [answer for answer in answers if not answer.startswith("read-write")] == []
    assert len(backup.newest_first(path)) == bool(steps)
    assert sum("upgraded" in answer for answer in answers) == bool(steps)
    with closing(sqlite3.connect(path)) as connection:
        [[count]] = connection.execute("SELECT count(*) FROM session")
    assert count == 8 + bool(steps)
