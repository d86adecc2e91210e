"""The commands that lead from an empty folder to a page in the browser, with the packages measured."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass

from stackpick_tui.advice.evidence import evidence_for
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.next_steps import next_steps
from stackpick_tui.advice.rule import Framework
from stackpick_tui.advice.statements import Statement

PORT = 8000
"""The port to serve the page on: 5000, Flask's default, is often taken on macOS."""


@dataclass(frozen=True, slots=True)
class Commands:
    """What to type on one kind of system: a command a line, all in the same empty folder."""

    set_up: tuple[str, ...]
    """The commands that set the project up; each ends by itself and asks nothing."""
    serve: str
    """The command that serves it, until Ctrl+C."""
    first_user: str | None
    """The command that creates the first user after that, asking for a password; None without users."""

    @property
    def text(self) -> str:
        """The commands as lines to paste, the one that serves last."""
        return "\n".join([*self.set_up, self.serve]) + "\n"


@dataclass(frozen=True, slots=True)
class Beginning:
    """How to begin with one set of features on one framework."""

    framework: Framework
    """The framework."""
    posix: Commands
    """The commands for Linux and macOS."""
    windows: Commands
    """The commands for Windows, in PowerShell and in the command prompt."""
    address: str
    """The address of the page once it is served."""
    then: tuple[Statement, ...]
    """What to do and read next."""

    def commands(self, *, windows: bool = sys.platform == "win32") -> Commands:
        """Return the commands for Windows or for other systems, by default for this one."""
        return self.windows if windows else self.posix


def beginning(framework: Framework, features: Iterable[Feature]) -> Beginning:
    """Return how to begin with a set of features on a framework."""
    ticked = frozenset(features)
    chosen = evidence_for(ticked).route(framework).chosen
    write = _flask if framework is Framework.FLASK else _django
    return Beginning(
        framework,
        posix=write(ticked, chosen, "python3", ".venv/bin/python"),
        windows=write(ticked, chosen, "py", r".venv\Scripts\python"),
        address=f"http://127.0.0.1:{PORT}/",
        then=next_steps(framework, ticked, chosen),
    )


def _flask(_: frozenset[Feature], chosen: tuple[str, ...], base: str, python: str) -> Commands:
    return Commands(
        set_up=(*_environment(Framework.FLASK, chosen, base, python), f'{python} -c "{_WRITE_APP}"'),
        serve=f"{python} -m flask run --port {PORT}",
        first_user=None,
    )


def _django(ticked: frozenset[Feature], chosen: tuple[str, ...], base: str, python: str) -> Commands:
    has_users = not ticked.isdisjoint({Feature.ACCOUNTS, Feature.SOCIAL, Feature.ADMIN})
    return Commands(
        set_up=(
            *_environment(Framework.DJANGO, chosen, base, python),
            f"{python} -m django startproject config .",
            f"{python} manage.py migrate",
        ),
        serve=f"{python} manage.py runserver {PORT}",
        first_user=f"{python} manage.py createsuperuser" if has_users else None,
    )


def _environment(framework: Framework, chosen: tuple[str, ...], base: str, python: str) -> tuple[str, str]:
    # a shell may take unquoted brackets for a pattern
    packages = [f'"{package}"' if "[" in package else package for package in (framework.value, *chosen)]
    return f"{base} -m venv .venv", f"{python} -m pip install {' '.join(packages)}"


# One line for every shell: in double quotes, without any of "$`!%, each of which some shell would expand.
_WRITE_APP = (
    r"open('app.py', 'w').write('from flask import Flask\n\napp = Flask(__name__)\n\n\n"
    r"@app.route(\'/\')\ndef hello_world():\n    return \'Hello, World.\'\n')"
)
