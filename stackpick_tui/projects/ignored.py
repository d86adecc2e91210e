"""Asks git what it ignores in a project, without letting git run anything from the project."""

import os
import subprocess
from pathlib import Path
from shutil import which

_SAFE_SETTINGS = (
    "-c",
    "core.fsmonitor=false",
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    "core.untrackedCache=false",
)
"""Turns off what a repository's configuration could make git run; the command line takes precedence."""
_LIST_IGNORED = ("ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z")
_NO_NETWORK = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
"""Keeps git from fetching what a partial clone lacks: a repository could make that start a program."""


def ignored(directory: Path, seconds: float) -> frozenset[str] | None:
    """Return the files and folders that git ignores, relative to a folder and with ``/``; none without git.

    Reading ``.gitignore`` alone would miss ``info/exclude``, the user's own list, and which files are tracked
    although they match. If git ignores the whole folder, nothing in it counts as ignored: somebody named the
    folder and wants it read.

    Args:
        directory: The folder.
        seconds: How long git may take.

    Returns:
        The paths; None if this is a repository and git gave no answer.
    """
    git = _git(directory)
    if git is None or not any(os.path.lexists(each / ".git") for each in (directory, *directory.parents)):
        return frozenset()
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(  # noqa: S603 - fixed words, and a folder that is no argument
            [git, "--no-optional-locks", *_SAFE_SETTINGS, *_LIST_IGNORED],
            cwd=directory,
            env=inherited | _NO_NETWORK,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    paths = {os.fsdecode(path).rstrip("/") for path in done.stdout.split(b"\0") if path}
    return frozenset() if paths & {".", ""} else frozenset(paths)


def _git(directory: Path) -> str | None:
    """Return the path of git, unless that is a program inside the project."""
    path = os.pathsep.join(each for each in os.get_exec_path() if Path(each).is_absolute())
    found = which("git", path=path)
    if found is None or not Path(found).is_absolute():
        return None
    inside = Path(os.path.realpath(found)).is_relative_to(os.path.realpath(directory))
    return None if inside else found
