"""Style sheets of apps in tests: parsed once in a process, rather than anew by each app that is started."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any
from unittest import mock

from textual.css.model import RuleSet
from textual.css.parse import parse
from textual.css.tokenize import tokenize_values
from textual.css.tokenizer import Token
from textual.css.types import CSSLocation


class _Variables(dict[str, list[Token]]):
    """The variables of a theme: one object for all apps that have the same, and so known by itself."""

    __hash__ = object.__hash__  # type: ignore[assignment]
    __eq__ = object.__eq__


@lru_cache(maxsize=256)
def _variables(values: tuple[tuple[str, str], ...]) -> _Variables:
    return _Variables(tokenize_values(dict(values)))


@lru_cache(maxsize=8192)
def _rules(scope: str, css: str, read_from: CSSLocation, variables: _Variables, **how: Any) -> list[RuleSet]:
    return list(parse(scope, css, read_from, variable_tokens=variables, **how))


def _parse(
    scope: str, css: str, read_from: CSSLocation, *, variable_tokens: _Variables, **how: Any
) -> list[RuleSet]:
    return _rules(scope, css, read_from, variable_tokens, **how)


@contextmanager
def parsed_once() -> Iterator[None]:
    """Have apps share what comes of the same style sheet and the same variables."""
    with (
        mock.patch("textual.css.stylesheet.tokenize_values", lambda values: _variables((*values.items(),))),
        mock.patch("textual.css.stylesheet.parse", _parse),
    ):
        yield
