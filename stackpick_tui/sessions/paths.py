"""Where sessions live on this machine; nothing here creates anything."""

from collections.abc import Mapping
from pathlib import Path

from stackpick_tui.sessions.errors import DataDirectoryError, StoreUnavailable

VARIABLE = "STACKPICK_DATA_DIR"
"""The environment variable that names another data directory."""


def data_directory(given: str | None, environ: Mapping[str, str]) -> Path:
    """Return the directory that holds the sessions, without touching it.

    Args:
        given: What ``--data-dir`` said; it wins.
        environ: The environment; ``STACKPICK_DATA_DIR`` comes next, then the system's place for such data.

    Raises:
        DataDirectoryError: The option or the variable is not an absolute path.
        StoreUnavailable: The system has no place of its own, as without a home directory: a relative answer
            would be a folder in whatever directory the program was started in.

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
    """Return the file that is locked while a database is put right or backed up."""
    return database.with_suffix(".lock")


def backups(database: Path) -> Path:
    """Return the folder of the backups."""
    return database.parent / "backups"


def companions(database: Path) -> list[Path]:
    """Return the files SQLite may have beside a database and would apply to any file of that name."""
    return [database.with_name(database.name + suffix) for suffix in ("-journal", "-wal", "-shm")]


CORRUPT = "corrupt-"
"""How the folders begin that damaged databases are moved into."""


def every_file(directory: Path) -> list[Path]:
    """Return every file of ours that is there, the database first, for ``paths`` and ``purge --all``."""
    main = database(directory)
    candidates = [main, *companions(main), lock(main), main.with_suffix(".mending")]
    found = [path for path in candidates if path.is_file() or path.is_symlink()]
    for folder in _folders(directory):
        found += sorted(path for path in folder.iterdir() if path.is_file())
    return found


def remove_every_file(directory: Path) -> None:
    """Remove every file of ours, and the folders that are empty then; what is not ours stays.

    Raises:
        StoreUnavailable: Something could not be removed.

    """
    try:
        for path in every_file(directory):
            path.unlink(missing_ok=True)
        for folder in [*_folders(directory), directory]:
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
    except OSError as error:
        raise StoreUnavailable(
            f"cannot be removed ({error.strerror})", Path(error.filename or directory)
        ) from error


def _folders(directory: Path) -> list[Path]:
    return [
        path
        for path in (backups(database(directory)), *sorted(directory.glob(f"{CORRUPT}*")))
        if path.is_dir()
    ]
