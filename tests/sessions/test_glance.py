"""A glance at the newest sessions leaves the file as it is, whoever wrote it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions.glance import newest
from stackpick_tui.sessions.session import new_session
from stackpick_tui.sessions.store import SessionStore

RELEASES = sorted(Path(__file__).with_name("releases").glob("*.sql"))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.stem)
def test_a_file_of_every_release_is_read_without_upgrading_it(path: Path, release: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(release.read_text())
    before = contents(path.parent)
    found = newest(path, 10, trashed=False)
    assert contents(path.parent) == before
    with closing(SessionStore.open(path)) as store:
        assert found == store.search()


def test_it_finds_what_the_store_finds_in_the_same_order(path: Path) -> None:
    with closing(SessionStore.open(path)) as store:
        kept = [store.put(new_session().with_features([feature])) for feature in Feature]
        for session in kept[:2]:
            store.delete(session.id)
        saved, trashed = store.search(), store.search(trashed=True)
    assert newest(path, 10, trashed=False) == saved
    assert newest(path, 10, trashed=True) == trashed
    assert newest(path, 2, trashed=False) == saved[:2]


def test_a_file_that_another_program_writes_to_is_given_up_on(path: Path) -> None:
    SessionStore.open(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError):
            newest(path, 10, trashed=False)


def test_where_no_file_is_none_is_made(path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        newest(path, 10, trashed=False)
    assert not path.parent.exists()
