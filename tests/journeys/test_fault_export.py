"""Fault 41 with the real command: a file to write that cannot be written, or that is there already."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from stackpick_tui.sessions.session import new_session
from tests.support.app import keep
from tests.support.privileges import needs_modes
from tests.support.terminal import COMMAND, environment

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits and modes of a POSIX system")

FULL_DISK = ("sh", "-c", 'ulimit -f 0; exec "$@"', "sh")
"""Begins a command that can make no file larger than nothing."""
MODES_HOLD = (
    sys.executable,
    "-c",
    "import os, sys; from tests.support.privileges import obey_modes_after_exec;"
    " obey_modes_after_exec(); os.execv(sys.argv[1], sys.argv[1:])",
)
"""Begins a command that may not write where modes forbid it, whoever runs the tests."""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out" / "sessions.json"


def export(target: Path, *options: str, through: Sequence[str] = ()) -> tuple[int, str]:
    """Export a session in a process of its own; return the exit code and what it said."""
    data = target.parent.parent / "data"
    keep(data / "sessions.db", new_session().with_name("Shop").with_note("x" * 10_000))
    done = subprocess.run(
        [*through, *COMMAND, "--data-dir", str(data), "export", "-o", str(target), *options],
        capture_output=True, text=True, check=False, env=environment(),
    )  # fmt: skip
    assert done.stdout == ""
    [line] = done.stderr.splitlines()
    return done.returncode, line


def test_fault_41_a_file_that_is_there_stays_as_it_is_and_the_message_says_how_to_replace_it(
    target: Path,
) -> None:
    target.write_text("mine")
    code, line = export(target)
    assert code == 1
    assert str(target) in line
    assert "--force" in line
    assert target.read_text() == "mine"


def test_fault_41_a_missing_folder_is_named_and_not_made(target: Path) -> None:
    target.parent.rmdir()
    code, line = export(target)
    assert code == 1
    assert str(target) in line
    assert not target.parent.exists()


@pytest.mark.parametrize("is_there", [False, True], ids=["new", "replaced"])
def test_fault_41_a_full_disk_leaves_no_part_of_a_file_and_the_old_one_whole(
    target: Path, is_there: bool
) -> None:
    if is_there:
        target.write_text("mine")
    code, line = export(target, "--force", through=FULL_DISK)
    assert code == 1
    assert str(target) in line
    assert {each.name: each.read_text() for each in target.parent.iterdir()} == (
        {"sessions.json": "mine"} if is_there else {}
    )


@needs_modes
def test_fault_41_a_folder_that_is_write_protected_stays_as_it_is(target: Path) -> None:
    target.write_text("mine")
    target.parent.chmod(0o500)
    code, line = export(target, "--force", through=MODES_HOLD)
    target.parent.chmod(0o700)
    assert code == 1
    assert str(target) in line
    assert "ermission denied" in line
    assert [each.read_text() for each in target.parent.iterdir()] == ["mine"]


def test_fault_41_a_target_that_is_a_folder_is_named(target: Path) -> None:
    target.mkdir()
    code, line = export(target, "--force")
    assert code == 1
    assert "folder" in line
    assert not list(target.iterdir())
