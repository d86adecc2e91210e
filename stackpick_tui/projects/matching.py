"""Searches a module for signs; for most modules a look at the bytes shows that there are none."""

import re
from collections.abc import Container, Iterable, Iterator
from functools import cache

from stackpick_tui.projects.facts import Fact, What
from stackpick_tui.projects.signs import Sign


def imported_modules(data: bytes) -> frozenset[str]:
    """Return the packages that a module's lines import, which is much quicker than parsing it."""
    found = set[str]()
    for line in data.splitlines():
        line = line.lstrip()
        if line.startswith((b"from ", b"import ")):
            word, _, rest = line.partition(b" ")
            names = rest.split(b",") if word == b"import" else [rest]
            found |= {_NOT_A_WORD.split(name.strip(), maxsplit=1)[0].decode("latin-1") for name in names}
    return frozenset(found)


def possible(signs: Iterable[Sign], data: bytes, modules: Container[str]) -> list[Sign]:
    """Return the signs that a module may have; most modules have none, and are never parsed.

    Args:
        signs: The signs looked for.
        data: The module's source.
        modules: The packages it imports.
    """
    return [
        sign
        for sign in signs
        if (sign.what not in _OF_IMPORTS or _top_module(sign) in modules)
        and all(map(data.__contains__, sign.words))
        and _is_written(sign, data)
    ]


def seen(signs: Iterable[Sign], facts: Iterable[Fact]) -> Iterator[tuple[Sign, str, int]]:
    """Yield the signs that a module has, each once: the sign, what to call it, and the line."""
    waiting: dict[What, list[Sign]] = {}
    for sign in signs:
        waiting.setdefault(sign.what, []).append(sign)
    for fact in facts:
        for sign in waiting.get(fact.what, ()):
            if _pattern(sign).fullmatch(fact.name):
                waiting[fact.what] = [each for each in waiting[fact.what] if each is not sign]
                yield sign, _called(sign, fact), fact.line


def _called(sign: Sign, fact: Fact) -> str:
    if sign.what is What.ROUTE:
        return f"page {fact.name.removesuffix('$')}"
    if sign.what is What.ITEM and not sign.kind:
        return fact.name
    return sign.kind or fact.name.rpartition(".")[2]


@cache
def _pattern(sign: Sign) -> re.Pattern[str]:
    return re.compile(sign.pattern)


_NOT_A_WORD = re.compile(rb"\W")
_OF_IMPORTS = {What.REFERENCE, What.CALL, What.BASE}


@cache
def _top_module(sign: Sign) -> str:
    return sign.pattern.partition("\\")[0].partition("(")[0]


_WRITTEN = {
    What.DEFINITION: r"\b(?:def|class)\s+(?:{})\b",
    What.SETTING: r"\b(?:{})\b",
    What.ITEM: r"""["'](?:{})["']""",
    What.ROUTE: r"""["']\^?(?:{})["']""",
    What.TEXT: r"""["']\s*(?:{})""",
}
"""How some facts are written in source; finding that in bytes is much quicker than parsing."""


@cache
def _written(sign: Sign) -> re.Pattern[bytes] | None:
    form = _WRITTEN.get(sign.what)
    if not form:
        return None
    # the slash at the beginning of a path is often left out
    pattern = re.sub("^/", "/?", sign.pattern).replace("(?i)", "")
    return re.compile(form.format(pattern).encode(), re.IGNORECASE if "(?i)" in sign.pattern else 0)


def _is_written(sign: Sign, data: bytes) -> bool:
    pattern = _written(sign)
    return pattern is None or pattern.search(data) is not None
