"""Where the files are; nothing here creates any."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from stackpick_tui.sessions.errors import DataDirectoryError, StoreUnavailable

VARIABLE = "STACKPICK_DATA_DIR"
"""The environment variable that names another data directory."""


def data_directory(given: str | None, environ: Mapping[str, str]) -> Path:
    """Return the data directory, without touching it.

    Args:
        given: The value of ``--data-dir``, which comes first.
        environ: The environment: ``STACKPICK_DATA_DIR`` comes next, then the system's directory for data.

    Raises:
        DataDirectoryError: The option or the variable is not an absolute path.
        StoreUnavailable: The system has no such directory, as without a home directory. A relative path would
            depend on where the program was started.

    """
    if given is not None:
        return _absolute("--data-dir", given)
    if named := environ.get(VARIABLE):
        return _absolute(VARIABLE, named)
    from platformdirs import user_data_path

    try:
        directory = user_data_path("stackpick-tui", appauthor=False)
    except (OSError, RuntimeError) as error:
        raise StoreUnavailable("no home directory to keep sessions in") from error
    if not directory.is_absolute():
        raise StoreUnavailable(f"no home directory to keep sessions in ({directory} is not an absolute path)")
    return directory


def _absolute(source: str, given: str) -> Path:
    directory = Path(given)
    if "\0" in given or not directory.is_absolute():
        raise DataDirectoryError(source, given)
    return directory


def database(directory: Path) -> Path:
    """Return the file with the sessions."""
    return directory / "sessions.db"


def lock(database: Path) -> Path:
    """Return the file that is locked while a database is repaired or backed up."""
    return database.with_suffix(".lock")


def backups(database: Path) -> Path:
    """Return the folder of the backups."""
    return database.parent / "backups"


def companions(database: Path) -> list[Path]:
    """Return the files that SQLite keeps beside a database, and would apply to any file of its name."""
    return [database.with_name(database.name + suffix) for suffix in ("-journal", "-wal", "-shm")]


CORRUPT = "corrupt-"
"""The prefix of the folders that damaged databases are moved into."""
STAMP = "[0-9]{8}T[0-9]{6}Z"
"""A pattern for the time in a name."""
BACKUP = re.compile(rf"sessions-({STAMP})\.db")
"""A pattern for the names of backups."""
UNFINISHED = re.compile(rf"sessions-{STAMP}\.[0-9]+\.part(-journal)?")
"""A pattern for their names while they are being written."""


def entries(folder: Path) -> "list[os.DirEntry[str]]":
    """Return the entries of a folder, sorted by name; none if there is no such folder.

    Raises:
        OSError: It cannot be read.

    """
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return []


def plain_files(folder: Path) -> list[Path]:
    """Return the files in a folder, without links; none if there is no such folder.

    Raises:
        OSError: It cannot be read.

    """
    return [Path(entry) for entry in entries(folder) if entry.is_file(follow_symlinks=False)]


def unfinished(database: Path) -> list[Path]:
    """Return backups that are being written, or were when their process was killed."""
    return [path for path in plain_files(backups(database)) if UNFINISHED.fullmatch(path.name)]
