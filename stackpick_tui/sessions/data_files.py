"""List and remove every file of ours in a data directory; links and other files stay."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from stackpick_tui.sessions.durable import sync_folder
from stackpick_tui.sessions.errors import StoreUnavailable
from stackpick_tui.sessions.paths import (
    BACKUP,
    CORRUPT,
    STAMP,
    UNFINISHED,
    backups,
    companions,
    database,
    entries,
    lock,
)

_CORRUPT = re.compile(f"{CORRUPT}{STAMP}(-[0-9]+)?")


def every_file(directory: Path) -> list[Path]:
    """Return every file used in a data directory, the database first, following links.

    Raises:
        StoreUnavailable: A folder cannot be read.

    """
    with _as_unavailable(directory, "read"):
        found = _ours(directory, follow=True)
        return [Path(entry) for entry in found if entry.is_file() or entry.is_symlink()]


def removable(directory: Path) -> list[Path]:
    """Return what ``remove_every_file`` would remove.

    Raises:
        StoreUnavailable: A folder cannot be read.

    """
    with _as_unavailable(directory, "read"):
        found = _ours(directory, follow=False)
        return [Path(entry) for entry in found if entry.is_file(follow_symlinks=False)]


def links(directory: Path) -> list[Path]:
    """Return links that stand in for our files and folders: their targets are not removed.

    Raises:
        StoreUnavailable: A folder cannot be read.

    """
    with _as_unavailable(directory, "read"):
        return [Path(entry) for entry in _ours(directory, follow=False) if entry.is_symlink()]


def damaged_folders(directory: Path) -> list[Path]:
    """Return the folders in which damaged databases are kept.

    Raises:
        StoreUnavailable: A folder cannot be read.

    """
    with _as_unavailable(directory, "read"):
        found = _ours(directory, follow=False)
        return [Path(entry) for entry in found if _CORRUPT.fullmatch(entry.name) and _is_folder(entry)]


def remove_every_file(directory: Path) -> list[Path]:
    """Remove every file of ours, and the folders left empty.

    The database goes last, once the rest is gone for good: a missing database would be restored from a backup
    that is still there.

    Returns:
        What is left because it is not ours or is a link.

    Raises:
        StoreUnavailable: Something could not be removed.

    """
    with _as_unavailable(directory, "removed"):
        for entry in reversed(list(_ours(directory, follow=False))):
            if entry.is_file(follow_symlinks=False):
                Path(entry).unlink(missing_ok=True)
            elif _is_folder(entry):
                _remove_if_empty(Path(entry))
        _remove_if_empty(directory)
        return [Path(entry) for entry in _remaining(directory)]


def _remove_if_empty(folder: Path) -> None:
    """Flush what was removed from a folder to disk; remove the folder if it is empty."""
    sync_folder(folder)
    with suppress(OSError):
        folder.rmdir()
        sync_folder(folder.parent)


def _ours(directory: Path, *, follow: bool) -> "Iterator[os.DirEntry[str]]":
    """Yield everything that has one of our names: the database first, and each folder before its files."""
    main = database(directory)
    replacement = main.with_suffix(".mending")
    here = {entry.name: entry for entry in entries(directory)}
    for path in (main, *companions(main), lock(main), replacement, *companions(replacement)):
        if path.name in here:
            yield here[path.name]
    for folder in here.values():
        if _is_folder_name(folder.name):
            yield folder
            if folder.is_dir(follow_symlinks=follow):
                yield from (entry for entry in entries(Path(folder)) if _is_ours(Path(entry), main))


def _is_folder_name(name: str) -> bool:
    return name == backups(Path()).name or _CORRUPT.fullmatch(name) is not None


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    return _is_folder_name(entry.name) and entry.is_dir(follow_symlinks=False)


def _is_ours(path: Path, main: Path) -> bool:
    """Return whether a file in one of our folders has one of our names."""
    if path.parent == backups(main):
        owner = re.sub("-(journal|wal|shm)$", "", path.name)
        return any(pattern.fullmatch(owner) for pattern in (BACKUP, UNFINISHED))
    # where the database is a link, it is the file it leads to that was moved aside
    originals = (path.with_name(main.name), path.with_name(Path(os.path.realpath(main)).name))
    return any(path in (original, *companions(original)) for original in originals)


def _remaining(directory: Path) -> "Iterator[os.DirEntry[str]]":
    for entry in entries(directory):
        yield from entries(Path(entry)) if _is_folder(entry) else [entry]


@contextmanager
def _as_unavailable(directory: Path, what: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = f"cannot be {what} ({error.strerror})"
        raise StoreUnavailable(reason, Path(error.filename or directory)) from error
