"""A store that may not be written, or not even read: what needs it ends with 1 and names it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from stackpick_tui.records.session_json import export_json
from stackpick_tui.sessions.clock import now
from stackpick_tui.sessions.session import new_session
from tests.cli.conftest import command, unprivileged


@pytest.mark.parametrize(
    "arguments", [("decide", "--save", "x"), ("import", "{}"), ("ask",), ("delete", "a")]
)
def test_a_read_only_store_ends_what_would_write_with_1(arguments: tuple[str, ...], place: Path) -> None:
    data, file = place / "data", place / "all.json"
    session = replace(new_session(), id="a" * 32)
    file.write_text(json.dumps(export_json([session], now())))
    with unprivileged():
        assert command("import", str(file), "--data-dir", str(data)).code == 0
        (data / "sessions.db").chmod(0o400)
        data.chmod(0o500)
        words = [word.format(file) for word in arguments]
        done = command(*words, "--data-dir", str(data), stdin="y\n" * 5)
        assert done.code == 1
        assert str(data / "sessions.db") in done.err.splitlines()[-1]
        assert "--data-dir" in done.err.splitlines()[-1]
        assert "a" * 8 in command("list", "--data-dir", str(data)).out
        assert command("show", "--last", "--data-dir", str(data)).code == 0


def test_an_unreadable_store_ends_what_would_read_with_1(place: Path) -> None:
    data = place / "data"
    with unprivileged():
        command("decide", "--save", "x", "--data-dir", str(data))
        (data / "sessions.db").chmod(0)
        for arguments in (("list",), ("show", "--last"), ("export", "-o", str(place / "file")), ("purge",)):
            done = command(*arguments, "--data-dir", str(data))
            assert (done.code, done.out) == (1, "")
            assert len(done.err.splitlines()) == 1
            assert str(data / "sessions.db") in done.err
    assert not (place / "file").exists()
