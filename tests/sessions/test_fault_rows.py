"""Faults 39, 40 and 42: rows nobody expects, deleted ones, and very many of them."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions import backup
from stackpick_tui.sessions.rows import COLUMNS, from_row, to_row
from stackpick_tui.sessions.store import SessionStore
from tests.support.disk import backed_up
from tests.support.saving import Make

OpenStore = Callable[..., SessionStore]


def spoil(path: Path, column: str, value: object) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"UPDATE session SET {column} = ?", (value,))


NEXT_CENTURY = 4_102_444_800_000


@pytest.mark.parametrize(
    ("column", "value", "flaw"),
    [
        ("name", b"caf\xe9", ""),
        ("note", b"\xff\xfe", ""),
        ("name", bytearray(b"caf\xe9"), "unreadable characters in name"),
        ("note", bytearray(b"a note"), ""),
        ("note", b"plain", ""),
        ("features", "[not json", "unreadable features"),
        ("features", '{"orm": true}', "unreadable features"),
        ("features", "[1, 2]", "unreadable features"),
        ("features", "[" * 100_000, "unreadable features"),
        ("verdict", "Rails", "unknown verdict"),
        ("decision", "Rails", ""),
        ("decision", "Djnago", ""),
        ("decision", "\x1b\u200b", "no name in decision"),
        ("constraints", "[not json", "unreadable constraints"),
        ("constraints", "{}", "unreadable constraints"),
        ("constraints", '["nosql", "telepathy", "\\u001b"]', ""),
        ("created", NEXT_CENTURY, ""),
        ("updated", NEXT_CENTURY, ""),
        ("updated", 2**62, "no time in updated"),
        ("updated", -5, "no time in updated"),
        ("updated", "yesterday", "no time in updated"),
        ("updated", 0, ""),
        ("updated", 253_339_228_800_000, ""),
        ("updated", 253_339_228_800_001, "no time in updated"),
        ("revision", "many", ""),
    ],
)
def test_fault_39_a_row_that_cannot_be_understood_is_listed_and_flagged_and_can_be_edited(
    path: Path, store: SessionStore, make: Make, column: str, value: object, flaw: str
) -> None:
    kept = store.put(make("Shop", Feature.ORM, Feature.ADMIN, note="a note"))
    if isinstance(value, bytes):
        spoil(path, column, "x")
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute(f"UPDATE session SET {column} = CAST(? AS TEXT)", (value,))
        flaw = "" if value.isascii() else f"unreadable characters in {column}"
    else:
        spoil(path, column, value)
    [listed] = store.search()
    assert listed == store.find(kept.id[:8])
    assert listed.flaw == flaw
    assert listed.title.isprintable()
    if column != "revision":
        edited = store.put(listed.with_name("edited"))
        assert [session.name for session in store.search()] == ["edited"]
        assert edited.flaw == ""


@pytest.mark.parametrize("column", ["name", "note", "features", "constraints", "rule"])
def test_fault_39_a_value_that_is_no_text_is_flagged(make: Make, column: str) -> None:
    row = to_row(make("Shop", Feature.ORM, note="a note")) | {column: 7}
    assert f"no text in {column}" in from_row([row[each] for each in COLUMNS]).flaw


def test_fault_39_a_clock_that_was_set_back_makes_no_session_damaged(store: SessionStore, make: Make) -> None:
    before = [
        store.put(make(note="a note", updated=datetime.now(UTC) + timedelta(days))) for days in (400, 2)
    ]
    after = store.put(make("after it"))
    assert store.search() == [*before, after]
    assert [session.flaw for session in store.search()] == [""] * 3
    assert store.search()[0].title.endswith(str(before[0].updated.astimezone().year))


def test_fault_39_features_of_another_release_survive_an_edit(
    path: Path, store: SessionStore, make: Make
) -> None:
    kept = store.put(make("Shop", Feature.ORM))
    spoil(path, "features", '["payments", "orm", "queues"]')
    [listed] = store.search()
    assert listed.features == {Feature.ORM}
    assert (listed.unknown, listed.flaw) == (("payments", "queues"), "")
    assert listed.verdict is kept.verdict
    assert "payments" in listed.with_name("").title
    edited = store.put(listed.toggled(Feature.ADMIN))
    assert store.search() == [edited]
    assert edited.features == {Feature.ORM, Feature.ADMIN}
    assert edited.unknown == ("payments", "queues")


def test_fault_39_constraints_of_another_release_survive_an_edit(
    path: Path, store: SessionStore, make: Make
) -> None:
    store.put(make("Shop", Feature.ORM))
    spoil(path, "constraints", '["telepathy", "nosql", "seances"]')
    [listed] = store.search()
    assert listed.constraints == {Constraint.NOSQL}
    assert (listed.unknown_constraints, listed.flaw) == (("telepathy", "seances"), "")
    edited = store.put(listed.with_constraint_toggled(Constraint.ASYNC))
    assert store.search() == [edited]
    assert edited.constraints == {Constraint.NOSQL, Constraint.ASYNC}
    assert edited.unknown_constraints == ("telepathy", "seances")


@pytest.mark.parametrize(
    "edited", ["My-Id\x1b[31m\u202e", "shop", "A" * 32, "\N{FAMILY}", "0" * 33, ""], ids=ascii
)
def test_fault_39_a_session_whose_id_somebody_edited_is_shown_found_and_changed_by_another(
    path: Path, store: SessionStore, make: Make, edited: str
) -> None:
    store.put(make("Shop"))
    spoil(path, "id", edited)
    [listed] = store.search()
    assert re.fullmatch("[0-9a-f]{32}", listed.public_id)
    assert listed.public_id.startswith(listed.short_id)
    assert store.find(listed.public_id) == store.find(listed.short_id) == listed
    changed = store.put(listed.with_name("Blog"))
    assert store.search() == [changed]
    store.delete(store.find(listed.short_id).id)
    assert store.find(listed.short_id, trashed=True) == changed
    assert store.restore(changed.id) == changed
    assert changed.public_id == listed.public_id


def test_fault_40_a_deleted_session_comes_back_exactly_also_after_a_restart(
    path: Path, store: SessionStore, open_store: OpenStore, make: Make
) -> None:
    older, newer = store.put(make("older", Feature.ORM, note="a note")), store.put(make("newer"))
    store.delete(older.id)
    assert store.search() == [newer]
    assert store.get(older.id) is None
    store.close()
    again = open_store(path)
    assert again.search(trashed=True) == [older]
    assert again.restore(older.id) == older
    assert again.search() == [newer, older]
    assert again.count(trashed=True) == 0


def test_fault_40_the_trash_empties_after_thirty_days(path: Path, store: SessionStore, make: Make) -> None:
    old, young, alive = (store.put(make(name)) for name in ("old", "young", "alive"))
    store.delete(old.id)
    store.delete(young.id)
    for days, session in ((32, old), (29, young)):
        moment = int((datetime.now(UTC) - timedelta(days=days)).timestamp() * 1000)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("UPDATE session SET deleted = ? WHERE id = ?", (moment, session.id))
    backed_up(backup.make(path), timedelta(hours=25))
    store.maintain()
    assert (store.search(trashed=True), store.search()) == ([young], [alive])


def test_fault_40_purged_text_is_in_no_file_any_more(path: Path, store: SessionStore, make: Make) -> None:
    alive, secret = store.put(make("alive")), store.put(make("Hush", note="a very secret note " * 300))
    store.delete(secret.id)
    backup.make(path)
    store.maintain()
    assert b"very secret" in path.read_bytes()
    assert store.purge(None) == 1
    assert store.search() == [alive]
    assert store.count(trashed=True) == 0
    for file in (file for file in path.parent.rglob("*") if file.is_file()):
        assert b"secret" not in file.read_bytes()
        assert b"Hush" not in file.read_bytes()
    [copy] = backup.newest_first(path)
    assert b"alive" in copy.read_bytes()
    assert store.purge(None) == 0


@pytest.mark.slow
def test_fault_42_a_hundred_thousand_sessions_are_listed_and_searched_through_the_index(
    store: SessionStore, make: Make
) -> None:
    base = make("Shop", Feature.ORM, note="a note of some length")
    store.put_all(
        replace(base, id=f"{number:032x}", name=f"session {number}", updated=base.updated + timedelta(number))
        for number in range(100_000)
    )
    assert [session.name for session in store.search()[:2]] == ["session 99999", "session 99998"]
    assert store.find("0" * 27 + "00abc").name == "session 2748"
    assert (store.count(), store.count("session 12"), len(store.search("on 4321"))) == (100_000, 1111, 11)
    found = "SELECT rowid FROM session WHERE deleted IS NULL AND instr(search, 'x') ORDER BY updated DESC, id"
    [plan] = store.database.read(f"EXPLAIN QUERY PLAN {found}")
    assert str(plan[3]) == "SCAN session USING COVERING INDEX session_newest"
