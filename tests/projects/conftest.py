"""Small made-up projects, written to disk and scanned."""

from collections.abc import Callable
from pathlib import Path

import pytest

from stackpick_tui.projects.conclusion import Scan
from stackpick_tui.projects.limits import Limits
from stackpick_tui.projects.scanning import scan

Scanned = Callable[..., Scan]


def write(directory: Path, files: dict[str, str | bytes]) -> None:
    """Write files, by their paths."""
    for name, text in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the folder of a project."""
    path = tmp_path / "project"
    path.mkdir()
    return path


@pytest.fixture
def scanned(project: Path) -> Scanned:
    """Write a project and scan it."""

    def of(files: dict[str, str | bytes], limits: Limits | None = None) -> Scan:
        write(project, files)
        return scan(project, limits or Limits())

    return of


def found(result: Scan) -> set[str]:
    """Return the ids of the features found."""
    return {feature.id for feature in result.features}


def places(result: Scan) -> list[str]:
    """Return each finding as it is told."""
    return [f"{each.kind}, {each.place.file}:{each.place.line}" for each in result.findings]
