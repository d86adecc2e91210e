import ast
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from stackpick_tui.advice.beginning import Beginning, Commands, beginning
from stackpick_tui.advice.evidence import evidence_for
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework


@pytest.fixture(params=Framework, ids=lambda framework: framework.value)
def start(request: pytest.FixtureRequest, features: frozenset[Feature]) -> Beginning:
    return beginning(request.param, features)


def every_command(commands: Commands) -> list[str]:
    return [*commands.set_up, commands.serve, *filter(None, [commands.first_user])]


def test_exactly_the_packages_that_were_measured_are_installed(
    start: Beginning, features: frozenset[Feature]
) -> None:
    measured = evidence_for(features).route(start.framework).chosen
    for commands in (start.posix, start.windows):
        [install] = [line for line in commands.set_up if " pip install " in line]
        named = shlex.split(install.partition(" pip install ")[2])
        assert named == [start.framework.value, *measured]


def test_every_command_is_one_printable_line_that_no_shell_expands(start: Beginning) -> None:
    for commands in (start.posix, start.windows):
        for line in every_command(commands):
            assert line.isascii()
            assert line.isprintable()
            assert not re.search(r"[$`!%^&|;*?~]", line)
            # brackets stand between double quotes, which every shell takes literally
            assert not re.search(r"[\[\]<>()]", re.sub(r'"[^"]*"', "", line))


def test_the_same_is_done_on_windows_as_elsewhere(start: Beginning) -> None:
    ours = [
        line.replace("python3 ", "py ").replace(".venv/bin/", ".venv\\Scripts\\")
        for line in every_command(start.posix)
    ]
    assert ours == every_command(start.windows)


def test_the_commands_to_paste_end_with_the_one_that_serves_at_the_address(start: Beginning) -> None:
    lines = start.posix.text.splitlines()
    assert lines == [*start.posix.set_up, start.posix.serve]
    port = start.address.removeprefix("http://127.0.0.1:").removesuffix("/")
    assert port.isdigit()
    assert lines[-1].endswith(f" {port}")


def test_a_first_user_is_made_where_django_has_users(start: Beginning, features: frozenset[Feature]) -> None:
    expected = start.framework is Framework.DJANGO and not features.isdisjoint(
        {Feature.ACCOUNTS, Feature.SOCIAL, Feature.ADMIN}
    )
    assert (start.posix.first_user is not None) is expected
    assert "createsuperuser" not in start.posix.text


def test_the_app_that_is_written_is_the_one_of_the_quickstart(tmp_path: Path) -> None:
    [write] = [line for line in beginning(Framework.FLASK, ()).posix.set_up if " -c " in line]
    _, *arguments = shlex.split(write)
    subprocess.run([sys.executable, *arguments], cwd=tmp_path, check=True)
    tree = ast.parse((tmp_path / "app.py").read_text())
    [view] = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    assert [ast.unparse(each) for each in view.decorator_list] == ["app.route('/')"]
    assert ast.unparse(tree.body[1]) == "app = Flask(__name__)"


def test_every_package_beside_the_framework_is_called_installed_and_not_yet_wired(
    start: Beginning, features: frozenset[Feature]
) -> None:
    said = " ".join(step.text for step in start.then).lower()
    for package in evidence_for(features).route(start.framework).chosen:
        assert f"{package.partition('[')[0].lower()} is installed but not set up yet" in said


def test_every_ticked_feature_has_a_page_to_read_next(start: Beginning, features: frozenset[Feature]) -> None:
    # a first step, one for each feature or for the package that stands for it, and a template
    assert len(start.then) >= 2 + len(features - {Feature.ACCOUNTS})
    assert len({step.text for step in start.then}) == len(start.then)


def test_no_secret_is_printed(start: Beginning) -> None:
    for commands in (start.posix, start.windows):
        for line in every_command(commands):
            assert not re.search(r"(?i)secret|password|token|key", line)
