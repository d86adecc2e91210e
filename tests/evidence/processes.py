"""Running other processes as a fresh shell would: nothing of this one's Python settings reaches them."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


class Failed(Exception):
    """A command that had to work did not; the message says which, where, and the end of what it printed."""


def clean(environment: Mapping[str, str]) -> dict[str, str]:
    """Leave out the settings of Python's own: some keep byte code from being written, or add modules."""
    return {name: value for name, value in environment.items() if not name.startswith("PYTHON")}


def run(command: Sequence[str | Path], folder: Path, seconds: float = 300) -> str:
    """Run a command in a folder and give what it printed.

    Raises:
        Failed: it ended with an error, or not within the given seconds.
    """
    words = [str(word) for word in command]
    try:
        ended = subprocess.run(
            words,
            cwd=folder,
            env=clean(os.environ),
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Failed(f"{' '.join(words)} in {folder}: not done after {seconds:.0f} seconds") from None
    if ended.returncode:
        said = (ended.stdout + ended.stderr).strip()[-3000:]
        raise Failed(f"{' '.join(words)} in {folder}: exit code {ended.returncode}\n{said}")
    return ended.stdout
