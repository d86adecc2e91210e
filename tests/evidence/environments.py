"""Environments that hold one set of requirements and nothing else, and what is in them."""

import logging
import re
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path

from tests.evidence.processes import Failed, run

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Environment:
    """A finished environment."""

    python: Path
    """Its interpreter."""
    packages: dict[str, str]
    """What is installed: normalized names, and versions."""
    megabytes: float
    """The size of what is installed in 10^6 bytes, compiled byte code left out."""


@dataclass(frozen=True, slots=True)
class Installer:
    """Makes environments; its tools have one of their own, so none of them is counted."""

    base: str
    """The Python that is measured."""
    folder: Path
    """Where the tools are."""
    uses_uv: bool
    """Whether uv installs, which is quicker; otherwise pip does."""

    @classmethod
    def prepare(cls, base: str, folder: Path) -> "Installer":
        """Make the tools' own environment, with uv where it can be had."""
        run([base, "-m", "venv", folder], Path.cwd())
        try:
            run([folder / "bin/python", "-m", "pip", "install", "--quiet", "uv"], folder)
        except Failed as problem:
            _log.warning("uv cannot be installed, pip takes its place: %s", str(problem).splitlines()[-1])
            return cls(base, folder, uses_uv=False)
        return cls(base, folder, uses_uv=True)

    def make(self, requirements: tuple[str, ...], folder: Path) -> Environment:
        """Install the requirements alone into a new folder and compile them."""
        run([self.base, "-m", "venv", "--without-pip", folder], self.folder)
        python = folder / "bin/python"
        run([*self._install_into(python), *requirements], self.folder)
        place = run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], folder)
        packages = Path(place.strip())
        run([python, "-m", "compileall", "-qq", packages], folder)
        return Environment(python, packages_in(packages), megabytes_of(packages))

    def _install_into(self, python: Path) -> list[str | Path]:
        if self.uses_uv:
            return [self.folder / "bin/uv", "pip", "install", "--link-mode", "copy", "--python", python]
        return [self.folder / "bin/python", "-m", "pip", "--python", python, "install", "--no-compile"]


def packages_in(folder: Path) -> dict[str, str]:
    """List the distributions installed in a folder with their versions, by name."""
    found = {_normalized(each.metadata["Name"]): each.version for each in distributions(path=[str(folder)])}
    return dict(sorted(found.items()))


def megabytes_of(folder: Path) -> float:
    """Add up the files below a folder in 10^6 bytes; byte code does not count, nor what links lead to."""
    files = (path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    return sum(path.lstat().st_size for path in files if path.suffix != ".pyc") / 1e6


def _normalized(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
