"""Reads a project's file safely: follows no link, waits for no pipe, believes no size."""

import codecs
import os
import stat
from pathlib import Path

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; PowerShell writes `pip freeze` as UTF-16. UTF-32 is first: its mark begins alike."""


class Unreadable(Exception):
    """A file cannot be read as text; its text says why."""


def read(path: Path, limit: int) -> bytes:
    """Return the content of a regular file, converted to UTF-8 if it begins with another byte order mark.

    It may have become a link, a pipe or a device since its folder was listed, so the open file is checked.

    Args:
        path: The file.
        limit: The longest file that is read, in bytes.

    Raises:
        Unreadable: It is not a regular file, is too long, or cannot be opened.
    """
    try:
        descriptor = os.open(path, _FLAGS)
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise Unreadable("not a regular file, skipped")
            if status.st_size > limit:
                raise Unreadable(f"longer than {limit // 1024} KiB, not read")
            with os.fdopen(descriptor, "rb", closefd=False) as file:
                data = file.read(limit + 1)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise Unreadable(reason or "cannot be opened") from error
    if len(data) > limit:
        raise Unreadable(f"longer than {limit // 1024} KiB, not read")
    return _as_utf8(data)


def text_of(data: bytes) -> str:
    """Decode a file as UTF-8 or else as Latin-1, which takes any bytes.

    Names of packages and modules are ASCII in every encoding of source, so nothing looked for is lost.

    Raises:
        Unreadable: It contains NUL bytes, so it is not text.
    """
    if b"\0" in data:
        raise Unreadable("contains NUL bytes, so not text; skipped")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _as_utf8(data: bytes) -> bytes:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace").encode("utf-8", "replace")
    return data
