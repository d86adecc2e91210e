"""Faults 12 to 14 and 21: what a damaged file still says is in what comes back, of whatever release it is."""

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework
from stackpick_tui.sessions import backup, repair
from stackpick_tui.sessions.rows import COLUMNS
from stackpick_tui.sessions.session import Decision, Session
from stackpick_tui.sessions.store import SessionStore
from tests.support.disk import damage

RELEASES = sorted((Path(__file__).parent / "releases").glob("*.sql"))
OpenStore = Callable[..., SessionStore]


DONE = ("put", "import", "delete", "restore", "purge", "back up")
BEGUN = datetime(2025, 11, 22, 14, 0, tzinfo=UTC)
FULL = Session(
    id="0" * 31 + "1",
    created=BEGUN,
    updated=BEGUN + timedelta(minutes=30),
    name="Shop",
    note="two\nlines",
    features=frozenset({Feature.ORM, Feature.ADMIN}),
    verdict=Framework.DJANGO,
    rule="2020-03-23",
    constraints=frozenset({Constraint.NOSQL}),
    decision=Decision("FastAPI", "small", "Ana"),
)


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def everything(store: SessionStore) -> list[object]:
    """Return all that a store says, revisions included, which sessions leave out when they are compared."""
    found: list[object] = [store.preference("theme")]
    for session in store.search(limit=None) + store.search(limit=None, trashed=True):
        found += [session, session.revision]
    return found


@settings(max_examples=30)
@given(st.lists(st.tuples(st.sampled_from(DONE), st.integers(0, 1), st.integers(0, 3)), max_size=8))
def test_fault_12_after_a_repair_everything_is_as_it_was_last_acknowledged_whatever_the_clock_said(
    done: list[tuple[str, int, int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sessions.db"
        with closing(SessionStore.open(path)) as store:
            for number, (what, which, day) in enumerate(done):
                session = replace(FULL, id=f"{which:032x}", name=f"{number}", updated=BEGUN + timedelta(day))
                found = store.search() + store.search(trashed=True)
                there = next((each for each in found if each.id == session.id), None)
                if what == "put":
                    store.put(replace(session, revision=there.revision if there else 0))
                elif what == "back up":
                    backup.make(path)
                elif what == "import":
                    store.put_all([session])
                elif what == "purge":
                    store.purge(None)
                elif there:
                    store.delete(there.id) if what == "delete" else store.restore(there.id)
            expected = everything(store)
        damage(path)
        assert len(repair.repair(path)) == 1
        with closing(SessionStore.open(path)) as store:
            assert everything(store) == expected


@pytest.mark.parametrize("has_backup", [False, True], ids=["without a backup", "with an older backup"])
@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release.stem)
def test_fault_21_from_a_damaged_file_of_every_release_everything_is_rescued(
    path: Path, tmp_path: Path, open_store: OpenStore, release: Path, has_backup: bool
) -> None:
    path.parent.mkdir()
    for database in (path, tmp_path / "sound.db"):
        with closing(sqlite3.connect(database)) as connection:
            connection.executescript(release.read_text())
    if has_backup:
        change(path, "CREATE TABLE all_of_it AS SELECT * FROM session", "DELETE FROM session")
        backup.make(path)
        change(path, "INSERT INTO session SELECT * FROM all_of_it", "DROP TABLE all_of_it")
    damage(path)
    assert len(repair.repair(path)) == 1
    expected = everything(open_store(tmp_path / "sound.db"))
    assert len(expected) == 5
    assert everything(open_store(path)) == expected


@pytest.mark.parametrize("missing", [*COLUMNS[1:], "deleted", "search", "preference"])
def test_fault_21_an_older_table_without_a_column_of_today_is_rescued_with_all_it_has(
    path: Path, open_store: OpenStore, missing: str
) -> None:
    with closing(open_store(path)) as store:
        full = store.put(FULL)
        store.remember("theme", "nord")
    has = ", ".join(column for column in (*COLUMNS, "deleted", "search") if column != missing)
    change(
        path,
        f"CREATE TABLE older AS SELECT {has} FROM session",
        "DROP TABLE session",
        "ALTER TABLE older RENAME TO session",
        *["DROP TABLE preference"] * (missing == "preference"),
    )
    damage(path)
    assert len(repair.repair(path)) == 1
    store = open_store(path)
    [rescued] = store.search()
    lost = "decision" if missing in {"reason", "decided_by"} else missing
    kept = {field.name for field in fields(Session)} - {lost}
    assert {name: getattr(rescued, name) for name in kept} == {name: getattr(full, name) for name in kept}
    assert store.search("two\nlines" if missing != "note" else "Shop") == [rescued]
    assert store.preference("theme") == (None if missing == "preference" else "nord")


@pytest.mark.parametrize("edited", ["shop", "", "0" * 31 + "A", "0" * 40, "é \n"])
def test_fault_39_a_session_whose_id_somebody_edited_is_rescued_under_that_id(
    path: Path, open_store: OpenStore, edited: str
) -> None:
    with closing(open_store(path)) as store:
        store.put(FULL)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE session SET id = :id", {"id": edited})
    damage(path)
    assert len(repair.repair(path)) == 1
    assert open_store(path).search() == [replace(FULL, id=edited)]


def test_fault_28_without_room_for_what_is_rescued_a_damaged_file_stays_as_it_is(
    path: Path, open_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_the_disk(_: sqlite3.Connection, target: sqlite3.Connection) -> int:
        target.execute("PRAGMA max_page_count = 1")
        target.execute("CREATE TABLE more (id)")
        return 1

    with closing(open_store(path)) as store:
        store.put(FULL)
    damage(path)
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(repair, "merge", fill_the_disk)
        with pytest.raises(sqlite3.OperationalError, match="full"):
            repair.repair(path)
    assert path.read_bytes() == before
    assert not list(path.parent.glob("corrupt-*"))
    assert len(repair.repair(path)) == 1
    assert open_store(path).search() == [FULL]


def test_fault_12_from_a_file_without_its_end_everything_before_that_is_rescued(
    path: Path, open_store: OpenStore
) -> None:
    kept = {replace(FULL, id=f"{number:032x}", note="x" * 500) for number in range(200)}
    with closing(open_store(path)) as store:
        store.put_all(kept)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 9 // 10])
    rescued = open_store(path).search(limit=None)
    assert len(rescued) > 150
    assert kept.issuperset(rescued)
