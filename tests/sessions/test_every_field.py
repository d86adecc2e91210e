"""Every field of a session comes back from the store and from JSON, also one that is added tomorrow."""

from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, datetime, timedelta

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions.session import Decision, Session, new_session
from stackpick_tui.sessions.store import SessionStore

BEGUN = datetime(2025, 11, 22, 14, 30, tzinfo=UTC)
OF_THE_STORE = {"revision", "flaw"}
"""What the store says of a session, rather than keeps for it."""


def full() -> Session:
    """Make a session that has something else than at first in every field."""
    session = (
        new_session().with_features({Feature.ORM, Feature.ADMIN}).with_name("Shop").with_note("two\nlines")
    )
    session = session.with_decision(Decision("FastAPI", "small", "Ana"))
    return Session(
        **{each.name: getattr(session, each.name) for each in fields(Session)}
        | {
            "unknown": ("telepathy",),
            "constraints": frozenset({Constraint.OLD_PYTHON, Constraint.NOSQL}),
            "unknown_constraints": ("clairvoyance",),
            "rule": "2019-01-01",
            "created": BEGUN,
            "updated": BEGUN + timedelta(days=1),
        }
    )


def test_the_session_made_here_has_something_in_every_field() -> None:
    session, fresh = full(), new_session()
    same = {each.name for each in fields(Session) if getattr(session, each.name) == getattr(fresh, each.name)}
    assert same == OF_THE_STORE


def test_every_field_comes_back_from_the_store(store: SessionStore) -> None:
    session = full()
    store.put(session)
    back = store.get(session.id)
    for each in fields(Session):
        if each.name not in OF_THE_STORE:
            assert getattr(back, each.name) == getattr(session, each.name), each.name


def test_every_field_comes_back_from_another_process(
    store: SessionStore, open_store: Callable[..., SessionStore]
) -> None:
    session = store.put(full())
    assert open_store(store.access.path).get(session.id) == session
