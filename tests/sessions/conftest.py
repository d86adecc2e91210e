"""Stores to test with, sessions to put into them, and processes of their own."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions import inbox as inbox_module
from stackpick_tui.sessions.inbox import WriterInbox
from stackpick_tui.sessions.reports import Report, Saved
from stackpick_tui.sessions.session import Session, new_session
from stackpick_tui.sessions.store import SessionStore
from stackpick_tui.sessions.writer import start_writer
from tests.support.saving import PATIENCE, Kept, Listener, Make, Start

CHILDREN = Path(__file__).parent / "children"
Visit = Callable[..., dict[str, Any]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store may be."""
    return tmp_path / "data" / "sessions.db"


@pytest.fixture
def open_store() -> Iterator[Callable[..., SessionStore]]:
    """Open stores that are closed at the end."""
    stores: list[SessionStore] = []

    def open_one(path: Path | None, **options: Any) -> SessionStore:
        stores.append(SessionStore.open(path, **options))
        return stores[-1]

    yield open_one
    for store in stores:
        store.close()


@pytest.fixture
def store(path: Path, open_store: Callable[..., SessionStore]) -> SessionStore:
    """Return an empty store on disk."""
    return open_store(path)


@pytest.fixture
def make() -> Make:
    """Make sessions, each a minute newer than the one before."""
    begun = datetime(2025, 11, 22, 14, 30, tzinfo=UTC)
    made: list[Session] = []

    def make_one(name: str = "", *features: Feature, note: str = "", **changes: Any) -> Session:
        moment = begun + timedelta(minutes=len(made))
        session = new_session().with_features(features).with_name(name).with_note(note)
        made.append(replace(session, **{"created": moment, "updated": moment} | changes))
        return made[-1]

    return make_one


@pytest.fixture
def visit() -> Visit:
    """Open a store in an unprivileged process of its own, and return what it saw there."""

    def run(path: Path, *options: str, cwd: Path | None = None) -> dict[str, Any]:
        done = subprocess.run(
            [sys.executable, str(CHILDREN / "visitor.py"), str(path), *options],
            capture_output=True, text=True, timeout=30, cwd=cwd, check=False,
        )  # fmt: skip
        assert not done.stderr, done.stderr
        seen: dict[str, Any] = json.loads(done.stdout)
        return seen

    return run


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def start(path: Path, listener: Listener, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Start threads on the store that end with the test; they try again quickly."""
    monkeypatch.setattr(inbox_module, "RETRY", 0.05)
    monkeypatch.setattr("stackpick_tui.sessions.connecting.TIMEOUT", 0.1)
    started: list[WriterInbox] = []

    def start_one(at: Path | None = path, report: Callable[[Report], None] | None = listener) -> WriterInbox:
        started.append(start_writer(lambda: SessionStore.open(at), report))
        return started[-1]

    yield start_one
    for autosave in started:
        autosave.close(0)
        autosave.close(PATIENCE if not autosave.has_unsaved else 0.5)


@pytest.fixture
def kept(start: Start, listener: Listener, make: Make) -> Kept:
    """Start a thread, and have it save a session."""
    autosave, session = start(), make("Shop")
    autosave.put(session)
    listener.next(Saved)
    return autosave, session
