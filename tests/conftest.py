"""What tests of several layers need."""

import gc
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import settings

from stackpick_tui.advice.features import Feature
from tests.support.clock import clock_at, in_zone
from tests.support.privileges import NOBODY
from tests.support.sets import ALL_SETS, set_name

os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(Path(__file__).parents[1] / ".hypothesis"))
"""Beside the tests, wherever they are started: the folder one stands in may not be writable."""

settings.register_profile("any speed", settings.default, deadline=None)
settings.load_profile("any speed")  # a busy machine is no failure

RUNNING_APPS = {"bench", "journeys", "tui", "test_screenshots.py"}
"""Where nearly every test runs the whole app."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--clock",
        metavar="MOMENT",
        type=_moment_with_zone,
        help="let each test begin at this moment, in its time zone, as in 2028-01-01T00:30:00+14:00",
    )


def _moment_with_zone(text: str) -> str:
    if datetime.fromisoformat(text).tzinfo is None:
        raise ValueError(text)
    return text


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, lest everybody waits for it at the end, and mark what is quick."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
    for item in items:
        folder = item.path.relative_to(Path(__file__).parent).parts[0]
        if folder not in RUNNING_APPS and not item.get_closest_marker("slow"):
            item.add_marker("quick")


def pytest_collection_finish() -> None:
    """Leave modules and thousands of collected tests out of every collection of garbage that is to come."""
    gc.set_threshold(10_000, 5, 10)
    collect_garbage()


def collect_garbage() -> None:
    """Collect garbage, and leave what stays (modules, caches, collected tests) out of later collections."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    moment = item.config.getoption("--clock")
    with clock_at(datetime.fromisoformat(moment)) if moment else nullcontext():
        result = yield
    if not item.get_closest_marker("quick"):
        collect_garbage()  # what an app leaves is all of one age, and gone at once here
    return result


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Leave out on Windows what imports a module of POSIX systems, and so cannot be run there."""
    report = yield
    if sys.platform == "win32" and report.failed:
        # the last: what was to come from a module of tests that was left out
        lacks = (
            r"No module named '(fcntl|pty|resource|termios)'|import of \w+ halted|name '\w+' from 'tests\."
        )
        if found := re.search(lacks, str(report.longrepr)):
            report.outcome = "skipped"
            report.longrepr = (str(collector.path), 0, f"Skipped: {found[0]}")
    return report


@pytest.fixture(params=ALL_SETS, ids=set_name)
def features(request: pytest.FixtureRequest) -> frozenset[Feature]:
    """Return every one of the 32 sets in turn."""
    ticks: frozenset[Feature] = request.param
    return ticks


@pytest.fixture
def in_utc() -> Iterator[None]:
    """Be in UTC, for days that are written down in the test or beside it."""
    with in_zone("+00:00"):
        yield


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


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare text with a file in ``golden`` beside the test; WRITE_GOLDEN in the environment writes it."""

    def compare(name: str, text: str) -> None:
        path = request.path.parent / "golden" / name
        if "WRITE_GOLDEN" in os.environ:
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text.splitlines() == path.read_text(encoding="utf-8").splitlines()

    return compare


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Collect the inodes of what is waited for to be on the disk."""
    sync, inodes = os.fsync, list[int]()

    def note_and_sync(descriptor: int) -> None:
        inodes.append(os.fstat(descriptor).st_ino)
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", note_and_sync)
    return inodes
