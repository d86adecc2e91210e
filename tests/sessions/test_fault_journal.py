"""Faults 17 and 18: a journal left by a kill or by another mode; and what every connection is set up for."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework
from stackpick_tui.sessions import schema, sql
from stackpick_tui.sessions.access import Mode
from stackpick_tui.sessions.connecting import connect, in_memory, pragma
from stackpick_tui.sessions.merging import merge
from stackpick_tui.sessions.paths import lock
from stackpick_tui.sessions.rows import search_text
from stackpick_tui.sessions.session import Decision
from stackpick_tui.sessions.store import SessionStore
from tests.support.saving import Make

OpenStore = Callable[..., SessionStore]


def names(store: SessionStore) -> list[str]:
    return [session.name for session in store.search(limit=None)]


def test_fault_17_a_hot_journal_is_rolled_back_without_a_word(
    path: Path, tmp_path: Path, store: SessionStore, open_store: OpenStore, make: Make
) -> None:
    store.put_all(make(f"session {number}") for number in range(50))
    store.close()
    crashed = tmp_path / "crashed"
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        # a cache of one page forces half of a transaction into the file, where a kill leaves it
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE session SET name = 'half', note = hex(randomblob(2000))")
        shutil.copytree(path.parent, crashed)
        writer.execute("ROLLBACK")
    assert (crashed / "sessions.db-journal").stat().st_size
    assert (crashed / "sessions.db").read_bytes() != path.read_bytes()
    recovered = open_store(crashed / "sessions.db")
    assert (recovered.access.mode, recovered.access.notices) == (Mode.READ_WRITE, ())
    assert set(names(recovered)) == {f"session {number}" for number in range(50)}


def test_fault_18_a_file_in_wal_mode_is_converted_with_nothing_lost(
    path: Path, tmp_path: Path, store: SessionStore, open_store: OpenStore, make: Make
) -> None:
    store.put(make("before"))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        store.close()
        assert other.execute("PRAGMA journal_mode = WAL").fetchall() == [("wal",)]
        other.execute("UPDATE session SET name = 'in the log'")
        copied = tmp_path / "copied"
        shutil.copytree(path.parent, copied)
    assert (copied / "sessions.db-wal").stat().st_size
    converted = open_store(copied / "sessions.db")
    assert names(converted) == ["in the log"]
    converted.put(make("after"))
    converted.close()
    assert sorted(file.name for file in copied.iterdir() if file != lock(copied / "sessions.db")) == [
        "sessions.db"
    ]
    assert (copied / "sessions.db").read_bytes()[18:20] == b"\x01\x01"


def test_what_looks_like_a_part_of_something_else_is_not_taken_for_a_session(
    path: Path, store: SessionStore, make: Make
) -> None:
    good = store.put(make("good"))
    strange = store.put(make("strange"))
    unreadable = store.put(make("unreadable"))
    future = store.put(make("future", updated=datetime(2100, 1, 1, tzinfo=UTC)))
    with closing(connect(path)) as source, closing(in_memory()) as target:
        schema.upgrade(target)
        source.execute("UPDATE session SET id = x'ff' WHERE id = ?", (strange.id,))
        source.execute("UPDATE session SET features = '[' WHERE id = ?", (unreadable.id,))
        assert merge(source, target) == 2
        assert {id_ for (id_,) in target.execute("SELECT id FROM session")} == {good.id, future.id}


@pytest.mark.parametrize("deleted", [None, 7])
@pytest.mark.parametrize("later", [-1, 0, 1])
@pytest.mark.parametrize("revision", [-1, 0, 1])
def test_of_two_sessions_with_the_same_id_the_later_revision_is_kept_whole_whatever_the_clock_said(
    make: Make, revision: int, later: int, deleted: int | None
) -> None:
    # deleting makes no revision: of the same one it is the damaged file that tells what was done last
    merged = revision > 0 or (revision == 0 and (later != 0 or deleted is not None))
    there = make("there", Feature.ORM)
    here = replace(
        make("here", Feature.ADMIN, Feature.SOCIAL, note="a note", unknown=("payments",)),
        id=there.id,
        updated=there.updated + timedelta(milliseconds=later),
        verdict=Framework.FLASK,
        rule="1999-12-31",
        decision=Decision(Framework.DJANGO, "why", "Ada"),
    )
    with closing(in_memory()) as source, closing(in_memory()) as target:
        for connection, session in ((source, here), (target, there)):
            schema.upgrade(connection)
            sql.put(connection, session)
        source.execute("UPDATE session SET revision = revision + ?, deleted = ?", (revision, deleted))
        assert merge(source, target) == merged
        assert sql.stored(target, there.id) == (here if merged else there)
        found = target.execute("SELECT revision, deleted, search FROM session").fetchall()
        kept = here if merged else there
        assert found == [(1 + revision * merged, deleted if merged else None, search_text(kept))]


def test_nothing_is_taken_over_from_what_is_no_database_of_ours() -> None:
    with closing(in_memory()) as source, closing(in_memory()) as target:
        schema.upgrade(target)
        assert merge(source, target) == 0
        assert not target.in_transaction


def test_every_connection_is_set_up_so_that_a_commit_survives(path: Path, store: SessionStore) -> None:
    assert store.access.mode is Mode.READ_WRITE
    with closing(connect(path)) as connection:
        settings = {
            name: pragma(connection, name)
            for name in (
                "journal_mode",
                "synchronous",
                "fullfsync",
                "secure_delete",
                "trusted_schema",
                "cell_size_check",
            )
        }
    assert settings == {
        "journal_mode": "delete",
        "synchronous": 3,
        "fullfsync": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }
