"""What tests of several rooms need."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.privileges import NOBODY


@pytest.fixture
def place() -> Iterator[Path]:
    """Return a folder that an unprivileged process can work in."""
    folder = Path(tempfile.mkdtemp(prefix="stackpick-"))
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
    yield folder
    for parent, folders, _ in os.walk(folder):
        for name in folders:
            (Path(parent) / name).chmod(0o700)
    shutil.rmtree(folder)
