"""What the shells offer that is not the same at all times: sessions; meanings; any path of the program."""

import os
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions.session import Session, new_session
from tests.cli.conftest import Run, Save
from tests.cli.generating import shipped
from tests.cli.test_completion import needs
from tests.support.terminal import Terminal, environment

SHELLS = [pytest.param(name, marks=needs(name)) for name in ("bash", "zsh", "fish")]
START = {
    "bash": ("--norc", "--noprofile", "-i"),
    "zsh": ("-f", "-i"),
    "fish": ("--no-config",),
}
READY = {
    "bash": "PS1='READY> '; bind 'set bell-style none'; source {script}",
    "zsh": "PS1='READY> '; unsetopt beep; autoload -Uz compinit; compinit -u -D; source {script}",
}
SAVED = ("open", "show", "diff", "delete", "export", "export -o all.json", "diff 0000", "show --json")

Offer = Callable[..., list[str]]


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Return the program in a folder whose name has to be quoted."""
    path = tmp_path / "my own-bin" / "stackpick-tui"
    path.parent.mkdir()
    path.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m stackpick_tui "$@"\n')
    path.chmod(0o755)
    return path


def offered(shell: str, line: str, cwd: Path, **env: str) -> list[str]:
    """Return what a shell that cannot be asked in a terminal's stead offers at the end of a line."""
    script = shlex.quote(str(shipped(shell)))
    if shell == "fish":
        words = [f"source {script}; complete -C {shlex.quote(line)}"]
    else:
        words = [
            f"""source {script}; COMP_WORDS=({line}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
            COMP_WORDS[0]={shlex.quote(shlex.quote(shlex.split(line)[0]))}
            _stackpick_tui 2>/dev/null; printf '%s\\n' "${{COMPREPLY[@]}}" """
        ]
    start = [shell, *(("--no-config",) if shell == "fish" else ("--norc",)), "-c", *words]
    done = subprocess.run(
        start, capture_output=True, text=True, check=True, cwd=cwd, env=environment(HOME=str(cwd), **env)
    )
    return [row for row in done.stdout.splitlines() if row]


def typed(shell: str, program: Path, line: str, whole: str, cwd: Path, **env: str) -> None:
    """Type a line and the tab key into a shell on a terminal, and wait for what it becomes."""
    path = f"{program.parent}:{os.environ['PATH']}"
    env = environment(HOME=str(cwd), PATH=path, **env)
    with Terminal(*START[shell], command=[shell], cwd=cwd, env=env, size=(200, 20)) as terminal:
        terminal.send(READY[shell].format(script=shlex.quote(str(shipped(shell)))), "; clear\n")
        terminal.wait(r"^READY> \s*$")
        terminal.send(line, "\t")
        terminal.wait(f"READY> {whole}")


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("given", ["variable", "option", "option=", "home"])
def test_the_beginning_of_an_id_is_completed_whatever_says_where_the_data_is(
    shell: str, given: str, program: Path, save: Save, data: Path, tmp_path: Path
) -> None:
    session = save("Shop", Feature.ORM)
    option = {
        "variable": "",
        "option": "--data-dir data ",
        "option=": "--data-dir=data ",
        "home": "--data-dir ~/data ",
    }[given]
    env = {"STACKPICK_DATA_DIR": str(data)} if given == "variable" else {}
    line = f"stackpick-tui show {option}{session.id[:5]}"
    whole = line.removesuffix(session.id[:5]) + session.short_id
    if shell == "fish":
        path = f"{program.parent}:{os.environ['PATH']}"
        assert offered(shell, line, tmp_path, PATH=path, **env) == [f"{session.short_id}\tShop"]
    else:
        typed(shell, program, line, whole, tmp_path, **env)


@needs("bash")
@pytest.mark.parametrize("command", SAVED)
def test_bash_offers_saved_sessions_where_a_command_takes_one(
    command: str, program: Path, save: Save, data: Path, tmp_path: Path
) -> None:
    sessions = [save("Shop"), save("Blog")]
    restored = save("Gone")
    _trash(data, restored)
    line = f"'{program}' {command} ''"
    found = offered("bash", line, tmp_path, STACKPICK_DATA_DIR=str(data))
    ids = [each for each in found if len(each) == 12]
    assert sorted(ids) == sorted(each.short_id for each in sessions)
    line = f"'{program}' restore ''"
    assert offered("bash", line, tmp_path, STACKPICK_DATA_DIR=str(data)) == [restored.short_id]


@needs("fish")
@pytest.mark.parametrize("command", SAVED)
def test_fish_offers_saved_sessions_with_their_names(
    command: str, program: Path, save: Save, data: Path, tmp_path: Path
) -> None:
    session, gone = save("Shop: a 'test'", Feature.ORM), save("Gone")
    _trash(data, gone)
    line = f"'{program}' {command} {session.id[:4]}"
    assert offered("fish", line, tmp_path, STACKPICK_DATA_DIR=str(data)) == [
        f"{session.short_id}\tShop: a 'test'"
    ]
    line = f"'{program}' restore {gone.id[:4]}"
    assert offered("fish", line, tmp_path, STACKPICK_DATA_DIR=str(data)) == [f"{gone.short_id}\tGone"]


