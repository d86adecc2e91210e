"""A file that a person named: read whole, written whole or not at all."""

import os
import tempfile
from pathlib import Path

from stackpick_tui.records.errors import RecordError

LARGEST = 512 * 1024 * 1024
"""Bytes of the largest file that is read."""


class FileInTheWay(RecordError):
    """There already is a file of that name."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path}: there already is a file of that name; choose another, or say to replace it"
        )


def read(path: Path) -> bytes:
    """Read a file; raise `RecordError` where that is not possible."""
    try:
        if not path.is_file():
            raise RecordError(f"{path}: {'not a file' if path.exists() else 'there is no such file'}")
        if path.stat().st_size > LARGEST:
            raise RecordError(f"{path}: larger than {LARGEST // 1024**2} MiB, which no file of ours is")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise RecordError(f"{path}: cannot be read ({_reason(error)})") from error


def write(path: Path, text: str, *, replace: bool = False) -> None:
    """Write a file so that it is there whole or not at all, and what was there stays until then.

    Args:
        path: The file.
        text: What it is to hold.
        replace: Whether to take the place of a file of that name.

    Raises:
        FileInTheWay: There is one, and it is not to be replaced.
        RecordError: It cannot be written.
    """
    part: str | None = None
    try:
        if path.is_dir():
            raise RecordError(f"{path}: is a folder; name a file in it")
        if path.exists() and not replace:
            raise FileInTheWay(path)
        # beside the file, so that moving it into place is one step on one disk
        handle, part = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(part).chmod(_mode(path))
        if replace:
            Path(part).replace(path)
        else:
            _move_into_free_place(Path(part), path)
        part = None
    except FileExistsError as error:
        raise FileInTheWay(path) from error
    except (OSError, ValueError) as error:
        raise RecordError(f"{path}: cannot be written ({_reason(error)}); choose another place") from error
    finally:
        if part is not None:
            Path(part).unlink(missing_ok=True)


def _move_into_free_place(part: Path, path: Path) -> None:
    """Move a file to where none was a moment ago; a link fails where one has come meanwhile."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:
        # a file system without links
        part.rename(path)
    else:
        part.unlink()


def _mode(path: Path) -> int:
    """Return the permissions of the file replaced, or those that any new file would get."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
