"""Reads JSON files that anybody may have written: each error names the path of what is wrong."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NoReturn

from stackpick_tui.advice.rule import Framework
from stackpick_tui.records.errors import RecordError
from stackpick_tui.records.nearest import nearest, quoted
from stackpick_tui.records.reproduce import is_record
from stackpick_tui.sessions.text import TooLong

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)", re.ASCII)
_YEARS = range(1970, 3000)
"""The years for which every system can work out the local date."""


class _Object(dict[str, Any]):
    """An object as it is in the file, with the first key that appears twice."""

    twice: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A JSON object and its path in the file; reading a value of the wrong kind raises `RecordError`."""

    keys: dict[str, Any]
    """Its keys and values, as read."""
    path: str
    """Where it is, such as ``sessions[3]``; empty for the file as a whole."""

    def refuse(self, key: str, reason: str) -> NoReturn:
        """Refuse the file because of one key."""
        raise RecordError(f"{self._at(key)}: {reason}")

    def get(self, key: str) -> Any:
        """Return the value at a key, of whatever type."""
        if key not in self.keys:
            self.refuse(key, "missing")
        return self.keys[key]

    def part(self, key: str, value: object) -> "Part":
        """Return a value of this object as an object of its own."""
        return _part(value, self._at(key))

    def items(self, key: str) -> list[Any]:
        """Return the list at a key."""
        value = self.get(key)
        if not isinstance(value, list):
            self.refuse(key, "not a list")
        return value

    def text(self, key: str) -> str:
        """Return the text at a key."""
        value = self.get(key)
        if not isinstance(value, str):
            self.refuse(key, "not text")
        return value

    def cleaned(self, key: str, clean: Callable[[str], str]) -> str:
        """Return the text at a key, cleaned as it will be stored; `TooLong` text is refused."""
        try:
            return clean(self.text(key))
        except TooLong as error:
            self.refuse(key, str(error))

    def matching(self, key: str, pattern: re.Pattern[str], what: str) -> str:
        """Return the text at a key, all of which a pattern must match."""
        value = self.text(key)
        if not pattern.fullmatch(value):
            self.refuse(key, f"{quoted(value)} is not {what}")
        return value

    def framework(self, key: str) -> Framework:
        """Return the framework named at a key."""
        value = self.text(key)
        names = [framework.value for framework in Framework]
        if value not in names:
            near = nearest(value, names)
            advice = f'did you mean "{near}"?' if near else f"it is {' or '.join(names)}"
            self.refuse(key, f"{quoted(value)} is not a framework: {advice}")
        return Framework(value)

    def time(self, key: str) -> datetime:
        """Return the time at a key, in UTC and whole milliseconds."""
        value = self.matching(key, _TIME, "a time like 2026-11-22T14:31:05.250Z")
        try:
            moment = datetime.fromisoformat(value).astimezone(UTC)
        except (ValueError, OverflowError):
            self.refuse(key, f"{quoted(value)} is not a valid date and time")
        if moment.year not in _YEARS:
            self.refuse(key, f"{quoted(value)} is not between {_YEARS[0]} and {_YEARS[-1]}")
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)

    def _at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key


def parsed(document: str | bytes) -> Part:
    """Parse a file that holds one JSON object; raise `RecordError` if it does not."""
    try:
        value = json.loads(text_of(document), object_pairs_hook=_object, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise RecordError(f"line {error.lineno}, column {error.colno}: not JSON ({error.msg})") from error
    except RecursionError as error:
        raise RecordError("the file: lists and objects are nested too deeply") from error
    except ValueError as error:
        raise RecordError("the file: it contains a number with too many digits") from error
    return _part(value, "")


def is_json(text: str) -> bool:
    """Tell a JSON file from a record, which may begin with a bracket too, as ``[TOC]`` and ``{% %}`` do."""
    return text.lstrip().startswith(("{", "[")) and not is_record(text)


def text_of(document: str | bytes) -> str:
    """Decode a file with any line endings; raise `RecordError` if it is not text.

    It may be UTF-8 or, as PowerShell writes it, UTF-16 with or without a byte order mark.
    """
    if isinstance(document, bytes):
        # detected by the mark, or by zero bytes among the first characters, which are ASCII in all our files
        encoding = json.detect_encoding(document)
        try:
            document = document.decode(encoding)
        except UnicodeDecodeError as error:
            name = encoding.upper().removesuffix("-SIG")
            raise RecordError(f"byte {error.start + 1}: not {name} text; save it as UTF-8") from error
    return document.removeprefix("\ufeff").replace("\r\n", "\n")


def _part(value: object, path: str) -> Part:
    if not isinstance(value, _Object):
        raise RecordError(f"{path or 'the file'}: not an object")
    if value.twice is not None:
        raise RecordError(f"{path or 'the file'}: the key {quoted(value.twice)} appears twice")
    return Part(value, path)


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    value = _Object()
    for key, each in pairs:
        if key in value and value.twice is None:
            value.twice = key
        value[key] = each
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise RecordError(f"the file: {name} is not JSON")
