"""Private files and folders, and names that survive a power cut."""

import os
import sys
from pathlib import Path


def create_private(path: Path) -> bool:
    """Create an empty file that only its owner can read, whatever the umask; return whether it is new.

    An existing one, even a dangling link, is left as it is. The mode is set on creation: some file systems do
    not allow changing it.

    Raises:
        OSError: There is no room, or no permission.

    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return False
    return True


def make_private_folder(folder: Path) -> None:
    """Create a folder that only its owner can enter, and its parents; flush their names to disk.

    Raises:
        OSError: There is no room, no permission, or something else of that name.

    """
    if folder.exists():
        return
    make_private_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> bool:
    """Flush the names in a folder to disk; return whether the system can do that.

    Windows and some network and foreign file systems cannot.
    """
    if sys.platform == "win32":
        return False
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return False
    try:
        os.fsync(descriptor)
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return True
