"""The completion scripts: as generated from the parser, and in the shells themselves."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from stackpick_tui.cli.commands import COMMANDS, SHELLS
from tests.cli.conftest import Run
from tests.cli.generating import generated, shipped
from tests.support.terminal import Terminal, environment


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_that_is_shipped_matches_the_parser(shell: str) -> None:
    assert shipped(shell).read_text(encoding="utf-8") == generated(shell), (
        "python -m tests.cli.generating writes them anew"
    )


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_prints_the_script_of_a_shell(shell: str, run: Run) -> None:
    done = run("completion", shell)
    assert (done.code, done.err) == (0, "")
    assert done.out == shipped(shell).read_text(encoding="utf-8")
    assert done.out.isascii()


@pytest.mark.parametrize("shell", SHELLS)
def test_the_help_says_where_a_script_goes(shell: str, run: Run) -> None:
    _, _, where = run("completion", "--help").out.partition("where to put the script")
    (place,) = re.findall(rf"^  {shell} +(~/[^\s,]+)", where, re.MULTILINE)
    assert place.removesuffix(".fish").endswith("stackpick-tui")


COMPLETED = [
    ("dec", "decide"),
    ("decide mig", "migrations"),
    ("decide accounts mig", "migrations"),
    ("decide accounts orm ad", "admin"),
    ("explain so", "social"),
    ("decide --rec", "--record"),
    ("decide accounts --json o", "orm"),
    ("decide --decision Dj", "Django"),
    ("decide --decision=Dj", "--decision=Django"),
    ("decide --constraint nos", "nosql"),
    ("decide --constraint=nos", "--constraint=nosql"),
    ("begin orm --on=fl", "--on=flask"),
    ("decide --decision=Flask mig", "migrations"),
    ("explain orm --constraint team-knows-f", "team-knows-flask"),
    ("decide --constraint nosql --constraint as", "async"),
    ("--debug decide ac", "accounts"),
    ("--data-dir /tmp decide ac", "accounts"),
    ("--data-dir fol", "folder/"),
    ("check rec", "record.md"),
    ("check record.md rec", "record.md"),
    ("import rec", "record.md"),
    ("diff record.md rec", "record.md"),
    ("export -o rec", "record.md"),
    ("export --output=rec", "--output=record.md"),
    ("completion f", "fish"),
    ("purge --y", "--yes"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "record.md").touch()
    (tmp_path / "folder").mkdir()
    return tmp_path


def bash(line: str, folder: Path) -> list[str]:
    """Return what bash offers at the end of a line."""
    script = f"""
        source '{shipped("bash")}'
        COMP_LINE={line!r} COMP_POINT=${{#COMP_LINE}} COMP_WORDS=({line}) COMP_CWORD=$1
        _stackpick_tui 2>/dev/null
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    index = len(line.split()) - 1
    done = subprocess.run(
        ["bash", "-c", script, "bash", str(index)], capture_output=True, text=True, check=True, cwd=folder
    )
    return done.stdout.split()


@pytest.mark.parametrize(("typed", "completed"), COMPLETED)
def test_bash_completes(typed: str, completed: str, folder: Path) -> None:
    assert bash(f"stackpick-tui {typed}", folder) == [completed.rstrip("/")]


def test_bash_offers_every_command_and_no_file(folder: Path) -> None:
    offered = bash("stackpick-tui ''", folder)
    assert offered == list(COMMANDS)


def needs(shell: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not shutil.which(shell), reason=f"{shell} is not installed")


@needs("fish")
@pytest.mark.parametrize(("typed", "completed"), COMPLETED)
def test_fish_completes(typed: str, completed: str, folder: Path) -> None:
    script = f"source '{shipped('fish')}'; complete -C 'stackpick-tui {typed}'"
    done = subprocess.run(
        ["fish", "--no-config", "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
        env=environment(HOME=str(folder)),
    )
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == [completed]


ZSH = {
    "installed": "fpath=({folder}/functions $fpath); autoload -Uz compinit; compinit -u -D",
    "evaluated": "autoload -Uz compinit; compinit -u -D; eval \"$(cat '{script}')\"",
    "sourced": "autoload -Uz compinit; compinit -u -D; source <(cat '{script}')",
}


@needs("zsh")
@pytest.mark.parametrize("way", ZSH)
def test_zsh_completes(way: str, folder: Path) -> None:
    (folder / "functions").mkdir()
    shutil.copy(shipped("zsh"), folder / "functions" / "_stackpick-tui")
    start = ZSH[way].format(folder=folder, script=shipped("zsh"))
    (folder / ".zshrc").write_text(f"PS1='READY> '; unsetopt beep; {start}\n")
    # one after the other on one terminal, as every start of zsh takes a while
    env = environment(ZDOTDIR=str(folder), HOME=str(folder))
    with Terminal("-i", command=["zsh"], cwd=folder, env=env, size=(100, 60)) as terminal:
        terminal.wait("READY> ")
        for typed, completed in COMPLETED:
            *before, _ = typed.split()
            terminal.send(f"stackpick-tui {typed}", "\t")
            terminal.wait(" ".join(["READY> stackpick-tui", *before, completed]).rstrip("/"))
            terminal.send("\x15clear\n")
            terminal.wait(r"^READY> \s*$")
