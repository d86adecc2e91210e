"""Which framework a project runs, and how many applications it has."""

import pytest

from tests.projects.conftest import Scanned
from tests.projects.test_features import STARTPROJECT

FLASK = "from flask import Flask\n\napp = Flask(__name__)\n"


def applications(scanned: Scanned, files: dict[str, str | bytes]) -> list[tuple[str, str]]:
    return [(each.directory, each.framework.value) for each in scanned(files).applications]


@pytest.mark.parametrize(
    "source",
    [
        FLASK,
        "import flask as f\napp = f.Flask('x')\n",
        "from flask import Flask\n\nclass App(Flask): ...\n",
        "from apiflask import APIFlask\n\napp = APIFlask(__name__)\n",
    ],
)
def test_flask_is_told_by_its_application(source: str, scanned: Scanned) -> None:
    (application,) = scanned({"app.py": source}).applications
    assert (application.framework.value, application.place.file) == ("Flask", "app.py")
    assert application.place.line > 1


@pytest.mark.parametrize(
    "files",
    [
        {"manage.py": STARTPROJECT["manage.py"]},
        {"conf/base.py": STARTPROJECT["site_/settings.py"]},
        {
            "conf/settings/__init__.py": "from .base import *\n",
            "conf/settings/base.py": "ROOT_URLCONF = 'x'\n",
        },
        {"conf/x.py": "class Base:\n    THIRD_PARTY_APPS = ['django.contrib.auth']\n"},
    ],
    ids=["manage.py", "settings", "split settings", "settings as classes"],
)
def test_django_is_told_by_its_settings_and_its_command(files: dict[str, str], scanned: Scanned) -> None:
    assert applications(scanned, dict(files)) == [(".", "Django")]


@pytest.mark.parametrize(
    ("files", "framework"),
    [
        ({"requirements.txt": "Flask"}, "Flask"),
        ({"requirements.txt": "django>=5"}, "Django"),
        ({"a.py": "from flask import current_app"}, "Flask"),
        ({"a.py": "import django.forms"}, "Django"),
    ],
)
def test_where_nothing_sets_an_application_up_what_is_required_or_imported_tells(
    files: dict[str, str], framework: str, scanned: Scanned
) -> None:
    assert applications(scanned, dict(files)) == [(".", framework)]


def test_an_application_outweighs_what_is_only_required(scanned: Scanned) -> None:
    assert applications(scanned, {"app.py": FLASK, "requirements.txt": "Django\nFlask\n"}) == [(".", "Flask")]


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"main.py": "from fastapi import FastAPI\n"},
        {"a.py": "Flask(1)\nINSTALLED_APPS = []\n"},
        {"flask.txt": "Flask"},
    ],
)
def test_neither_is_told_as_neither(files: dict[str, str], scanned: Scanned) -> None:
    result = scanned(dict(files))
    assert (result.frameworks, result.findings) == ((), ())


def test_both_in_one_folder_are_both(scanned: Scanned) -> None:
    result = scanned({**STARTPROJECT, "api.py": FLASK})
    assert [each.value for each in result.frameworks] == ["Flask", "Django"]


def test_a_helper_of_a_few_modules_is_not_what_the_application_runs_but_is_said(scanned: Scanned) -> None:
    views: dict[str, str | bytes] = {f"shop/view{index}.py": "import django\n" for index in range(30)}
    result = scanned({**STARTPROJECT, **views, "tool/serve.py": FLASK})
    assert [each.value for each in result.frameworks] == ["Django"]
    assert [note.partition(" in ")[0] for note in result.notes] == ["tool/serve.py: Flask"]


def test_applications_with_declarations_of_their_own_are_several(scanned: Scanned) -> None:
    files = {f"site/{name}": text for name, text in STARTPROJECT.items()}
    assert applications(scanned, {**files, "api/requirements.txt": "flask", "api/src/app.py": FLASK}) == [
        ("site", "Django"),
        ("api", "Flask"),
    ]


def test_an_application_set_up_in_several_places_of_one_folder_is_one(scanned: Scanned) -> None:
    assert applications(scanned, {"requirements.txt": "flask", "a.py": FLASK, "b/c.py": FLASK}) == [
        (".", "Flask")
    ]
