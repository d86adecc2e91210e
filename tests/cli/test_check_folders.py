"""Check over a team's repository: several files, folders, and Markdown that is no record of ours."""

import os
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import RULE
from stackpick_tui.cli.parser import parse
from stackpick_tui.records.madr import record
from stackpick_tui.sessions.session import new_session
from tests.cli.conftest import Run, unprivileged

FOREIGN = {
    "prose": b"# Shopping\n",
    "a badge first, which JSON could begin like": b"[![build](https://example.com/b.svg)](https://example.com)\n",
    "a template": b"{{< toc >}}\n",
    "nothing": b"",
    "not UTF-8": "# Grüße\n".encode("latin-1"),
    "no text": b"\x00\xff\xfe\x80",
    "a report of a fault": b"# Crash\n\n- Reproduce: `make test`\n- Verdict of the rule of thumb: none\n",
    "a record quoted": b"> * Reproduce: `stackpick-tui decide`\n",
}
AGREES = record(new_session().with_features([Feature.ORM])).encode()
DIFFERS = AGREES.replace(f"{RULE}: Flask".encode(), f"{RULE}: Django".encode())
DAMAGED = AGREES.replace(b"stackpick-tui decide orm", b"stackpick-tui decide orn")

Put = Callable[..., Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Write a file, and the folders it is in."""

    def write(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    return write


def paths(out: str) -> list[str]:
    return [line.partition(": ")[0] for line in out.splitlines()]


def test_each_line_begins_with_the_path_as_it_was_named(run: Run, put: Put) -> None:
    put("b.md", AGREES)
    put("sub/a.md", DIFFERS)
    done = run("check", "sub/../b.md", "./sub/a.md", "b.md")
    assert paths(done.out) == ["sub/../b.md", "sub/a.md", "b.md"]
    assert (done.code, done.err) == (1, "")


def test_a_folder_is_searched_for_markdown_in_order_and_below_it(run: Run, put: Put) -> None:
    names = ["docs/2.md", "docs/10.md", "docs/UPPER.MD", "docs/b/1.md", "docs/a/deep/er/1.md"]
    for name in names:
        put(name, AGREES)
    put("docs/notes.txt", DIFFERS)
    put("docs/export.json", b"{}")
    (put("docs/c/x", b"").parent / "folder.md").mkdir()
    done = run("check", "docs")
    assert paths(done.out) == [
        "docs/10.md", "docs/2.md", "docs/UPPER.MD", "docs/a/deep/er/1.md", "docs/b/1.md",
    ]  # fmt: skip
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("hidden", [".git", ".venv", ".github", "node_modules"])
def test_hidden_folders_and_those_of_other_peoples_code_are_passed_over(
    hidden: str, run: Run, put: Put
) -> None:
    put(f"{hidden}/a.md", DIFFERS)
    put(f"docs/{hidden}/a.md", DIFFERS)
    put("docs/a.md", AGREES)
    done = run("check", ".")
    assert (done.code, paths(done.out)) == (0, ["docs/a.md"])
    assert run("check", hidden).code == 1, "named itself, it is what is meant"


def test_a_virtual_environment_of_any_name_is_passed_over(run: Run, put: Put) -> None:
    put("env3/pyvenv.cfg", b"")
    put("env3/lib/a.md", DIFFERS)
    assert run("check", ".").code == 0


def test_no_link_in_a_folder_is_followed_but_one_that_is_named_is(run: Run, put: Put, tmp_path: Path) -> None:
    outside = put("outside/a.md", DIFFERS)
    put("docs/b.md", AGREES)
    (tmp_path / "docs" / "file.md").symlink_to(outside)
    (tmp_path / "docs" / "folder").symlink_to(outside.parent)
    (tmp_path / "docs" / "circle").symlink_to(tmp_path / "docs")
    (tmp_path / "docs" / "nowhere.md").symlink_to(tmp_path / "nothing")
    assert paths(run("check", "docs").out) == ["docs/b.md"]
    assert paths(run("check", "docs/folder").out) == ["docs/folder/a.md"]


def test_a_pipe_in_a_folder_is_not_waited_for(run: Run, put: Put, tmp_path: Path) -> None:
    put("docs/b.md", AGREES)
    os.mkfifo(tmp_path / "docs" / "a.md")
    assert paths(run("check", "docs").out) == ["docs/b.md"]


@pytest.mark.parametrize("kind", FOREIGN)
def test_other_markdown_is_passed_over_in_a_folder_and_counted(kind: str, run: Run, put: Put) -> None:
    put("docs/a.md", FOREIGN[kind])
    put("docs/b.md", AGREES)
    done = run("check", "docs")
    assert (done.code, paths(done.out)) == (0, ["docs/b.md"])
    assert done.err == "stackpick-tui: skipped 1 file without a record of ours\n"


@pytest.mark.parametrize("kind", FOREIGN)
def test_other_markdown_that_is_named_is_an_error_unless_only_ours_are_asked_for(
    kind: str, run: Run, put: Put
) -> None:
    put("a.md", FOREIGN[kind])
    put("b.md", AGREES)
    done = run("check", "a.md", "b.md")
    assert (done.code, paths(done.out)) == (2, ["b.md"])
    assert done.err.startswith("stackpick-tui: a.md: ")
    done = run("check", "--ours-only", "a.md", "b.md")
    assert (done.code, paths(done.out)) == (0, ["b.md"])
    assert done.err == "stackpick-tui: skipped 1 file without a record of ours\n"


@pytest.mark.parametrize("named", [("docs",), ("--ours-only", "docs"), ("--ours-only", "docs/a.md")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "latin-1"])
def test_a_damaged_record_is_one_of_ours_and_never_passed_over(
    named: tuple[str, ...], encoding: str, run: Run, put: Put
) -> None:
    put("docs/a.md", (DAMAGED.decode() + "\nGrüße\n").encode(encoding, "replace"))
    done = run("check", *named)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("stackpick-tui: docs/a.md: ")


def test_json_that_is_no_export_is_an_error_even_where_only_ours_are_asked_for(run: Run, put: Put) -> None:
    put("package.json", b"{}")
    assert run("check", "--ours-only", "package.json").code == 2


def test_what_cannot_be_read_outweighs_what_differs_and_the_rest_is_checked_all_the_same(
    run: Run, put: Put
) -> None:
    put("a.md", DIFFERS)
    done = run("check", "none.md", "a.md", "gone.md")
    assert (done.code, paths(done.out)) == (2, ["a.md"])
    assert [line.split(": ")[1] for line in done.err.splitlines()] == ["none.md", "gone.md"]


def test_a_folder_that_cannot_be_listed_is_named_and_the_others_are_read(
    run: Run, put: Put, tmp_path: Path
) -> None:
    put("docs/b/b.md", AGREES)
    closed = put("docs/a/a.md", AGREES).parent
    tmp_path.chmod(0o755)
    closed.chmod(0)
    try:
        with unprivileged():
            done = run("check", "docs")
    finally:
        closed.chmod(0o755)
    assert (done.code, paths(done.out)) == (2, ["docs/b/b.md"])
    assert done.err == "stackpick-tui: docs/a: cannot be read (Permission denied)\n"


def test_an_empty_name_is_an_error_and_not_the_folder_one_is_in(run: Run, put: Put) -> None:
    put("a.md", AGREES)
    done = run("check", "", "a.md")
    assert (done.code, paths(done.out)) == (2, ["a.md"])


def test_a_folder_without_markdown_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    done = run("check", "docs")
    assert (done.code, done.out, done.err) == (0, "", "stackpick-tui: no Markdown file is there to check\n")


def test_a_path_that_is_no_line_of_text_is_printed_on_one(run: Run, put: Put) -> None:
    put("docs/a\nb\x1b[31m.md", AGREES)
    (line,) = run("check", "docs").out.splitlines()
    assert line.startswith("docs/a\\nb\\x1b[31m.md: Flask for ORM")


def test_json_tells_each_file_its_result_and_its_verdicts(run: Run, put: Put) -> None:
    put("docs/agrees.md", AGREES)
    put("docs/damaged.md", DAMAGED)
    put("docs/differs.md", DIFFERS)
    put("docs/other.md", FOREIGN["prose"])
    done = run("check", "--json", "docs")
    assert done.code == 2
    stated = {
        "id": None, "name": "", "features": ["orm"], "verdict": "Flask", "rule": RULE, "today": "Flask",
        "agrees": True, "decision": None,
    }  # fmt: skip
    error = done.err.splitlines()[-1].removeprefix("stackpick-tui: ")
    assert error.startswith("docs/damaged.md: ")
    assert done.json == {
        "schema": 1,
        "rule": RULE,
        "files": [
            {"path": "docs/agrees.md", "result": "agrees", "error": None, "verdicts": [stated]},
            {"path": "docs/damaged.md", "result": "unreadable", "error": error, "verdicts": []},
            {
                "path": "docs/differs.md",
                "result": "differs",
                "error": None,
                "verdicts": [stated | {"verdict": "Django", "agrees": False}],
            },
        ],
        "passed_over": 1,
    }
    assert list(done.json["files"][0]["verdicts"][0]) == list(stated)


def test_json_of_an_export_names_its_sessions(run: Run, put: Put, save: Callable[..., object]) -> None:
    save("Shop", Feature.ORM)
    put("all.json", run("export", "-o", "-").out.encode())
    (verdict,) = run("check", "--json", "all.json").json["files"][0]["verdicts"]
    assert (verdict["name"], len(verdict["id"])) == ("Shop", 32)


HOOKS = (Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")


def hook(key: str) -> str:
    """Return what the only hook says under a key, each of which is a line of plain text."""
    (value,) = re.findall(rf"^[- ] {key}: (.+)$", HOOKS, re.MULTILINE)
    return str(value)


def test_the_command_of_the_hook_takes_the_files_it_is_given() -> None:
    program, *words = shlex.split(hook("entry"))
    assert program == "stackpick-tui"
    arguments = parse([*words, "docs/decisions/0001-a.md", "docs/decisions/0002-b.md"])
    assert arguments.run == "check:check"
    assert arguments.ours_only
    assert arguments.paths == ["docs/decisions/0001-a.md", "docs/decisions/0002-b.md"]


def test_the_hook_is_for_markdown_among_the_decisions() -> None:
    assert (hook("language"), hook("types")) == ("python", "[markdown]")
    among = re.compile(hook("files"))
    assert among.search("docs/decisions/0001-a.md")
    assert among.search("docs/decisions/web/0001-a.md")
    assert not among.search("docs/decisions/0001-a.json")
    assert not among.search("README.md")
