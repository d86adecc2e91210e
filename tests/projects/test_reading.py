"""Whatever a project's files are, they are read or skipped with a note; never followed or waited for."""

import os
from pathlib import Path

import pytest

from stackpick_tui.projects.limits import Limits
from stackpick_tui.projects.notes import EACH
from stackpick_tui.projects.reading import Unreadable, read
from stackpick_tui.projects.scanning import scan
from tests.projects.conftest import Scanned, found, places, write

APP = "from flask import Flask\nimport flask_login\n\napp = Flask(__name__)\n"


@pytest.mark.parametrize(
    "data",
    [
        APP.encode("utf-8-sig"),
        APP.encode("utf-16"),
        b"\xfe\xff" + APP.encode("utf-16-be"),
        APP.encode("utf-32"),
        b"# caf\xe9\n" + APP.encode(),
        b"# -*- coding: klingon -*-\n" + APP.encode(),
        APP.replace("\n", "\r\n").encode(),
    ],
)
def test_source_in_any_encoding_is_read(data: bytes, scanned: Scanned) -> None:
    result = scanned({"app.py": data})
    assert ([each.value for each in result.frameworks], found(result)) == (["Flask"], {"accounts"})
    assert result.notes == ()


def test_requirements_as_powershell_writes_them_are_read(scanned: Scanned) -> None:
    assert places(scanned({"requirements.txt": "x\r\nFlask-Login==0.6.3\r\n".encode("utf-16")})) == [
        "Flask-Login, requirements.txt:2"
    ]


DEEP = 100_000
BROKEN = {
    "round brackets": "(" * 5_000 + ")" * 5_000,
    "square brackets": "[" * 5_000 + "]" * 5_000,
    "signs": "-" * DEEP + "1",
    "negations": "not " * (DEEP // 2) + "1",
    "attributes": "a" + ".b" * DEEP,
    "calls": "a" + "()" * (DEEP // 2),
    "sums": "1+" * DEEP + "1",
    "powers": "2**" * (DEEP // 2) + "1",
    "digits": "9" * DEEP,
    "old Python": "0; print 'no'",
    "NUL bytes": "'\0'",
}


@pytest.mark.parametrize("source", BROKEN.values(), ids=BROKEN)
def test_source_that_cannot_be_parsed_is_passed_over_with_a_note(source: str, scanned: Scanned) -> None:
    result = scanned({"a.py": f"import flask_login\nx = {source}\n", "b.py": "import peewee\n"})
    assert found(result) == {"orm"}
    assert len(result.notes) == 1
    assert result.notes[0].startswith("a.py: ")
    assert "skipped" in result.notes[0]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pyproject.toml", "[project\n"),
        ("pyproject.toml", "x = " + "[" * 5_000),
        ("pyproject.toml", "x = '\0'"),
        ("Pipfile", "flask-login"),
        ("setup.cfg", "flask-login\n"),
        ("setup.py", "(" * 5_000),
        ("setup.py", "setup(install_requires=['a'\n"),
        ("requirements.txt", "Flask\0-Login\n"),
    ],
)
def test_a_declaration_that_is_broken_is_passed_over_with_a_note(
    name: str, text: str, scanned: Scanned
) -> None:
    result = scanned({name: text, "sub/requirements.txt": "peewee"})
    assert found(result) == {"orm"}
    assert result.notes[0].startswith(f"{name}: ")


LONG = 250_000
SLOW = {
    "a.py": f"import peewee\nx = '{'OAuth' * (LONG // 5)}Backend!'\nMIDDLEWARE = [x]\n",
    "b.py": f"MIDDLEWARE = ['{'CAS' * (LONG // 3)} Backend']\nimport peewee\n",
    "c.py": f"x = '{'a/' * (LONG // 2)}'\nimport peewee\napp.route('{'a/' * 9}')\n",
    "d.py": f"def {'_' * (LONG)}(): ...\nimport peewee\n",
    "e.py": f"x = 'ALTER TABLE {'shop' * (LONG // 5)}'\nimport peewee\n",
    "requirements.txt": f"x{' ' * LONG}y\npeewee\n",
    "pyproject.toml": "[project]\ndependencies = [" + "'x',\n" * (LONG // 5) + "'peewee']\n",
    "setup.cfg": "[options]\ninstall_requires = x\n" + "  x\n" * (LONG // 4) + "  peewee\n",
}


@pytest.mark.parametrize("name", SLOW)
def test_what_is_written_to_take_for_ever_does_not(name: str, scanned: Scanned) -> None:
    result = scanned({name: SLOW[name]})
    assert "orm" in found(result)
    assert result.notes == ()


def test_what_is_wrong_in_somebody_elses_code_warns_nobody(scanned: Scanned) -> None:
    assert scanned({"a.py": 'import flask_login\nx = "\\d"\nx is 1\n'}).notes == ()


def test_of_many_broken_files_a_few_are_named_and_the_rest_counted(scanned: Scanned) -> None:
    result = scanned({f"{index:02}.py": "import flask_login\nx = (\n" for index in range(20)})
    assert len(result.notes) == EACH + 1
    assert result.notes[-1].startswith(f"{20 - EACH} more: ")


def test_a_longer_file_than_is_read_is_named(scanned: Scanned) -> None:
    text = "import peewee\n" + "#" * 2048
    assert scanned({"a.py": text}, Limits(file_bytes=1024)).notes == ("a.py: longer than 1 KiB, not read",)


def test_a_longer_module_than_is_parsed_is_named_where_it_promises_something(scanned: Scanned) -> None:
    filling = "#" * 2048
    result = scanned({"a.py": f"import peewee\n{filling}", "b.py": filling}, Limits(source_bytes=1024))
    assert result.notes == ("a.py: longer than 1 KiB, not parsed",)


def test_links_pipes_and_devices_are_neither_followed_nor_waited_for(project: Path, tmp_path: Path) -> None:
    write(tmp_path / "outside", {"app.py": APP, "requirements.txt": "peewee"})
    (project / "app.py").symlink_to(tmp_path / "outside" / "app.py")
    (project / "outside").symlink_to(tmp_path / "outside")
    (project / "loop").symlink_to(project)
    (project / "zero.py").symlink_to("/dev/zero")
    os.mkfifo(project / "requirements.txt")
    os.mkfifo(project / "pipe.py")
    result = scan(project)
    assert (result.findings, result.applications, result.notes) == ((), (), ())


@pytest.mark.parametrize(
    "named", ["../outside.txt", "link.txt", "link/outside.txt", "/etc/hosts", "pipe", "gone.txt"]
)
def test_requirements_include_nothing_from_outside_and_nothing_that_is_no_file(
    named: str, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "outside.txt").write_text("peewee\n", encoding="utf-8")
    (project / "link.txt").symlink_to(tmp_path / "outside.txt")
    (project / "link").symlink_to(tmp_path)
    os.mkfifo(project / "pipe")
    (project / "requirements.txt").write_text(f"-r {named}\n", encoding="utf-8")
    result = scan(project)
    assert result.findings == ()
    assert len(result.notes) == 1


def test_a_file_that_became_a_link_or_a_pipe_meanwhile_is_refused(project: Path) -> None:
    (project / "link").symlink_to("/etc/hosts")
    os.mkfifo(project / "pipe")
    for name in ("link", "pipe", ".", "gone", "nul\0"):
        with pytest.raises(Unreadable):
            read(project / name, 1024)
