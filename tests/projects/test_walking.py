"""Which files of a folder belong to the project, and how much of it is looked at."""

import os
import subprocess
from pathlib import Path

import pytest

from stackpick_tui.projects.limits import Limits
from stackpick_tui.projects.scanning import scan
from tests.projects.conftest import Scanned, found, places, write

GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PATH": os.environ["PATH"]}


def git(directory: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=directory, check=True, capture_output=True, env=GIT)


@pytest.mark.parametrize(
    "name",
    [
        *(
            f"{folder}/app.py"
            for folder in ("tests", "test", "docs", "examples", "node_modules", "vendor", "venv")
        ),
        *(
            f"src/{folder}/app.py"
            for folder in (".venv", "third_party", "site-packages", "__pycache__", "build")
        ),
        "env/lib/python3.13/site-packages/flask_login/utils.py",
        "test_app.py",
        "app_test.py",
        "shop/tests.py",
        "conftest.py",
    ],
)
def test_tests_documents_examples_and_other_peoples_code_do_not_count(name: str, scanned: Scanned) -> None:
    assert places(scanned({name: "import flask_login\n"})) == []


def test_a_virtual_environment_by_any_name_does_not_count(scanned: Scanned) -> None:
    assert found(
        scanned({"py/pyvenv.cfg": "", "py/lib/a.py": "import peewee\n", "a.py": "import flask_login"})
    ) == {"accounts"}


def test_a_folder_that_is_named_counts_whatever_its_name(tmp_path: Path) -> None:
    write(tmp_path / "tests", {"app.py": "import flask_login\n"})
    assert found(scan(tmp_path / "tests")) == {"accounts"}


def test_the_first_place_in_the_order_of_folders_and_names_is_told(scanned: Scanned) -> None:
    files: dict[str, str | bytes] = dict.fromkeys(("b/a.py", "z.py", "m.py"), "\nimport peewee\n")
    assert places(scanned(files)) == ["Peewee, m.py:2"]


def test_files_that_git_ignores_do_not_count_but_tracked_ones_do(project: Path) -> None:
    files: dict[str, str | bytes] = {
        ".gitignore": "local/\n*.gen.py\n/kept.py\n",
        "local/a.py": "import flask_login\n",
        "sub/b.gen.py": "import alembic\n",
        "kept.py": "import peewee\n",
    }
    write(project, files)
    git(project, "init", "--quiet")
    git(project, "add", "--force", "kept.py")
    assert found(scan(project)) == {"orm"}
    assert found(scan(project / "local")) == {"accounts"}


def test_a_path_that_begins_where_the_project_can_put_a_git_goes_on_to_the_system_s(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(
        project, {".gitignore": "local.py\n", "local.py": "import peewee\n", "bin/git": "#!/bin/sh\nexit 1\n"}
    )
    (project / "bin" / "git").chmod(0o755)
    git(project, "init", "--quiet")
    monkeypatch.setenv("PATH", f"bin{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(project)
    assert scan(project).findings == ()


def test_variables_that_lead_git_elsewhere_do_not_mislead(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(project, {".gitignore": "local.py\n", "local.py": "import peewee\n"})
    git(project, "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert scan(project).findings == ()


def test_without_a_repository_what_gitignore_says_does_not_matter(scanned: Scanned) -> None:
    assert found(scanned({".gitignore": "*", "a.py": "import peewee\n"})) == {"orm"}


def test_a_repository_that_git_cannot_read_is_read_whole_and_said_so(scanned: Scanned) -> None:
    result = scanned({".git": "gitdir: nowhere\n", "a.py": "import peewee\n"})
    assert found(result) == {"orm"}
    assert result.notes == ("git cannot say what it ignores here, so ignored files are read too",)


def test_git_runs_nothing_that_the_repository_names(project: Path, tmp_path: Path) -> None:
    trap, sprung = tmp_path / "trap", tmp_path / "sprung"
    trap.write_text(f"#!/bin/sh\ntouch {sprung}\n", encoding="utf-8")
    trap.chmod(0o755)
    write(project, {"a.py": "import peewee\n"})
    git(project, "init", "--quiet")
    hooks = project / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for hook in ("post-index-change", "fsmonitor-watchman", "post-checkout"):
        (hooks / hook).symlink_to(trap)
    for setting in ("core.fsmonitor", "core.pager", "core.sshCommand", "core.editor", "diff.external"):
        git(project, "config", setting, str(trap))
    git(project, "config", "alias.ls-files", f"!{trap}")
    git(project, "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "add", "a.py")
    assert not sprung.exists()
    assert found(scan(project)) == {"orm"}
    assert not sprung.exists()


@pytest.mark.parametrize("path", ["", ".", "{project}", "{project}/bin", "bin", "bin:{real}"])
def test_a_git_that_the_project_brings_is_not_run(
    path: str, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sprung = tmp_path / "sprung"
    write(project, dict.fromkeys(("git", "bin/git"), f"#!/bin/sh\n: > {sprung}\n"))
    for name in ("git", "bin/git"):
        (project / name).chmod(0o755)
    git(project, "init", "--quiet")
    monkeypatch.setenv("PATH", path.format(project=project, real=os.environ["PATH"]))
    monkeypatch.chdir(project)
    scan(project)
    assert not sprung.exists()


def test_more_files_than_are_looked_at_are_said(scanned: Scanned) -> None:
    files: dict[str, str | bytes] = {**{f"{index}.py": "" for index in range(9)}, "z.py": "import peewee"}
    result = scanned(files, Limits(files=9))
    assert result.findings == ()
    assert result.notes == ("more than 9 files and folders: the rest is not read",)
    assert found(scanned(files, Limits(files=10))) == {"orm"}


def test_deeper_folders_than_are_looked_into_are_said(scanned: Scanned) -> None:
    files: dict[str, str | bytes] = {"a/b/c.py": "import peewee\n"}
    assert scanned(files, Limits(depth=1)).notes == ("a/b: more than 1 folders deep, not read",)
    assert found(scanned(files, Limits(depth=2))) == {"orm"}


def test_when_time_is_up_what_was_found_is_told_and_that_it_is_not_all(scanned: Scanned) -> None:
    result = scanned({"requirements.txt": "peewee"}, Limits(seconds=0))
    assert result.notes == ("more than 0 seconds: the rest is not read",)
