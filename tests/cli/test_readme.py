"""What the README tells people to type."""

import shlex
from pathlib import Path

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.cli.commands import COMMANDS
from tests.cli.conftest import Run, Save

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
LINES = README.partition("## From the shell")[2].partition("```sh\n")[2].partition("```")[0].splitlines()
WITHOUT_A_TERMINAL = {"open": 2, "ask": 1}
"""The exit codes of what a person has to be there for."""


def test_the_readme_shows_every_command_of_the_shell() -> None:
    shown = {shlex.split(line, comments=True)[1] for line in LINES}
    assert shown | {"import", "restore", "purge"} == set(COMMANDS)


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_the_readme_works_as_it_is_written(line: str, run: Run, save: Save, tmp_path: Path) -> None:
    program, *words = shlex.split(line, comments=True)
    assert program == "stackpick-tui"
    given = {}
    for prefix in ("3f2a", "91cc"):
        given[prefix] = save("Shop", Feature.ORM, Feature.ADMIN).id
    (tmp_path / "decision.md").write_text(run("decide", "orm", "--record").out, encoding="utf-8")
    done = run(*(given.get(word, word) for word in words))
    assert done.code == WITHOUT_A_TERMINAL.get(words[0], 0), done.err
