"""The Markdown files in a folder that somebody named."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

_OTHERS = {"node_modules"}
"""Folders of other people's code, as are hidden ones and virtual environments."""


def is_markdown(path: Path) -> bool:
    """Tell whether a file is Markdown by its name."""
    return path.suffix.lower() == ".md"


def markdown_files(folder: Path, on_error: Callable[[OSError], None]) -> Iterator[Path]:
    """Yield the Markdown files in a folder and below it: a folder's own by name, then those of its folders.

    No symbolic link is followed: it may lead out of the folder or round in a circle, and what it leads to
    inside the folder is met anyway.

    Args:
        folder: The folder, which is looked at whatever its name is.
        on_error: Takes the error for each folder that cannot be listed; the others still are.
    """
    for parent, folders, files in os.walk(folder, onerror=on_error):
        if "pyvenv.cfg" in files and parent != str(folder):
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _OTHERS)
        for name in sorted(files):
            path = Path(parent, name)
            if is_markdown(path) and path.is_file() and not path.is_symlink():
                yield path
