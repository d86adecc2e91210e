"""What only a process of its own shows: encodings, pipes, terminals, colours."""

import os
import subprocess
from pathlib import Path

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.cli.layout import print_laid_out
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
    with Terminal(*arguments, "--data-dir", str(data), env=env, size=(80, 400)) as terminal:
        assert terminal.exit_code() == 0
        assert b"\x1b[1" in terminal.raw
        shown = [line.rstrip() for line in terminal.text.splitlines()]
    plain = shell(*arguments, FORCE_COLOR="1", TERM="xterm-256color").stdout
    assert "\x1b" not in plain
    # a terminal breaks a command that is too long for a line; here nothing else is
    rows = [line[start : start + 80] for line in plain.splitlines() for start in range(0, len(line) or 1, 80)]
    assert shown[: len(rows)] == [row.rstrip() for row in rows]


@pytest.mark.parametrize("changes", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_a_terminal_that_wants_no_colours_gets_no_escape_codes(
    changes: dict[str, str], save: Save, data: Path
) -> None:
    save("Shop", Feature.ORM)
    for arguments in (("list",), ("explain", "orm"), ("show", "--last"), ("--help",)):
        with Terminal(*arguments, "--data-dir", str(data), env=environment(**changes)) as terminal:
            assert terminal.exit_code() == 0
            assert b"\x1b" not in terminal.raw


def laid_out(
    text: str, columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("NO_COLOR", "1")
    print_laid_out(text)
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        ("Why:     one two three four\n", 23, "Why:     one two three\n         four\n"),
        ("Note: a\n      b c d e f g h i j\n", 19, "Note: a\n      b c d e f g h\n      i j\n"),
        ("- no label here\n", 12, "- no label\nhere\n"),
        ("Title\n=====\n", 20, "Title\n=====\n"),
        ("Session: 日本語日本語 日本\n", 22, "Session: 日本語日本語\n         日本\n"),
        ("Session: [/foo] [bold :smile:\n", 80, "Session: [/foo] [bold :smile:\n"),
        ("Id:       12345678901234567890\n", 14, "Id:\n12345678901234\n567890\n"),
        (
            "0123abcd  2026-11-22 14:31  Flask   one two three\n",
            48,
            "0123abcd  2026-11-22 14:31  Flask   one two\n" + " " * 36 + "three\n",
        ),
        ("", 80, ""),
        ("a\n\nb\n", 80, "a\n\nb\n"),
    ],
)
def test_long_lines_continue_beneath_their_text(
    text: str, columns: int, shown: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert laid_out(text, columns, monkeypatch, capsys) == shown
