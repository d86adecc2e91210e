"""Run the commands to begin as they are printed, for all 32 sets on both frameworks, and ask for the page.

`python -m tests.evidence.beginnings` does it in empty folders, one after another, and prints a line for each.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from stackpick_tui.advice.beginning import Beginning, beginning
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework
from tests.evidence.processes import Failed, clean
from tests.support.sets import ALL_SETS, set_name

PATIENCE = 60.0
"""Seconds a server may take until it answers."""
SHOWN = {Framework.FLASK: "Hello, World.", Framework.DJANGO: "The install worked successfully"}
"""What the first page says."""


def proven(start: Beginning, features: frozenset[Feature], folder: Path) -> str:
    """Run the commands in an empty folder and say what was found.

    Raises:
        Failed: a command failed or asked something, or a page is not what it should be.
    """
    for command in start.posix.set_up:
        _shell(command, folder)
    with _served(start.posix.serve, folder):
        _find(start.address, SHOWN[start.framework])
        found = ["page"]
        if start.framework is Framework.DJANGO and Feature.ADMIN in features:
            _find(f"{start.address}admin/", 'name="password"')
            found.append("sign-in page of the admin")
    return ", ".join(found)


def _shell(command: str, folder: Path) -> None:
    ended = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=clean(os.environ),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    if ended.returncode:
        raise Failed(f"{command}: exit code {ended.returncode}\n{(ended.stdout + ended.stderr)[-2000:]}")


@contextmanager
def _served(command: str, folder: Path) -> Iterator[None]:
    with (folder / "served.txt").open("wb") as log:
        server = subprocess.Popen(
            ["sh", "-c", command],
            cwd=folder,
            env=clean(os.environ),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            yield
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait()


def _find(address: str, text: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(address, timeout=PATIENCE) as answer:
                page = answer.read().decode()
            break
        except URLError as error:
            if time.monotonic() > deadline:
                raise Failed(f"{address}: {error}") from error
            time.sleep(0.1)
    if text not in page:
        raise Failed(f"{address}: no {text!r} in\n{page[:2000]}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Prove all of them; 1 where one fails."""
    parser = argparse.ArgumentParser(prog="python -m tests.evidence.beginnings", description=__doc__)
    parser.add_argument("--only", metavar="SET", help="only this set: ids joined by +, or none")
    given = parser.parse_args(arguments)
    failed = 0
    for features in ALL_SETS:
        if given.only not in {None, set_name(features)}:
            continue
        for framework in Framework:
            began = time.monotonic()
            with tempfile.TemporaryDirectory(prefix="beginning-") as folder:
                try:
                    told = proven(beginning(framework, features), features, Path(folder))
                except (Failed, subprocess.TimeoutExpired) as problem:
                    failed, told = failed + 1, f"FAILED: {problem}"
            took = time.monotonic() - began
            sys.stdout.write(f"{framework.value:6}  {set_name(features):40}  {took:5.1f} s  {told}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{failed} failed\n")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
