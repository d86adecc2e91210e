"""What git ignores in a project: git itself is asked, and hindered from running anything of the project."""

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
"""What a repository's own configuration could otherwise have started; the command line outranks it."""
_LIST_IGNORED = ("ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z")
_NO_NETWORK = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
"""Objects that a partial clone lacks are not fetched, which a repository could make start a program."""


def ignored(directory: Path, seconds: float) -> frozenset[str] | None:
    """Return the files and folders that git ignores, relative to a folder and with ``/``; none without git.

    Reading ``.gitignore`` would be wrong about files that are tracked all the same, ``info/exclude`` and the
    person's own list. A folder that is ignored as a whole was named by a person who wants it read.

    Args:
        directory: The folder.
        seconds: How long git may take.

    Returns:
        None where a repository is there and git did not tell.
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
    """Return the path of git, but none that the project has put in its place."""
    path = os.pathsep.join(each for each in os.get_exec_path() if Path(each).is_absolute())
    found = which("git", path=path)
    if found is None or not Path(found).is_absolute():
        return None
    inside = Path(os.path.realpath(found)).is_relative_to(os.path.realpath(directory))
    return None if inside else found
