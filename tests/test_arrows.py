"""The layers run one way: cli -> tui -> records -> sessions, projects -> advice; only tui imports Textual."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import stackpick_tui

PACKAGE = Path(stackpick_tui.__file__).parent
ROOT = Path(__file__).parents[1]
LAYERS = ("cli", "tui", "records", "sessions", "projects", "advice")
ALLOWED = {
    "cli": {"cli", "tui", "records", "sessions", "projects", "advice"},
    "tui": {"tui", "records", "sessions", "advice"},
    "records": {"records", "sessions", "projects", "advice"},
    "sessions": {"sessions", "advice"},
    "projects": {"projects", "advice"},
    "advice": {"advice"},
}
LIBRARIES = {
    "cli": {"rich"},
    "tui": {"textual", "rich"},
    "records": set[str](),
    "sessions": {"platformdirs"},
    "projects": set[str](),
    "advice": set[str](),
}


def imports(file: Path) -> set[str]:
    """Return every module a file imports, at its top or anywhere in it."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} has a relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("other", LAYERS)
def test_no_layer_imports_one_above_it(layer: str, other: str) -> None:
    if other in ALLOWED[layer]:
        return
    for file in (PACKAGE / layer).rglob("*.py"):
        found = {name for name in imports(file) if name.startswith(f"stackpick_tui.{other}.")}
        assert not found, f"{file.relative_to(PACKAGE)} imports {found}"


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_imports_only_the_libraries_it_may(layer: str) -> None:
    for file in (PACKAGE / layer).rglob("*.py"):
        tops = {name.partition(".")[0] for name in imports(file)}
        strangers = tops - sys.stdlib_module_names - {"stackpick_tui"} - LIBRARIES[layer]
        assert not strangers, f"{file.relative_to(PACKAGE)} imports {strangers}"


def test_tests_and_pictures_import_only_what_the_project_declares() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    stated = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    declared = {re.split(r"[^\w.-]", each)[0].lower() for each in stated}
    files = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "screenshots").rglob("*.py")]
    tops = {name.partition(".")[0] for file in files for name in imports(file)}
    strangers = tops - sys.stdlib_module_names - {"stackpick_tui", "tests", "screenshots"}
    of = packages_distributions()
    assert {top for top in strangers if not declared & {name.lower() for name in of.get(top, ())}} == set()


def test_records_touch_no_disk() -> None:
    for file in (PACKAGE / "records").rglob("*.py"):
        found = imports(file)
        assert not {name.partition(".")[0] for name in found} & {"io", "os", "pathlib", "shutil", "tempfile"}
        values = {name.split(".")[2] for name in found if name.startswith("stackpick_tui.sessions.")}
        pure = {"choice", "clock", "graphemes", "session", "text"}
        assert values <= pure, f"{file.name} imports what keeps sessions"
        assert not any(ast.unparse(call.func) == "open" for call in calls(file))


def test_every_file_of_the_package_is_in_a_layer() -> None:
    outside = {file.name for file in PACKAGE.glob("*.py")}
    assert outside == {"__init__.py", "__main__.py"}
    assert {folder.name for folder in PACKAGE.iterdir() if (folder / "__init__.py").exists()} == set(LAYERS)


def test_no_module_imports_itself_by_way_of_others_not_even_inside_a_function() -> None:
    modules = {module_name(file): file for file in PACKAGE.rglob("*.py")}
    graph = {
        module: {name if name in modules else name.rpartition(".")[0] for name in imports(file)}
        for module, file in modules.items()
    }
    TopologicalSorter({module: targets & modules.keys() for module, targets in graph.items()}).prepare()


def module_name(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize(
    "command",
    [
        ["decide", "accounts", "orm"],
        ["scan"],
        ["decide", "--json", "--save", "x"],
        ["explain", "orm"],
        ["list"],
        ["paths"],
        ["--help"],
    ],
    ids=" ".join,
)
def test_no_shell_command_imports_textual_nor_into_a_pipe_rich(command: list[str], tmp_path: Path) -> None:
    code = (
        "import sys; from stackpick_tui.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "assert not {'textual', 'rich', 'asyncio'} & set(sys.modules), 'imported'"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command, "--data-dir", str(tmp_path)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def test_only_the_clock_asks_the_system_for_the_time_and_the_time_zone() -> None:
    for file in PACKAGE.rglob("*.py"):
        if file != PACKAGE / "sessions" / "clock.py":
            asked = {ast.unparse(call) for call in calls(file) if asks_the_system(call)}
            assert not asked, f"{file.relative_to(PACKAGE)} asks with {asked}"


def calls(file: Path) -> Iterator[ast.Call]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def asks_the_system(call: ast.Call) -> bool:
    """Tell whether the answer depends on when or where a call is made; a time zone is the last argument."""
    match call:
        case ast.Call(ast.Attribute(ast.Name("clock"))):
            return False
        case ast.Call(ast.Attribute(attr="now" | "today" | "utcnow" | "localtime" | "gmtime" | "ctime")):
            return True
        case ast.Call(ast.Attribute(ast.Name("time"), "time" | "time_ns" | "strftime")):
            return True
        case ast.Call(ast.Attribute(attr="astimezone"), [], []):
            return True
        case ast.Call(ast.Attribute(attr="fromtimestamp"), [_], []):
            return True
    return False


def test_nothing_outside_the_app_imports_the_app_module() -> None:
    importers = {
        str(file.relative_to(PACKAGE))
        for file in PACKAGE.rglob("*.py")
        if any(name.startswith("stackpick_tui.tui.app.") for name in imports(file))
    }
    assert importers == {"cli/launch.py"}
