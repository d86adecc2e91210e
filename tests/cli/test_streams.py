"""What only a process of its own shows: encodings, pipes, terminals, colours."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from stackpick_tui.advice.features import Feature
from tests.cli.conftest import Save, Shell
from tests.support.terminal import COMMAND, Terminal, environment


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
@pytest.mark.parametrize(
    "arguments",
    [("list",), ("list", "--json"), ("show", "--last"), ("show", "--last", "--record"), ("explain", "orm")],
    ids=" ".join,
)
def test_output_survives_an_encoding_that_lacks_the_letters(
    arguments: tuple[str, ...], encoding: str, shell: Shell, save: Save
) -> None:
    save("日本語 🧑‍💻", Feature.ORM)
    done = shell(*arguments, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, "")
    assert "ORM" in done.stdout.upper()


@pytest.mark.parametrize(
    "arguments", [("list", "--json"), ("--help",), ("explain",), ("completion", "bash")], ids=" ".join
)
def test_a_closed_pipe_is_no_error(arguments: tuple[str, ...], save: Save, data: Path) -> None:
    save("Shop")
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [*COMMAND, "--data-dir", str(data), *arguments],
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
            # buffered, as it is for a person
            env=environment(PYTHONUNBUFFERED=""),
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_export_can_write_to_standard_output(save: Save, data: Path) -> None:
    session = save("Shop")
    done = subprocess.run(
        [*COMMAND, "export", "-o", "/dev/stdout", "--data-dir", str(data)],
        capture_output=True,
        text=True,
        check=False,
        env=environment(),
    )
    assert done.returncode == 0
    assert f'"id": "{session.id}"' in done.stdout


@pytest.mark.parametrize("arguments", [("decide", "orm"), ("list",), ("show", "--last"), ("explain", "orm")])
def test_a_terminal_gets_colours_and_a_pipe_does_not(
    arguments: tuple[str, ...], shell: Shell, save: Save, data: Path
) -> None:
    save("Shop", Feature.ORM)
    env = environment(NO_COLOR="")  # empty is unset, by its convention
    with Terminal(*arguments, "--data-dir", str(data), env=env) as terminal:
        assert terminal.exit_code() == 0
        assert b"\x1b[1" in terminal.raw
        # what was sent, not what was drawn: a command longer than a row is one line all the same
        shown = re.sub(r"\x1b\[[0-9;]*m", "", terminal.raw.decode()).splitlines()
    plain = shell(*arguments, FORCE_COLOR="1", TERM="xterm-256color").stdout
    assert "\x1b" not in plain
    assert shown == plain.splitlines()


@pytest.mark.parametrize("changes", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_a_terminal_that_wants_no_colours_gets_no_escape_codes(
    changes: dict[str, str], save: Save, data: Path
) -> None:
    save("Shop", Feature.ORM)
    for arguments in (("list",), ("explain", "orm"), ("show", "--last"), ("--help",)):
        with Terminal(*arguments, "--data-dir", str(data), env=environment(**changes)) as terminal:
            assert terminal.exit_code() == 0
            assert b"\x1b" not in terminal.raw
