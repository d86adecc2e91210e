"""A store as a list: found by the beginning of an id, paged, sorted, emptied."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from stackpick_tui.sessions import backup
from stackpick_tui.sessions.access import Mode
from stackpick_tui.sessions.errors import AmbiguousSession, UnknownSession
from stackpick_tui.sessions.rows import milliseconds
from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.store import SessionStore
from tests.support.disk import locked
from tests.support.saving import Make

ID = "abc0" + "1" * 28


@pytest.fixture
def kept(store: SessionStore, make: Make) -> list[Session]:
    """Two sessions whose ids begin the same, a third one, and one in the trash; oldest first."""
    ids = (ID, "abc0" + "2" * 28, "def" + "0" * 29, "fff" + "0" * 29)
    sessions = [
        store.put(make(name, id=id_)) for name, id_ in zip(["one", "two", "three", "four"], ids, strict=True)
    ]
    store.delete(sessions[-1].id)
    return sessions


@pytest.mark.parametrize("prefix", [ID, f" {ID.upper()}\n", "d", "DEF"])
def test_a_session_is_found_by_its_id_or_a_beginning_that_no_other_has(
    store: SessionStore, kept: list[Session], prefix: str
) -> None:
    assert store.find(prefix) == (kept[0] if "1" in prefix else kept[2])


def test_a_whole_id_is_found_though_another_one_begins_with_it(store: SessionStore, make: Make) -> None:
    short, long = store.put(make("short", id="abc")), store.put(make("long", id="abcd"))
    assert (store.find("abc"), store.find("abcd")) == (short, long)


def test_a_beginning_of_several_ids_is_told_with_at_most_five_of_them(
    store: SessionStore, kept: list[Session], make: Make
) -> None:
    with pytest.raises(AmbiguousSession) as ambiguous:
        store.find("abc")
    assert ambiguous.value.candidates == tuple(kept[:2])
    for number in range(6):
        store.put(make(id=f"{number:x}".rjust(32, "e")))
    with pytest.raises(AmbiguousSession) as ambiguous:
        store.find("e")
    assert len(ambiguous.value.candidates) == 5


@pytest.mark.parametrize(
    ("prefix", "trashed", "said"),
    [
        ("123", False, "there is no session '123'; 'list' shows them"),
        ("", False, "there is no session ''; 'list' shows them"),
        ("fff", False, "there is no session 'fff' outside the trash; 'restore' brings it back"),
        ("def", True, "there is no session 'def' in the trash; it was not deleted"),
        ("123", True, "there is no session '123' in the trash; 'list --trash' shows them"),
    ],
)
@pytest.mark.usefixtures("kept")
def test_what_is_not_found_is_told_with_the_next_step(
    store: SessionStore, prefix: str, trashed: bool, said: str
) -> None:
    with pytest.raises(UnknownSession) as unknown:
        store.find(prefix, trashed=trashed)
    assert str(unknown.value) == said


@pytest.mark.parametrize("what", ["delete", "restore"])
def test_what_was_never_kept_can_be_neither_deleted_nor_restored(store: SessionStore, what: str) -> None:
    with pytest.raises(UnknownSession):
        getattr(store, what)("0" * 32)


def test_a_list_is_paged_from_the_newest_on(store: SessionStore, kept: list[Session]) -> None:
    one, two, three, _ = kept
    assert store.search() == [three, two, one]
    assert store.search(limit=2) == [three, two]
    assert store.search(limit=2, offset=1) == [two, one]
    assert store.search(limit=None, offset=2) == [one]
    assert store.newest() == three
    assert (store.count(), store.count(trashed=True)) == (3, 1)


def test_fifty_sessions_are_listed_unless_more_are_asked_for(store: SessionStore, make: Make) -> None:
    store.put_all(make() for _ in range(60))
    assert len(store.search()) == 50
    assert len(store.search(limit=None)) == 60


def test_what_was_deleted_last_is_listed_first_in_the_trash_and_purged_last(
    store: SessionStore, kept: list[Session]
) -> None:
    now = datetime.now(UTC)
    deleted = [
        (milliseconds(now - timedelta(days=days)), store.delete(session.id).id)
        for days, session in enumerate(kept)
    ]
    query = "UPDATE session SET deleted = ? WHERE id = ?"
    store.database.write(lambda connection: connection.executemany(query, deleted))
    assert store.search(trashed=True) == kept
    assert store.search(trashed=True, limit=1, offset=1) == [kept[1]]
    assert store.purge(now - timedelta(days=1)) == 2
    assert store.search(trashed=True) == kept[:2]


def test_a_store_in_memory_is_purged_and_looked_after_without_a_backup(
    open_store: Callable[..., SessionStore], make: Make
) -> None:
    store = open_store(None)
    store.delete(store.put(make("Shop")).id)
    assert store.purge(None) == 1
    store.maintain()
    assert store.count(trashed=True) == 0


def test_what_is_purged_from_memory_leaves_the_backups_of_the_file_alone(
    path: Path,
    store: SessionStore,
    open_store: Callable[..., SessionStore],
    make: Make,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store.put(make("Shop"))
    backups = [backup.make(path), backup.make(path)]
    store.close()
    monkeypatch.setattr("stackpick_tui.sessions.connecting.TIMEOUT", 0.1)
    with locked(path):
        late = open_store(path)
    late.delete(late.put(make("Blog")).id)
    assert late.purge(None) == 1
    assert late.access.mode is Mode.MEMORY
    assert sorted(backup.newest_first(path)) == sorted(backups)


def test_looking_after_a_sound_file_is_no_change_of_it(store: SessionStore, make: Make) -> None:
    store.put(make("Shop"))
    before = store.data_version()
    store.maintain()
    assert (store.data_version(), store.access.notices) == (before, ())


def test_sessions_brought_in_take_the_place_of_older_ones_only(store: SessionStore, make: Make) -> None:
    old, new = make("old"), make("new")
    assert store.put_all([old, new]) == 2
    assert store.put_all([old.with_name("edited"), make("third")]) == 2
    assert store.put_all([old, new]) == 0
    assert sorted(session.name for session in store.search()) == ["edited", "new", "third"]


def test_a_preference_is_the_one_remembered_last(store: SessionStore) -> None:
    assert store.preference("theme") is None
    store.remember("theme", "nord")
    store.remember("theme", "dracula")
    assert store.preference("theme") == "dracula"
