"""Walks a project's files, skipping those that say nothing about the project itself."""

import os
import re
from collections import deque
from collections.abc import Container, Iterator
from itertools import islice
from pathlib import Path

from stackpick_tui.projects.limits import Deadline, Limits
from stackpick_tui.projects.notes import Notes

_SKIPPED_FOLDERS = re.compile(
    r"""\..+ | .*\.egg-info | __pycache__ | s?.*[-_]tests? | tests?([-_].*)? | testing | test_?data | fixtures
    | docs? | documentation | (code[-_]?)?(examples?|samples?) | benchmarks?
    | node_modules | bower_components | (_?vendor(ed|s)?) | third[-_]?party | external | _?extern
    | venv | env | virtualenv | site-packages | dist-packages | build | dist""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
"""Folders of tests, documentation, examples, third-party code, and what tools generate."""
_TEST_FILES = re.compile(r"(test_.*|.*_tests?|tests?|conftest|.*\.test)\.py", re.IGNORECASE | re.DOTALL)


def walk(
    directory: Path, ignored: Container[str], limits: Limits, deadline: Deadline, notes: Notes
) -> Iterator[str]:
    """Yield the regular files of a project, breadth first, each folder sorted by name.

    No symbolic link is followed, not even inside the project: its target there is visited anyway.

    Args:
        directory: The project's folder.
        ignored: Paths in it to skip.
        limits: How much is looked at.
        deadline: When to stop.
        notes: Where to note what was skipped because of a limit.
    """
    waiting = deque([("", 0)])
    seen = 0
    while waiting:
        deadline.check()
        parent, depth = waiting.popleft()
        try:
            with os.scandir(directory / parent) as listing:
                entries = sorted(islice(listing, limits.files + 1 - seen), key=lambda entry: entry.name)
        except OSError as error:
            notes.add(parent or ".", error.strerror or "cannot be listed")
            continue
        if parent and any(entry.name == "pyvenv.cfg" for entry in entries):
            continue
        for entry in entries:
            seen += 1
            if seen > limits.files:
                notes.say(f"more than {limits.files} files and folders: the rest is not read")
                return
            path = f"{parent}/{entry.name}" if parent else entry.name
            if path in ignored:
                continue
            if entry.is_dir(follow_symlinks=False):
                if _SKIPPED_FOLDERS.fullmatch(entry.name):
                    continue
                if depth == limits.depth:
                    notes.add(path, f"more than {limits.depth} folders deep, not read")
                    continue
                waiting.append((path, depth + 1))
            elif entry.is_file(follow_symlinks=False) and not _TEST_FILES.fullmatch(entry.name):
                yield path
