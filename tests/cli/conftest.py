"""Running the command: in this process where that shows as much, else as a shell does."""

import io
import json
import os
import pkgutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

import stackpick_tui.cli
import stackpick_tui.records
import stackpick_tui.sessions
from stackpick_tui.advice.features import Feature
from stackpick_tui.cli import main
from stackpick_tui.sessions.session import Session, new_session
from stackpick_tui.sessions.store import SessionStore
from tests.support.privileges import NOBODY

Shell = Callable[..., "subprocess.CompletedProcess[str]"]
Save = Callable[..., Session]


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Done]


def command(*arguments: str, stdin: str = "") -> Done:
    """Run a command in this process."""
    with (
        redirect_stdout(io.StringIO()) as out,
        redirect_stderr(io.StringIO()) as err,
        mock.patch.object(sys, "stdin", io.StringIO(stdin)),
    ):
        code = main(arguments)
    return Done(code, out.getvalue(), err.getvalue())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Where sessions are kept."""
    return tmp_path / "data"


@pytest.fixture
def run(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run commands in this process, in a folder and on a store of their own."""
    monkeypatch.setenv("STACKPICK_DATA_DIR", str(data))
    monkeypatch.chdir(tmp_path)
    # found by its name, wherever the tests are run from
    monkeypatch.setattr(sys, "argv", ["stackpick-tui"])
    return command


@pytest.fixture
def save(data: Path) -> Save:
    """Keep a session without the command."""

    def put(name: str = "", *features: Feature, session: Session | None = None) -> Session:
        store = SessionStore.open(data / "sessions.db")
        try:
            return store.put(session or new_session().with_features(features).with_name(name))
        finally:
            store.close()

    return put


def kept(data: Path, *, trashed: bool = False) -> list[Session]:
    """Return all sessions that are kept, without the command."""
    store = SessionStore.open(data / "sessions.db", create=False)
    try:
        return store.search(limit=None, trashed=trashed)
    finally:
        store.close()


@pytest.fixture
def shell(data: Path, tmp_path: Path) -> Shell:
    """Run the command as a shell does, with nothing but pipes."""

    def start(
        *arguments: str, stdin: str = "", cwd: Path = tmp_path, **env: str
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "stackpick_tui", *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            cwd=cwd,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(sys.path),
                "STACKPICK_DATA_DIR": str(data),
                "COLUMNS": "80",
                **env,
            },
        )

    return start


@contextmanager
def unprivileged() -> Iterator[None]:
    """Do something as a user whom permissions stop, which they do not stop root."""
    for package in (stackpick_tui.cli, stackpick_tui.records, stackpick_tui.sessions):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            # what is imported later may be out of that user's reach
            import_module(module.name)
    if os.geteuid() != 0:
        yield
        return
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)
