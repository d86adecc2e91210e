"""Every error is one line: the thing, the reason, the next step."""

from pathlib import Path

import pytest

from stackpick_tui.sessions.errors import (
    AmbiguousSession,
    Conflict,
    DataDirectoryError,
    ReadOnlyStore,
    StoreError,
    StoreUnavailable,
    Superseded,
    UnknownSession,
)
from tests.support.saving import Make

FILE = Path("/data/sessions.db")


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (
            StoreUnavailable("the disk is full", FILE),
            f"{FILE}: the disk is full; fix that, or choose another directory with --data-dir",
        ),
        (
            ReadOnlyStore("no home directory"),
            "no home directory; fix that, or choose another directory with --data-dir",
        ),
        (Superseded(), "this search was replaced by a newer one; search again"),
        (UnknownSession("abc"), "there is no session 'abc'; 'list' shows them"),
        (
            UnknownSession("abc", where=" in the trash", step="it was not deleted"),
            "there is no session 'abc' in the trash; it was not deleted",
        ),
        (UnknownSession("a" * 40), f"there is no session '{'a' * 40}'; 'list' shows them"),
        (UnknownSession("Shop"), "'Shop' is not a session id; 'list TEXT' finds ids by name"),
        (UnknownSession("a" * 41), f"there is no session '{'a' * 40}...'; 'list' shows them"),
        (
            DataDirectoryError("--data-dir", "data"),
            "--data-dir: 'data' is not an absolute path; give one that starts at the root",
        ),
    ],
    ids=repr,
)
def test_an_error_says_what_it_is_about_why_and_what_to_do(error: StoreError, line: str) -> None:
    assert str(error) == line


def test_an_ambiguous_id_is_told_with_what_it_may_mean(make: Make) -> None:
    one, other = make("one", id="a" * 32), make("other", id="ab" * 16)
    error = AmbiguousSession("a", [one, other])
    assert str(error) == f"'a' begins more than one session id ({one.id}, {other.id}); give more digits"
    assert (error.prefix, error.candidates) == ("a", (one, other))


def test_a_conflict_names_the_session(make: Make) -> None:
    theirs = make("theirs")
    error = Conflict(theirs)
    assert str(error) == f"session {theirs.id} was changed elsewhere since it was read; read it again"
    assert error.theirs is theirs
