"""Facts about a Python module, found in its syntax tree alone."""

import ast
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from stackpick_tui.projects.parsing import parse


class What(Enum):
    """The kinds of fact."""

    REFERENCE = "something imported, by its full name"
    CALL = "a call of something imported, by its full name"
    BASE = "a class derived from something imported, by its full name"
    ATTRIBUTE = "an attribute of a name that is not imported"
    DEFINITION = "the name of a class or a function"
    SETTING = "the name of a constant"
    ITEM = "a text in a constant"
    ROUTE = "the path of a page"
    TEXT = "the first two words of a text"


_BEGINNING = 200
"""How many characters of a string are looked at."""


class Fact(NamedTuple):
    """A fact about a module: its kind, the name in it, and its line."""

    what: What
    name: str
    line: int


_ROUTING = {
    "route",
    "add_url_rule",
    "add_resource",
    "path",
    "re_path",
    "url",
    "register_blueprint",
    "Blueprint",
}
"""Functions that are given the path of a page."""
_ROUTING_IF_PATH = {
    "get",
    "post",
    "put",
    "delete",
    "patch",
    "register",
    "add_namespace",
    "Namespace",
    "prefix",
}
"""Functions that may be given one: an argument that begins with a slash is taken for a path."""
_LISTS = ("APPS", "MIDDLEWARE", "MIDDLEWARE_CLASSES", "BACKENDS")
"""The last parts of names of settings whose strings name what is in use, like ``INSTALLED_APPS``."""


def facts(text: str) -> list[Fact]:
    """Return the facts about a module, in the order of its lines.

    Raises:
        Unreadable: It is not valid Python, or is nested too deeply.
    """
    tree = parse(text)
    imported = dict(_imported(ast.walk(tree)))
    found = [fact for node in ast.walk(tree) for fact in _facts(node, imported)]
    return sorted(found, key=lambda fact: fact.line)


def _imported(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, str]]:
    """Yield the names that imports bind, with what they stand for."""
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.partition(".")[0]
                yield (alias.asname, alias.name) if alias.asname else (top, top)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def _facts(node: ast.AST, imported: dict[str, str]) -> Iterator[Fact]:
    match node:
        case ast.Import(names=names):
            for alias in names:
                yield Fact(What.REFERENCE, alias.name, node.lineno)
        case ast.ImportFrom(module=module, names=names, level=0):
            for alias in names:
                yield Fact(What.REFERENCE, f"{module}.{alias.name}", node.lineno)
        case ast.Attribute():
            name = _dotted(node)
            if name:
                full = _full(name, imported)
                what = What.REFERENCE if full else What.ATTRIBUTE
                yield Fact(what, full or name, node.lineno)
        case ast.Call(func=func):
            name = _dotted(func)
            if full := _full(name, imported):
                yield Fact(What.CALL, full, node.lineno)
            yield from _routes(node, name or getattr(func, "attr", ""))
        case ast.Constant(value=str(text)):
            yield Fact(What.TEXT, " ".join(text[:_BEGINNING].split()[:2]), node.lineno)
        case ast.ClassDef(name=name, bases=bases):
            yield Fact(What.DEFINITION, name, node.lineno)
            for base in bases:
                if full := _full(_dotted(base), imported):
                    yield Fact(What.BASE, full, node.lineno)
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            yield Fact(What.DEFINITION, name, node.lineno)
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if name.isupper():
            yield from _setting(name, value, node.lineno)
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value) if name.isupper():
            yield from _setting(name, value, node.lineno)
        case ast.AugAssign(target=ast.Name(id=name), value=value) if name.isupper():
            yield from _setting(name, value, node.lineno)


def _setting(name: str, value: ast.expr, line: int) -> Iterator[Fact]:
    yield Fact(What.SETTING, name, line)
    if name.endswith(_LISTS):
        for text in _texts(value):
            yield Fact(What.ITEM, str(text.value), text.lineno)


def _routes(call: ast.Call, name: str) -> Iterator[Fact]:
    function = name.rpartition(".")[2]
    if function in _ROUTING or function in _ROUTING_IF_PATH:
        if any(
            isinstance(each, ast.Attribute) and _dotted(each) == "admin.site.urls" for each in ast.walk(call)
        ):
            return  # `startproject` writes it
        given = [
            *call.args,
            *(each.value for each in call.keywords if each.arg in {"url_prefix", "rule", "path"}),
        ]
        for text in given:
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                path = text.value
                if function == "Blueprint" and not path.startswith("/"):
                    continue
                if function in _ROUTING or path.startswith("/"):
                    yield Fact(What.ROUTE, "/" + path.lstrip("^/"), text.lineno)
                if function in {"path", "re_path", "url"}:
                    return


def _texts(value: ast.expr) -> Iterator[ast.Constant]:
    return (
        node for node in ast.walk(value) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _dotted(node: ast.expr) -> str:
    """Return a name with its attributes, like ``a.b.c``; empty if it does not begin with a name."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    return ".".join([node.id, *reversed(parts)])


def _full(name: str, imported: dict[str, str]) -> str:
    """Return the full name of something imported; empty if it is not imported."""
    top, dot, rest = name.partition(".")
    return f"{imported[top]}{dot}{rest}" if top in imported else ""
