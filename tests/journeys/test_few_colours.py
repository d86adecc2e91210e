"""A terminal of sixteen colours or fewer: an ANSI theme, whatever was chosen, which stays chosen."""

import re
from pathlib import Path

import pytest

from stackpick_tui.sessions.store import SessionStore
from tests.support.terminal import Terminal, environment

FEW = ("xterm-16color", "linux", "vt100", "screen")
MANY: dict[str, dict[str, str]] = {"xterm-256color": {}, "xterm-16color": {"COLORTERM": "truecolor"}}
OWN_GROUND = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:4[0-7]|10[0-7]|48;[0-9;]+)(?:;[0-9;]*)?m +[A-Za-z]")
"""Text on a background that is not the terminal's."""
FINE = re.compile(rb"[34]8;[25];")
"""A colour beyond the sixteen."""


def chosen(data: Path, theme: str | None = None) -> str | None:
    """Remember a theme, if one is named, and return the one that is remembered."""
    store = SessionStore.open(data / "sessions.db")
    try:
        if theme:
            store.remember("theme", theme)
        return store.preference("theme")
    finally:
        store.close()


def drawn(data: Path, **changes: str) -> bytes:
    with Terminal("--data-dir", str(data), env=environment(**changes)) as terminal:
        terminal.wait("Verdict: Flask.*q quit")
        terminal.send("1", "s")
        terminal.wait("Sessions: 1")
        terminal.settle()
        terminal.send("q")
        assert terminal.exit_code() == 0
        return bytes(terminal.raw)


@pytest.mark.parametrize("term", FEW)
def test_few_colours_start_in_an_ansi_theme_and_what_was_chosen_stays_so(term: str, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    chosen(tmp_path / "data", "dracula")
    raw = drawn(tmp_path / "data", TERM=term)
    assert not FINE.search(raw)
    assert not OWN_GROUND.search(raw)
    assert chosen(tmp_path / "data") == "dracula"


@pytest.mark.parametrize(("term", "changes"), MANY.items(), ids=["256", "true colours"])
def test_many_colours_start_in_the_chosen_theme(term: str, changes: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    chosen(tmp_path / "data", "dracula")
    assert FINE.search(drawn(tmp_path / "data", TERM=term, **changes))
