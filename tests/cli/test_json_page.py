"""What the page on JSON says is what the commands print, key by key and type by type."""

import argparse
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.features import Feature
from stackpick_tui.cli.commands import COMMANDS
from stackpick_tui.records.json import SCHEMA
from stackpick_tui.sessions.session import Decision, new_session
from tests.cli.conftest import Run, Save
from tests.support.sets import ALL_SETS

PAGE = (Path(__file__).parents[2] / ".github" / "JSON.md").read_text(encoding="utf-8")
SECTION = re.compile(r"^### (\w+)\n(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
SHARED = re.compile(r"^The keys of `(\w+)`, and:$", re.MULTILINE)
ROW = re.compile(r"^\| `(\w+)` \| ([\w ]+(?:, optional)?) \|", re.MULTILINE)
OPTIONAL = ", optional"
PLAIN = {"string": str, "integer": int, "number": float, "boolean": bool, "null": type(None)}
EXAMPLES = PAGE.partition("## With jq")[2].partition("```sh\n")[2].partition("```")[0].splitlines()


@cache
def described(name: str) -> dict[str, str]:
    """Return the keys of an object with their types, those of another that it shares included."""
    text = dict(SECTION.findall(PAGE))[name]
    keys: dict[str, str] = {}
    for shared in SHARED.findall(text):
        keys |= described(shared)
    return keys | dict(ROW.findall(text))


@dataclass
class Compared:
    """Compares values with the page, and notes what of the page they have shown."""

    shown: set[tuple[str, str, str]] = field(default_factory=set)

    def object(self, name: str, value: Any) -> None:
        """Compare an object with its table."""
        keys = described(name)
        assert {key for key in keys.keys() - value.keys() if not keys[key].endswith(OPTIONAL)} == set(), name
        assert value.keys() <= keys.keys(), name
        for key, each in value.items():
            self._value(name, key, keys[key].removesuffix(OPTIONAL), each)

    def _value(self, name: str, key: str, kind: str, value: Any) -> None:
        if inner := kind.removeprefix("list of ") if kind.startswith("list of ") else "":
            assert isinstance(value, list), (name, key)
            for each in value:
                self._value(name, key, inner, each)
            return
        fitting = [each for each in kind.split(" or ") if self._is(each, value)]
        assert fitting, (name, key, value)
        self.shown |= {(name, key, each) for each in fitting}

    def _is(self, kind: str, value: Any) -> bool:
        if kind in PLAIN:
            return type(value) is PLAIN[kind]
        self.object(kind, value)
        return True


def promised(name: str) -> Iterator[tuple[str, str, str]]:
    """Return everything that the page says an object may have, and the parts in it."""
    for key, kind in described(name).items():
        for each in kind.removesuffix(OPTIONAL).split("list of ")[-1].split(" or "):
            yield name, key, each
            if each not in PLAIN:
                yield from promised(each)


def _projects(folder: Path) -> Iterator[Path]:
    for name, requirements in {"none": "", "flask": "Flask\n", "django": "Django\n"}.items():
        (folder / name).mkdir()
        (folder / name / "requirements.txt").write_text(requirements, encoding="utf-8")
        yield folder / name
    (folder / "flask" / "requirements.txt").write_text("Flask\nFlask-Admin\n", encoding="utf-8")
    (folder / "flask" / "app.py").write_text(
        "from flask import Flask\nfrom flask_admin import Admin\napp = Flask(__name__)\nadmin = Admin(app)\n",
        encoding="utf-8",
    )


@pytest.fixture
def printed(run: Run, save: Save, tmp_path: Path) -> dict[str, list[Any]]:
    """Everything each command prints, as far as its shape may depend on anything."""
    ids = [[feature.id for feature in Feature if feature in ticked] for ticked in ALL_SETS]
    every = [word for each in Constraint for word in ("--constraint", each.id)]
    full = new_session().with_features({Feature.ORM, Feature.ADMIN}).with_constraints({Constraint.ASYNC})
    save(session=full.with_decision(Decision("FastAPI", "small", "Ana")))
    run("export", "-o", "all.json")
    (tmp_path / "unreadable.md").write_bytes(b"\xff")
    (tmp_path / "record.md").write_text(run("decide", "orm", "--record").out, encoding="utf-8")
    left, right = save("a", Feature.SOCIAL).id, full.id
    commands: dict[str, list[list[str]]] = {
        "decide": [*ids, ["orm", "--save", "Shop"]],
        "explain": [*ids, every],
        "begin": [[*each, "--on", on] for each in ids for on in ("flask", "django")],
        "scan": [[str(project)] for project in _projects(tmp_path)],
        "list": [[]],
        "show": [[left], [right]],
        "diff": [[left, right], [right, left]],
        "check": [["record.md", "all.json"], ["unreadable.md"]],
        "paths": [[]],
        "export": [["-o", "-"]],
    }
    commands["scan"].append([*commands["scan"][0], "--save", "None"])
    return {
        command: [run(command, *each, *(["--json"] * (command != "export"))).json for each in arguments]
        for command, arguments in commands.items()
    }


def test_every_table_says_what_is_printed_and_no_more(printed: dict[str, list[Any]]) -> None:
    for command, values in printed.items():
        compared = Compared()
        for value in values:
            compared.object(command, value)
        assert set(promised(command)) == compared.shown, command
        assert {value["schema"] for value in values} == {SCHEMA}


def test_every_command_with_json_has_a_table() -> None:
    have = {"export"}
    for name, (_, _, _, add) in COMMANDS.items():
        parser = argparse.ArgumentParser()
        add(parser)
        if "--json" in parser.format_help():
            have.add(name)
    commands, _, parts = PAGE.partition("\n## Commands\n")[2].partition("\n## Parts\n")
    assert {name for name, _ in SECTION.findall(commands)} == have
    named = {*SHARED.findall(PAGE), *(name for command in have for name, _, _ in promised(command))}
    assert {name for name, _ in SECTION.findall(parts)} == named - have


def test_every_row_is_read_by_these_tests() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| `")]
    assert len(rows) == len(ROW.findall(PAGE))


@pytest.mark.skipif(not (shutil.which("jq") and shutil.which("sh")), reason="needs jq")
@pytest.mark.parametrize("line", EXAMPLES)
def test_an_example_works_as_it_is_written(line: str, save: Save, data: Path, tmp_path: Path) -> None:
    chosen = new_session().with_features({Feature.ORM, Feature.ADMIN})
    save(session=chosen.with_decision(Decision("FastAPI", "small", "Ana")))
    program = tmp_path / "stackpick-tui"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m stackpick_tui "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    path = f"{tmp_path}:{Path(shutil.which('jq') or '').parent}:/bin:/usr/bin"
    done = subprocess.run(
        ["sh", "-e", "-c", line],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={"PATH": path, "STACKPICK_DATA_DIR": str(data), "PYTHONPATH": ":".join(sys.path)},
    )
    assert (done.returncode, done.stderr) == (0, "")
    _, _, said = line.partition("  # ")
    if said:
        assert done.stdout.strip() == said
    elif "> admin.json" in line:
        assert json.loads((tmp_path / "admin.json").read_text(encoding="utf-8"))["sessions"]
    else:
        assert done.stdout.strip()