@needs("zsh")
def test_zsh_lists_sessions_with_their_names_and_takes_the_program_by_its_path(
    program: Path, save: Save, data: Path, tmp_path: Path
) -> None:
    for digit, name in (("b", "Shop: a 'test'"), ("a", "Blog")):
        # with no beginning in common, which zsh would complete before it lists anything
        save(session=replace(new_session().with_name(name), id=digit * 32))
    quoted = str(program.relative_to(tmp_path)).replace(" ", "\\ ")
    shown = r".*a{12}\s+--\s+Blog.*b{12}\s+--\s+Shop: a 'test'"
    typed("zsh", program, f"{quoted} show ", shown, tmp_path, STACKPICK_DATA_DIR=str(data))


@pytest.mark.parametrize("shell", [pytest.param(name, marks=needs(name)) for name in ("bash", "zsh")])
@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("decide --decision=Dj", "decide --decision=Django"),
        ("decide --decision=D", "decide --decision=Django"),
        ("decide orm --constraint=nos", "decide orm --constraint=nosql"),
        ("begin --on=d", "begin --on=django"),
        ("decide --decision=Flask mig", "decide --decision=Flask migrations"),
        ("check --ours-only my", r"check --ours-only my\\ own-bin/"),
    ],
)
def test_the_value_behind_an_equals_sign_is_completed_on_a_terminal(
    shell: str, line: str, whole: str, program: Path, tmp_path: Path
) -> None:
    typed(shell, program, f"stackpick-tui {line}", f"stackpick-tui {whole}", tmp_path)


@needs("bash")
def test_bash_lists_every_value_right_behind_the_equals_sign(program: Path, tmp_path: Path) -> None:
    typed("bash", program, "stackpick-tui begin --on=\t", r".*django\s+flask", tmp_path)


@needs("fish")
@pytest.mark.parametrize("start", ["", "~/", "$HOME/", "./"])
def test_fish_completes_paths_as_it_does_everywhere(start: str, tmp_path: Path) -> None:
    (tmp_path / "record.md").touch()
    for line in (f"check {start}rec", f"export --output={start}rec", f"export -o {start}rec"):
        whole = line.split()[-1].removesuffix("rec") + "record.md"
        assert offered("fish", f"stackpick-tui {line}", tmp_path) == [whole]


@needs("fish")
@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("decide ", {feature.id: feature.label for feature in Feature}),
        ("decide --constraint ", {constraint.id: constraint.label for constraint in Constraint}),
    ],
)
def test_fish_describes_each_word(line: str, labels: dict[str, str], tmp_path: Path) -> None:
    rows = dict(row.split("\t") for row in offered("fish", f"stackpick-tui {line}", tmp_path))
    assert rows == labels


@needs("zsh")
@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("decide", [feature.label for feature in Feature]),
        ("decide --constraint", [constraint.label for constraint in list(Constraint)[:3]]),
    ],
)
def test_zsh_describes_each_word(line: str, labels: list[str], program: Path, tmp_path: Path) -> None:
    shown = r".*".join(label.replace("(", r"\(").replace(")", r"\)") for label in labels)
    typed("zsh", program, f"stackpick-tui {line} ", rf".*{shown}", tmp_path)


def _trash(data: Path, session: Session) -> None:
    with closing(sqlite3.connect(data / "sessions.db")) as connection, connection:
        connection.execute("UPDATE session SET deleted = 1 WHERE id = ?", (session.id,))


def asked(run: Run, *words: str) -> list[str]:
    """Return what the completion scripts are told; whatever happens, it is no error."""
    done = run("_sessions", *words)
    assert (done.code, done.err) == (0, "")
    return done.out.splitlines()


def test_the_title_of_a_session_is_one_line_without_control_characters(
    run: Run, save: Save, data: Path
) -> None:
    session = save("Shop")
    with closing(sqlite3.connect(data / "sessions.db")) as connection, connection:
        connection.execute("UPDATE session SET name = ?", ("a\tb\x1b[31m\nc",))
    assert asked(run, "saved") == [f"{session.short_id}\ta b[31m c"]


@pytest.mark.parametrize(
    "content", [None, b"", b"nothing of ours" * 500, b"SQLite format 3\x00" + b"x" * 500]
)
def test_asking_for_sessions_makes_and_mends_no_file_and_says_nothing(
    content: bytes | None, run: Run, data: Path
) -> None:
    if content is not None:
        data.mkdir()
        (data / "sessions.db").write_bytes(content)
    for words in (["saved"], ["trashed"], [], ["saved", "stackpick-tui", "show", "--data-dir", "'", ""]):
        assert asked(run, *words) == []
    if content is None:
        assert not data.exists()
    else:
        assert [path.name for path in data.iterdir()] == ["sessions.db"]
        assert (data / "sessions.db").read_bytes() == content


def test_sessions_are_read_where_the_line_says_even_if_the_shell_has_yet_to_replace_it(
    run: Run, save: Save, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [f"{save('Shop').short_id}\tShop"]
    monkeypatch.setenv("STACKPICK_DATA_DIR", "/nowhere")
    monkeypatch.setenv("HOME", str(data.parent))
    monkeypatch.setenv("PLACE", str(data))
    for word in (str(data), "~/data", "$PLACE", f"'{data}'", f'"{data}"', "data"):
        assert asked(run, "saved", "stackpick-tui", "show", "--data-dir", word, "") == rows, word
        assert asked(run, "saved", "stackpick-tui", f"--data-dir={word}", "show", "") == rows, word
    assert asked(run, "saved", "stackpick-tui", "show", "--data-dir", "/elsewhere", "") == []
