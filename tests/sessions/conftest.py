"""Stores to test with, sessions to put into them, and processes of their own."""

import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions import autosave as autosave_module
from stackpick_tui.sessions.autosave import Autosave
from stackpick_tui.sessions.reports import Report
from stackpick_tui.sessions.session import Session, new_session
from stackpick_tui.sessions.store import SessionStore

CHILDREN = Path(__file__).parent / "children"
NOBODY = 65534
PATIENCE = 20
R = TypeVar("R")
Start = Callable[..., Autosave]

Make = Callable[..., Session]
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
        session = new_session().with_features(features).renamed(name).noted(note)
        made.append(replace(session, **{"created": moment, "updated": moment} | changes))
        return made[-1]

    return make_one


@pytest.fixture
def place() -> Iterator[Path]:
    """Return a folder that an unprivileged process can work in."""
    folder = Path(tempfile.mkdtemp(prefix="sessions-"))
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
    yield folder
    for parent, folders, _ in os.walk(folder):
        for name in folders:
            (Path(parent) / name).chmod(0o700)
    shutil.rmtree(folder)


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


class Listener:
    """Collects reports, and waits for one of a kind."""

    def __init__(self) -> None:
        self._queue: queue.Queue[Report] = queue.Queue()
        self.heard: list[Report] = []

    def __call__(self, report: Report) -> None:
        self._queue.put(report)

    def next(self, kind: type[R]) -> R:
        while True:
            report = self._queue.get(timeout=PATIENCE)
            self.heard.append(report)
            if isinstance(report, kind):
                return report

    def rest(self) -> list[Report]:
        while not self._queue.empty():
            self.heard.append(self._queue.get())
        return self.heard

    def count(self, kind: type[object]) -> int:
        return sum(isinstance(report, kind) for report in self.rest())


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def start(path: Path, listener: Listener, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Start threads on the store that end with the test; they try again quickly."""
    monkeypatch.setattr(autosave_module, "RETRY", 0.05)
    monkeypatch.setattr("stackpick_tui.sessions.connecting.TIMEOUT", 0.1)
    started: list[Autosave] = []

    def start_one(at: Path | None = path, report: Callable[[Report], None] | None = listener) -> Autosave:
        started.append(Autosave(lambda: SessionStore.open(at), report))
        return started[-1]

    yield start_one
    for autosave in started:
        autosave.close(0)
        autosave.close(PATIENCE if not autosave.owes else 0.5)
