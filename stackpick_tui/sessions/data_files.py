"""Every file of ours in a data directory: listed, and removed. What is not ours stays, and so do links."""

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
    """Return every file that is used in a data directory, the database first; also what links stand for.

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
    """Return the links in the place of files and folders of ours: what they lead to is not removed.

    Raises:
        StoreUnavailable: A folder cannot be read.

    """
    with _as_unavailable(directory, "read"):
        return [Path(entry) for entry in _ours(directory, follow=False) if entry.is_symlink()]


def damaged_folders(directory: Path) -> list[Path]:
    """Return the folders that damaged databases were moved into, and are kept in.

    Raises:
        StoreUnavailable: A folder cannot be read.

    """
    with _as_unavailable(directory, "read"):
        found = _ours(directory, follow=False)
        return [Path(entry) for entry in found if _CORRUPT.fullmatch(entry.name) and _is_folder(entry)]


def remove_every_file(directory: Path) -> list[Path]:
    """Remove every file of ours, and the folders that are empty then.

    The database goes last, when what goes before is gone for good: while a backup is there, a database that
    is not would come back from it.

    Returns:
        What is left, because it is not ours or a link.

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
    """Make sure that what was removed from a folder stays so; remove the folder if nothing is in it."""
    sync_folder(folder)
    with suppress(OSError):
        folder.rmdir()
        sync_folder(folder.parent)


def _ours(directory: Path, *, follow: bool) -> "Iterator[os.DirEntry[str]]":
    """Find what has a name we make: the database first, and each folder before what is in it."""
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
    """Tell whether a file in a folder of ours has a name we make there."""
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
