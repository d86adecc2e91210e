from pathlib import Path

import pytest

from stackpick_tui.sessions import connecting, inbox
from stackpick_tui.tui import app


@pytest.fixture(autouse=True)
def _no_care(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make no backup unasked, however long a test takes on a busy machine."""
    monkeypatch.setattr(inbox, "MAINTAIN_AFTER", 3600.0)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give locks up soon, try again soon, and ask soon whether to quit without saving."""
    monkeypatch.setattr(connecting, "TIMEOUT", 0.1)
    monkeypatch.setattr(inbox, "RETRY", 0.05)
    monkeypatch.setattr(app, "FLUSH", 0.1)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "data" / "sessions.db"
