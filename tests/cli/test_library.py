"""Commands on saved sessions."""

import json
from pathlib import Path

from tests.cli.conftest import Shell


def save(shell: Shell, name: str, *features: str) -> str:
    return shell("decide", *features, "--save", name).stdout.splitlines()[-1]


def test_list_is_newest_first_with_ids_verdict_and_ticks(shell: Shell) -> None:
    old, new = save(shell, "Old", "orm"), save(shell, "New", "accounts", "admin")
    first, second = shell("list").stdout.splitlines()
    assert first.startswith(new[:8])
    assert second.startswith(old[:8])
    assert "Django" in first
    assert "New (accounts, admin)" in first
    assert "Flask" in second


def test_list_finds_text_anywhere_literally(shell: Shell) -> None:
    save(shell, "100 % Über", "orm")
    save(shell, "Shop", "admin")
    assert shell("list", "100 %").stdout.count("\n") == 1
    assert shell("list", "über").stdout.count("\n") == 1
    assert "Shop" in shell("list", "ADMIN").stdout
    assert shell("list", "_").stdout == ""


def test_list_shows_50_and_says_how_many_more_there_are(shell: Shell, data: Path) -> None:
    from stackpick_tui.sessions.session import new_session
    from stackpick_tui.sessions.store import SessionStore

    store = SessionStore.open(data / "sessions.db")
    for number in range(53):
        store.put(new_session().renamed(f"Project {number}"))
    store.close()
    done = shell("list")
    assert done.stdout.count("\n") == 50
    assert "3 more" in done.stderr
    assert shell("list", "--all").stdout.count("\n") == 53
    assert len(json.loads(shell("list", "--json").stdout)["sessions"]) == 53


def test_listing_nothing_says_so_on_standard_error_and_leaves_no_trace(shell: Shell, data: Path) -> None:
    done = shell("list")
    assert done.returncode == 0
    assert done.stdout == ""
    assert "no session is saved yet" in done.stderr
    assert not data.exists()
    assert json.loads(shell("list", "--json").stdout) == {"schema": 1, "sessions": []}


def test_paths_names_the_database_before_and_after_it_exists(shell: Shell, data: Path) -> None:
    place = json.loads(shell("paths", "--json").stdout)
    assert place["data"] == str(data)
    assert place["database"] == str(data / "sessions.db")
    assert place["files"] == []
    save(shell, "x", "orm")
    assert str(data / "sessions.db") in json.loads(shell("paths", "--json").stdout)["files"]
    assert str(data / "sessions.db") in shell("paths").stdout


def test_an_option_counts_before_and_after_the_command(shell: Shell, tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    shell("--data-dir", other, "decide", "orm", "--save", "Before")
    shell("decide", "orm", "--save", "After", "--data-dir", other)
    assert shell("list", "--data-dir", other).stdout.count("\n") == 2
    assert shell("--data-dir", other, "list").stdout.count("\n") == 2
    assert shell("list").stdout == ""


def test_output_survives_an_encoding_that_lacks_the_letters(shell: Shell) -> None:
    save(shell, "日本語", "orm")
    done = shell("list", PYTHONIOENCODING="cp1252")
    assert done.returncode == 0
    assert "orm" in done.stdout


def test_a_closed_pipe_is_no_error(shell: Shell, data: Path) -> None:
    import subprocess
    import sys

    save(shell, "x", "orm")
    listing = f"{sys.executable} -m stackpick_tui list --json --data-dir {data}"
    command = f"{listing} | head -c 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "{")
