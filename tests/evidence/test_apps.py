import ast
from pathlib import Path

import pytest

from tests.evidence.assembling import assemble
from tests.evidence.builds import EVERYTHING, Build
from tests.evidence.requirements import Meaning

APPS = Path(__file__).parent / "apps"


@pytest.mark.parametrize(
    "path", sorted(APPS.rglob("*.py.txt")), ids=lambda path: path.parent.name + "/" + path.name
)
def test_every_file_of_the_apps_is_python_that_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="ascii")))


@pytest.mark.parametrize("build", EVERYTHING, ids=lambda build: build.label)
def test_every_part_of_a_build_is_there_and_is_checked(build: Build) -> None:
    folder = APPS / build.route
    check = ast.parse((folder / "check.py.txt").read_text())
    checked = {node.name for node in check.body if isinstance(node, ast.FunctionDef)}
    assert {f"check_{part}" for part in build.parts} <= checked
    if build.base != "Django":
        assert all((folder / f"{part}.py.txt").is_file() for part in build.parts)


@pytest.mark.parametrize(
    ("route", "beside"), [("flask", {"app", "check", "start"}), ("fastapi", {"app", "check"})]
)
def test_no_part_is_left_over(route: str, beside: set[str]) -> None:
    named = {part for build in EVERYTHING if build.route == route for part in build.parts}
    files = {path.name.removesuffix(".py.txt") for path in (APPS / route).iterdir()}
    assert files == named | beside


def test_an_app_is_put_together_with_its_parts_and_what_its_check_needs(tmp_path: Path) -> None:
    build = Build(Meaning.BOTH.value, "orm", "Django", (), ("tables",))
    assemble(build, tmp_path / "app")
    files = {str(path.relative_to(tmp_path / "app")) for path in (tmp_path / "app").rglob("*.*")}
    assert {"settings.py", "form.html", "notes/models.py", "check.py", "service.py", "parts.py"} <= files
    assert not any(name.endswith(".txt") for name in files)
    assert (tmp_path / "app/parts.py").read_text() == "PARTS = ['tables']\n"
