"""Reads the packages that ``pyproject.toml``, ``setup.cfg``, ``setup.py`` and ``Pipfile`` declare."""

import ast
import configparser
import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any

from stackpick_tui.projects.parsing import parse
from stackpick_tui.projects.reading import Unreadable
from stackpick_tui.projects.requirements import Requirement, requirement

_FOR_DEVELOPERS = re.compile(
    r"""(?:^|[-_./ ])(?:
    dev | devel | develop | development | local | tests? | testing | pytest | tox | docs? | documentation
    | examples? | lint(?:ing|er)? | format(?:ting)? | style | types? | typing | mypy | ci | qa | build
    | bench(?:mark)?s?
    )(?:[-_./]|[ ]|$)""",
    re.VERBOSE | re.IGNORECASE,
)


def is_for_developers(name: str) -> bool:
    """Tell from its name whether a file, a group or an extra declares what only developers install."""
    return bool(_FOR_DEVELOPERS.search(name))


def pyproject(text: str) -> Iterator[Requirement]:
    """Read the standard table, its extras, the dependency groups, and the tables of Poetry."""
    lines = _Lines(text)
    data = _toml(text)
    project, poetry = _table(data, "project"), _table(_table(data, "tool"), "poetry")
    lines.go_to("[project]", "dependencies")
    yield from lines.written(project.get("dependencies"))
    for groups, header in (
        (_table(project, "optional-dependencies"), "optional-dependencies"),
        (_table(data, "dependency-groups"), "dependency-groups"),
    ):
        lines.go_to(header)
        for name, group in groups.items():
            if not is_for_developers(name):
                yield from lines.written(group)
    lines.go_to("[tool.poetry.dependencies]")
    yield from lines.keyed(_table(poetry, "dependencies"))
    for name, group in _table(poetry, "group").items():
        if not is_for_developers(name) and isinstance(group, dict):
            lines.go_to(f"[tool.poetry.group.{name}.dependencies]")
            yield from lines.keyed(_table(group, "dependencies"))


def pipfile(text: str) -> Iterator[Requirement]:
    """Read the packages that Pipenv installs everywhere."""
    lines = _Lines(text)
    lines.go_to("[packages]")
    yield from lines.keyed(_table(_toml(text), "packages"))


def setup_cfg(text: str) -> Iterator[Requirement]:
    """Read the requirements and extras of setuptools' declarative form."""
    parser = configparser.RawConfigParser(strict=False)
    try:
        parser.read_string(text)
    except configparser.Error as error:
        raise Unreadable("not a valid INI file, skipped") from error
    lines = _Lines(text)
    lines.go_to("[options]", "install_requires")
    yield from lines.written(parser.get("options", "install_requires", fallback="").splitlines())
    if parser.has_section("options.extras_require"):
        lines.go_to("[options.extras_require]")
        for name, extra in parser.items("options.extras_require"):
            if not is_for_developers(name):
                yield from lines.written(re.split(r"[\n;]", extra))


def setup_py(text: str) -> Iterator[Requirement]:
    """Read the strings passed to ``setup`` as requirements, directly or through a variable of the module."""
    tree = parse(text)
    variables: dict[str, ast.expr] = {}
    given: list[ast.expr] = []
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                variables[name] = value
            case ast.keyword(arg="install_requires" | "extras_require", value=value):
                given.append(value)
    for value in given:
        resolved = variables.get(value.id, value) if isinstance(value, ast.Name) else value
        yield from _texts(resolved, variables)


def _texts(value: ast.expr, variables: dict[str, ast.expr]) -> Iterator[Requirement]:
    if isinstance(value, ast.Dict):
        for key, extra in zip(value.keys, value.values, strict=True):
            name = key.value if isinstance(key, ast.Constant) else ""
            if not is_for_developers(str(name)):
                target = variables.get(extra.id, extra) if isinstance(extra, ast.Name) else extra
                yield from _texts(target, {})
        return
    for node in ast.walk(value):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            for offset, line in enumerate(node.value.splitlines()):
                found = requirement(line, node.lineno + offset)
                if found:
                    yield found


def _toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("not valid TOML, skipped") from error


def _table(data: dict[str, Any], name: str) -> dict[str, Any]:
    value = data.get(name)
    return value if isinstance(value, dict) else {}


class _Lines:
    """Finds the line of each requirement by searching the text in order, as the parsers report none."""

    def __init__(self, text: str) -> None:
        self._text = f"\n{text}"
        self._ends = [index for index, letter in enumerate(self._text) if letter == "\n"]
        self._at = 0

    def go_to(self, *headers: str) -> None:
        """Search for these from the start, one after the other; one that is missing is skipped."""
        self._at = 0
        for header in headers:
            self._find(header)

    def written(self, texts: object) -> Iterator[Requirement]:
        """Yield the requirements in a list of strings."""
        for text in texts if isinstance(texts, list) else ():
            if isinstance(text, str) and (found := requirement(text, self._find(text.strip()))):
                yield found

    def keyed(self, names: Iterable[str]) -> Iterator[Requirement]:
        """Yield the packages that are the keys of a table."""
        for name in names:
            if found := requirement(
                name, self._find(f"\n{name} ", f"\n{name}=", f'\n"{name}"', f"\n'{name}'")
            ):
                yield found

    def _find(self, *spellings: str) -> int:
        """Advance to the nearest of some spellings and return its line; stay if there is none."""
        found = [self._text.find(each, self._at) for each in spellings]
        self._at = min((index for index in found if index >= 0), default=self._at)
        begin = self._at + self._text.startswith("\n", self._at)
        return max(bisect_left(self._ends, begin), 1)
