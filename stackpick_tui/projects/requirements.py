"""The names of packages in lines of requirements, as pip reads them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Requirement:
    """A package that a project declares."""

    name: str
    """Its name, in the spelling of the package index."""
    line: int
    """The line it is declared in."""


@dataclass(frozen=True, slots=True)
class Include:
    """Another file of requirements that a file includes."""

    file: str
    """Its path, relative to the file."""


_LONGEST = 2000
"""How many characters of a requirement are looked at: its name comes first."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_DIRECT = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)\s*(\[[^]]*\])?\s*@")
_INCLUDE = re.compile(r"(?:-r\s*|--requirement(?:\s+|=))(.+)")
_EDITABLE = re.compile(r"(?:-e\s*|--editable(?:\s+|=))")
_EGG = re.compile(r"[#&]egg=([A-Za-z0-9][A-Za-z0-9._-]*)")
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_COMPILED = re.compile(r"#.*\b(?:pip-compile|uv pip compile|uv export|pip-compile-multi|poetry export)\b")


def normalized(name: str) -> str:
    """Return a name as the package index spells it: ``Flask_Login`` is ``flask-login``."""
    return re.sub(r"[-_.]+", "-", name).lower()


def is_compiled(text: str) -> bool:
    """Tell whether a file says that it was compiled from another: it then lists indirect requirements too."""
    return any(_COMPILED.match(line) for line in text.splitlines()[:10])


def requirement(text: str, line: int) -> Requirement | None:
    """Read one requirement: a name with extras, versions and markers, or an address."""
    text = _EDITABLE.sub("", text[:_LONGEST].strip(), count=1)
    found = _DIRECT.match(text) or _EGG.search(text)
    if found:
        return Requirement(normalized(found[1]), line)
    if _URL.match(text):
        last = re.split(r"[#?;\s]", text)[0].rstrip("/").rpartition("/")[2]
        # "Flask_Login-0.6.3-py3-none-any.whl", "flask-login.git@main"
        text = re.split(r"-\d|\.git\b|@|\.zip|\.tar", last)[0]
    found = _NAME.match(text)
    return Requirement(normalized(found[0]), line) if found else None


def requirements(text: str) -> Iterator[Requirement | Include]:
    """Read a requirements file."""
    for number, line in _logical_lines(text):
        line = re.split(r"(?:^|\s)#", line)[0].strip()
        if included := _INCLUDE.match(line):
            yield Include(included[1].strip().strip("\"'"))
        elif line and not (line.startswith("-") and not _EDITABLE.match(line)):
            found = requirement(line, number)
            if found:
                yield found


def _logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """Join lines that end in a backslash; the number is that of the first."""
    first, joined = 1, ""
    for number, line in enumerate(text.splitlines(), 1):
        if not joined:
            first = number
        if line.endswith("\\"):
            joined += line[:-1] + " "
            continue
        yield first, joined + line
        joined = ""
    if joined:
        yield first, joined
