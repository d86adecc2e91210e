"""Wrong usage, no terminal, and what `--help` and `--version` say."""

import argparse
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from stackpick_tui import __version__
from stackpick_tui.advice.features import Feature
from stackpick_tui.cli.commands import COMMANDS
from stackpick_tui.cli.parser import build, parse
from tests.cli.conftest import Run, Save, Shell


@pytest.mark.parametrize("arguments", [("--version",), ("list", "--version"), ("--version", "list")])
def test_version_is_the_package_s(arguments: tuple[str, ...], run: Run) -> None:
    assert run(*arguments).out == f"stackpick-tui {__version__}\n"


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_help_is_short_ascii_within_80_columns(command: str, run: Run) -> None:
    done = run(*command.split(), "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.isascii()
    assert max(map(len, done.out.splitlines())) <= 80
    assert len(done.out.splitlines()) <= 40


@pytest.mark.parametrize("columns", ["20", "200"])
def test_the_width_of_the_terminal_does_not_change_the_help(
    columns: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = run("--help").out
    monkeypatch.setenv("COLUMNS", columns)
    assert run("--help").out == said


def test_help_names_every_command_option_and_exit_code(run: Run) -> None:
    said = run("--help").out
    for command in COMMANDS:
        assert f"\n    {command} " in said
    for option in ("--data-dir", "--debug", "--version", "--help"):
        assert option in said
    for code in ("0 ", "1 ", "2 ", "130 "):
        assert f"\n  {code}" in said
    assert "129" in said
    assert "143" in said


@pytest.mark.parametrize("command", ["decide", "explain"])
def test_help_explains_every_feature_a_command_takes(command: str, run: Run) -> None:
    said = run(command, "--help").out
    for feature in Feature:
        assert (
            f"\n  {feature.id:12}{feature.label}: {feature.meaning[0].lower()}{feature.meaning[1:]}\n" in said
        )


WRONG = pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("lst",), 'no command "lst", did you mean "list"?'),
        (("zebra",), 'no command "zebra"'),
        (("-", "list"), 'no command "-"'),
        (("--jsn", "lst"), 'no option "--jsn"'),
        (("--help=3",), "--help takes no value"),
        (("begin", "--on", "Bottle"), '--on cannot be "Bottle", only one of flask, django'),
        (("diff",), "A and B are missing"),
        (("decide", "Accounts,ORM"), "put spaces between features, no commas"),
        (("decide", "--jsn"), 'no option "--jsn" here, did you mean "--json"?'),
        (("list", "--al"), 'no option "--al" here, did you mean "--all"?'),
        (("--jsn", "decide"), 'no option "--jsn"'),
        (("list", "--json=3"), "--json takes no value"),
        (("decide", "accounts", "orn"), '"orn" is not a feature: did you mean "orm"?'),
        (("decide", "--json", "zebra"), "the features are accounts, orm, migrations, social, admin"),
        (("decide", "--json", "--record"), "--json and --record cannot be given together"),
        (("decide", "--save"), "--save needs a value"),
        (("decide", "--save", "x", "--decision", "jango"), 'did you mean "Django"?'),
        (("show", "a", "b"), '"b" is one word too many'),
        (("list", "a", "b"), '"b" is one word too many'),
        (("show",), "give an ID, or --last"),
        (("show", "a", "--last"), "give an ID, or --last"),
        (("check",), "FILE is missing"),
        (("import",), "FILE is missing"),
        (("export",), "--output is missing"),
        (("diff", "a"), "B is missing"),
        (("delete",), "ID is missing"),
        (("restore",), "ID is missing"),
        (("completion",), "SHELL is missing"),
        (("completion", "tcsh"), "only one of bash, zsh, fish"),
        (("list", "--data-dir", "~/somewhere"), "somewhere"),
        (("--data-dir=~", "list"), "'~' is not an absolute path"),
        (("paths", "--data-dir", ""), "--data-dir"),
        (("decide", "--save", "caf\udce9"), '--save: "caf\\xe9" is not text in'),
        (
            ("decide", "--record", "--decision", "flask", "--reason", "\udce9"),
            '--reason: "\\xe9" is not text',
        ),
        (("decide", "--save", "x", "--decision", "flask", "--decided-by", "\udce9"), "--decided-by: "),
        (("decide", "orm\udce9"), "orm"),
        (("list", "\udce9"), 'TEXT: "\\xe9" is not text'),
        (("show", "\udce9"), 'ID: "\\xe9" is not text'),
        (("delete", "\udce9"), 'ID: "\\xe9" is not text'),
        (("export", "\udce9", "-o", "-"), 'ID: "\\xe9" is not text'),
        (("completion", "\udce9"), "SHELL: "),
        (("--data-dir",), "--data-dir needs a value"),
        (("check", "a\nb\x1b[31m"), "a\\nb\\x1b[31m"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)


@WRONG
def test_wrong_usage_is_one_clear_line_and_exit_2(arguments: tuple[str, ...], said: str, run: Run) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert said in done.err
    assert done.err.startswith("stackpick-tui: ")
    assert "argument" not in done.err


@WRONG
def test_a_mistake_is_said_in_our_words_in_whatever_language_argparse_speaks(
    arguments: tuple[str, ...], said: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_english = run(*arguments).err
    monkeypatch.setattr(argparse, "_", lambda text: f"<{text}>")
    assert said in in_english
    assert run(*arguments).err == in_english


def test_a_relative_variable_is_wrong_usage_too(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STACKPICK_DATA_DIR", "here")
    done = run("list")
    assert done.code == 2
    assert "STACKPICK_DATA_DIR" in done.err
    assert not (tmp_path / "here").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("decide", "accounts", "--json", "orm"),
        ("decide", "--json", "accounts", "orm"),
        ("decide", "accounts", "orm", "--json"),
        ("decide", "--json", "--", "accounts", "orm"),
        ("--debug", "decide", "accounts", "orm", "--json"),
    ],
    ids=" ".join,
)
def test_arguments_and_options_may_stand_in_any_order(arguments: tuple[str, ...], run: Run) -> None:
    assert run(*arguments).json["features"] == ["accounts", "orm"]


def test_what_stands_behind_two_dashes_is_no_option(run: Run, save: Save) -> None:
    save("--all")
    save("Shop")
    assert run("list", "--", "--all").out.count("\n") == 1


def test_a_directory_named_like_a_command_is_no_command(run: Run, tmp_path: Path) -> None:
    directory = str(tmp_path / "list")
    assert parse(["--data-dir", directory, "paths"]).data_dir == directory
    assert run("--data-dir", directory, "paths", "--json").json["data"] == directory
    assert run(f"--data-dir={directory}", "paths", "--json").json["data"] == directory
    assert run("paths", f"--data-dir={directory}", "--json").json["data"] == directory


@pytest.mark.parametrize(
    "words",
    [
        ["decide", "admin", "--json"],
        ["decide", "orm", "--save", "x", "--decision", "flask", "--reason", "y", "--decided-by", "z"],
        ["explain", "--json"],
        ["list", "text", "--all"],
        ["show", "--last", "--record"],
        ["diff", "a", "b", "--json"],
        ["export", "a", "b", "-o", "file", "--force"],
        ["purge", "--all", "--yes"],
        ["completion", "zsh"],
        *([name, "x"] for name in ("open", "import", "check", "delete", "restore")),
        ["ask"],
        ["paths"],
    ],
    ids=" ".join,
)
def test_one_command_alone_is_parsed_as_among_all(words: list[str]) -> None:
    assert parse(words) == build().parse_args(words)


def test_an_option_counts_before_and_after_the_command(run: Run, tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    run("--data-dir", other, "decide", "orm", "--save", "Before")
    run("decide", "orm", "--save", "After", "--data-dir", other)
    assert run("list", "--data-dir", other).out.count("\n") == 2
    assert run("--data-dir", other, "list").out.count("\n") == 2
    assert run("list").out == ""


def test_only_debug_shows_where_an_error_came_from(run: Run) -> None:
    assert "Traceback" not in run("check", "nothing").err
    done = run("check", "nothing", "--debug")
    assert done.code == 2
    assert "Traceback" in done.err
    assert done.err.splitlines()[-1] == "stackpick-tui: nothing: there is no such file"


def test_what_nobody_foresaw_is_one_line_and_exit_1(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("by chance")

    monkeypatch.setattr("stackpick_tui.cli.advise.verdict_for", fail)
    done = run("decide")
    assert (done.code, done.out) == (1, "")
    assert done.err == "stackpick-tui: ZeroDivisionError: by chance; --debug shows where\n"


def on_a_terminal(*arguments: str, **env: str) -> tuple[int, bytes]:
    """Run the command on a terminal that may be dumb; return exit code and everything written."""
    pid, fd = pty.fork()
    if pid == 0:
        os.execvpe(sys.executable, [sys.executable, "-m", "stackpick_tui", *arguments], {**os.environ, **env})
    written = b""
    while True:
        try:
            data = os.read(fd, 4096)
        except OSError:
            break
        if not data:
            break
        written += data
    os.close(fd)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), written


@pytest.mark.parametrize("arguments", [(), ("open", "--last"), ("open", "a")], ids=["new", "last", "one"])
def test_without_a_terminal_the_app_says_so_in_one_line_and_exits_2(
    arguments: tuple[str, ...], shell: Shell
) -> None:
    done = shell(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert " ask' asks the five questions" in done.stderr
    assert " decide' takes the answers" in done.stderr
    assert "\x1b" not in done.stderr


def test_a_dumb_terminal_is_no_terminal(tmp_path: Path) -> None:
    path = os.pathsep.join(sys.path)
    code, written = on_a_terminal(TERM="dumb", STACKPICK_DATA_DIR=str(tmp_path), PYTHONPATH=path)
    assert code == 2
    assert b"\x1b" not in written
    assert b" decide' takes the answers" in written
    assert written.count(b"\n") == 1


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
def test_a_pipe_in_place_of_any_stream_is_no_terminal(stream: str, tmp_path: Path) -> None:
    controller, terminal = pty.openpty()
    try:
        streams: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), terminal)
        streams[stream] = subprocess.PIPE
        done = subprocess.run(
            [sys.executable, "-m", "stackpick_tui"],
            check=False,
            timeout=30,
            env={**os.environ, "STACKPICK_DATA_DIR": str(tmp_path), "TERM": "xterm"},
            **streams,
        )
        assert done.returncode == 2
    finally:
        os.close(controller)
        os.close(terminal)
    assert not (tmp_path / "sessions.db").exists()
