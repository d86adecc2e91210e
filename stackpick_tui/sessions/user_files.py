"""A file that a person named: read whole, written whole or not at all."""

import os
import secrets
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import BinaryIO

from stackpick_tui.sessions.durable import sync_folder

LARGEST = 512 * 1024 * 1024
"""The size of the largest file that is read, in bytes."""
_CHUNK = 1024 * 1024


class FileError(Exception):
    """A file cannot be read or written; its text is one line: the file, the reason, the next step."""


class FileExists(FileError):
    """There is already a file with that name, and it is not to be replaced."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path}: there is already a file with that name; choose another name, or replace it"
        )


def read(path: Path, piped: BinaryIO | None = None) -> bytes:
    """Read a file, or a pipe to its end; raise `FileError` where that is not possible.

    Args:
        path: The file, which messages name.
        piped: An open stream to read instead.
    """
    try:
        with nullcontext(piped) if piped else path.open("rb") as file:
            content = _read_bounded(file)
    except FileNotFoundError as error:
        raise FileError(f"{path}: there is no such file") from error
    except IsADirectoryError as error:
        raise FileError(f"{path}: a folder, not a file") from error
    except (OSError, ValueError) as error:
        raise FileError(f"{path}: cannot be read ({_reason(error)})") from error
    if len(content) > LARGEST:
        raise FileError(f"{path}: larger than {LARGEST // 1024**2} MiB, which no file of ours is")
    return content


def _read_bounded(file: BinaryIO) -> bytes:
    """Read to the end or just past the limit, in chunks: a single read would allocate the limit at once."""
    content = bytearray()
    while len(content) <= LARGEST and (piece := file.read(_CHUNK)):
        content += piece
    return bytes(content)


def write(path: Path, text: str, *, replace: bool = False, only_files: bool = False) -> None:
    """Write a file so that it is there whole or not at all, and what was there stays until then.

    A link stays one, and the file it leads to is written. Into a pipe or a device, which cannot be replaced,
    the text goes as it is.

    Args:
        path: The file.
        text: What it is to hold.
        replace: Whether to replace an existing file.
        only_files: Whether to refuse pipes and devices: writing to a pipe waits until somebody reads from it.

    Raises:
        FileExists: There is one, and it is not to be replaced.
        FileError: It cannot be written.
    """
    try:
        if path.is_dir():
            raise FileError(f"{path}: a folder; name a file in it")
        if path.exists() and not path.is_file():
            if only_files:
                raise FileError(f"{path}: a pipe or a device; name a file")
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        target = path.resolve()
        if target.is_symlink():
            # Python 3.13 resolves a loop of links to a link; older versions raise an error
            raise FileError(f"{path}: cannot be written (links in a circle); choose another path")
        if target.exists() and not replace:
            raise FileExists(path)
        if not target.parent.is_dir():
            raise FileError(f"{path}: there is no folder {target.parent}; create it, or choose another path")
        _write_whole(target, text, replace=replace)
    except FileExistsError as error:
        raise FileExists(path) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise FileError(f"{path}: cannot be written ({_reason(error)}); choose another path") from error


def _write_whole(target: Path, text: str, *, replace: bool) -> None:
    # beside the target, so that moving it into place is one step on one disk
    part = target.with_name(f".{target.name[:40]}.{secrets.token_hex(4)}")
    try:
        with part.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            if target.exists():
                # some file systems have one mode for all files, and refuse any other
                with suppress(OSError):
                    part.chmod(target.stat().st_mode & 0o777)
            part.replace(target)
        else:
            _move_unless_taken(part, target)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(target.parent)


def _move_unless_taken(part: Path, target: Path) -> None:
    """Give a file the name that was free a moment ago; raise `FileExistsError` if it no longer is."""
    try:
        target.hardlink_to(part)
    except FileExistsError:
        raise
    except OSError:
        # a file system without links
        part.rename(target)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
