"""An existing project read from the shell."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import decide
from stackpick_tui.records.json import decide_json
from stackpick_tui.sessions.text import NOTE_LIMIT
from tests.cli.conftest import Run, Shell, kept

APP = "from flask import Flask\nfrom alembic import op\n\napp = Flask(__name__)\n"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """Return a project on Flask with accounts, ORM and migrations."""
    folder = tmp_path / "shop"
    folder.mkdir()
    (folder / "app.py").write_text(APP, encoding="utf-8")
    (folder / "requirements.txt").write_text("flask\nFlask-Login\npeewee\n", encoding="utf-8")
    return folder


SAID = """\
Runs Flask; has accounts, ORM and migrations, three of five; the rule says Django; of 9 public apps with \
three of five, 7 run Flask.

Flask:       Flask(...), app.py:4
Accounts:    Flask-Login, requirements.txt:2
ORM:         Peewee, requirements.txt:3
Migrations:  Alembic, app.py:2
"""


def test_a_sentence_says_what_it_comes_to_and_each_finding_is_a_line(shop: Path, run: Run) -> None:
    done = run("scan", str(shop))
    assert (done.code, done.out, done.err) == (0, SAID, "")


def test_without_a_folder_the_one_stood_in_is_read(
    shop: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shop)
    assert run("scan").out == SAID


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {},
            "Runs neither Flask nor Django; has none of the five; the rule says Flask; "
            "of 10 public apps with none of the five, 10 run Flask and none Django.",
        ),
        (
            {"a.py": APP, "manage.py": "ROOT_URLCONF = ''"},
            "Runs Flask and Django; has migrations, one of five; the rule says Flask; "
            "of 9 public apps with one of five, 9 run Flask and none Django.",
        ),
        (
            {"requirements.txt": "django\nwagtail\nalembic\nauthlib"},
            "Runs Django; has accounts, ORM, migrations, social and admin, all five; the rule says Django; "
            "of 92 public apps with all five, 68 run Django.",
        ),
    ],
    ids=["neither", "both", "all five"],
)
def test_neither_both_and_all_five_are_said(
    files: dict[str, str], said: str, run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert run("scan", "folder").out.splitlines()[0] == said


def test_several_applications_are_named(shop: Path, run: Run) -> None:
    (shop / "site").mkdir()
    (shop / "site" / "manage.py").write_text("ROOT_URLCONF = 'x'\n", encoding="utf-8")
    assert run("scan", str(shop)).out.splitlines()[1] == (
        "Several applications, taken together: . runs Flask and site runs Django."
    )


def test_as_json_there_is_what_was_found_and_the_verdict(shop: Path, run: Run) -> None:
    value: dict[str, Any] = run("scan", str(shop), "--json").json
    verdict = decide_json(decide({Feature.ACCOUNTS, Feature.ORM, Feature.MIGRATIONS}))
    assert value == {
        **verdict,
        "directory": str(shop),
        "framework": "Flask",
        "applications": [
            {"directory": ".", "framework": "Flask", "kind": "Flask(...)", "file": "app.py", "line": 4}
        ],
        "found": [
            {"feature": "accounts", "kind": "Flask-Login", "file": "requirements.txt", "line": 2},
            {"feature": "orm", "kind": "Peewee", "file": "requirements.txt", "line": 3},
            {"feature": "migrations", "kind": "Alembic", "file": "app.py", "line": 2},
        ],
    }


@pytest.mark.parametrize(("text", "framework"), [("", None), ("flask\ndjango", "both"), ("django", "Django")])
def test_in_json_the_framework_is_one_none_or_both(
    text: str, framework: str | None, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "requirements.txt").write_text(text, encoding="utf-8")
    assert run("scan", "--json").json["framework"] == framework


def test_a_session_is_kept_with_what_was_found_in_its_note(shop: Path, run: Run, data: Path) -> None:
    done = run("scan", str(shop), "--save", "Shop")
    (session,) = kept(data)
    assert done.out == f"{SAID}{session.id}\n"
    assert session.name == "Shop"
    assert set(session.features) == {Feature.ACCOUNTS, Feature.ORM, Feature.MIGRATIONS}
    assert session.note == f"Read from {shop}:\n{SAID.rstrip()}"
    assert json.loads(run("scan", str(shop), "--json", "--save", "Shop").out)["id"] in {
        each.id for each in kept(data)
    }


def test_a_note_takes_as_much_as_fits_and_says_how_much_is_missing(
    shop: Path, run: Run, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stackpick_tui.sessions.text.NOTE_LIMIT", 400)
    run("scan", str(shop), "--save", "Shop")
    (session,) = kept(data)
    assert len(session.note) < 400 < NOTE_LIMIT
    assert re.search(r"\n\(\d more lines?\)$", session.note)


@pytest.mark.parametrize("options", [("--save", "x" * 201), ("--save", "x" * 201, "--json")])
def test_a_name_that_would_be_cut_is_refused(options: tuple[str, ...], run: Run, data: Path) -> None:
    done = run("scan", *options)
    assert (done.code, done.out) == (2, "")
    assert "--save: longer than 200 characters" in done.err
    assert not data.exists()


@pytest.mark.parametrize("named", ["nowhere", "file", "file/in", "", "nul\0", "loop"])
def test_what_is_no_folder_is_exit_2_and_a_line(named: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    done = run("scan", named or "gone/")
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1


def test_what_is_passed_over_is_said_on_standard_error(shop: Path, run: Run) -> None:
    (shop / "pyproject.toml").write_text("[", encoding="utf-8")
    done = run("scan", str(shop))
    assert (done.code, done.out) == (0, SAID)
    assert done.err == "stackpick-tui: pyproject.toml: not valid TOML, skipped\n"


@pytest.mark.parametrize("name", ["new\nline", "escape\x1b[31m", "caf\udce9", "\u202eright"])
def test_names_of_files_reach_the_terminal_on_one_line_and_as_text(
    name: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "requirements.txt").write_text("peewee", encoding="utf-8")
    done = run("scan", "--save", "Odd")
    line = done.out.splitlines()[2]
    assert line.startswith("ORM:         Peewee, ")
    assert line.isprintable()
    assert done.code == 0
    assert run("scan", "--json").json["found"][0]["file"] == f"{name}/requirements.txt"


def test_nothing_of_a_project_is_run_or_imported_and_nothing_is_written(shop: Path, shell: Shell) -> None:
    for name in ("json.py", "ast.py", "flask.py", "sitecustomize.py", "setup.py", "conftest.py"):
        (shop / name).write_text("import flask\nopen('run', 'w')\n", encoding="utf-8")
    before = sorted(shop.iterdir())
    done = shell("scan", str(shop))
    assert (done.returncode, done.stdout) == (0, SAID)
    assert sorted(shop.iterdir()) == before
