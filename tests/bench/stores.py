"""Stores of any size, filled with sessions as people would have them."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions.clock import now
from stackpick_tui.sessions.paths import database
from stackpick_tui.sessions.session import Session, new_session
from stackpick_tui.sessions.store import SessionStore

NOTE = "Two teams, one year; Ana asked for an admin site. "


def fill(directory: Path, sessions: int) -> Path:
    """Make a data directory with so many sessions, a minute apart; return it."""
    path = database(directory)
    with closing(SessionStore.open(path)) as store:
        store.put_all([_session(number) for number in range(sessions)])
    return directory


def _session(number: int) -> Session:
    ticked = {feature for feature in Feature if number >> (feature.number - 1) & 1}
    session = (
        new_session().with_features(ticked).with_name(f"Project {number:06d}").with_note(NOTE * (number % 5))
    )
    for constraint in list(Constraint)[number % 7 :: 7]:
        session = session.with_constraint_toggled(constraint)
    moment = now() - timedelta(minutes=number)
    return replace(session, created=moment, updated=moment)
