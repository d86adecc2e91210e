"""What in the source of a project shows each of the five features, and what does not."""

import pytest

from stackpick_tui.advice.features import Feature
from tests.projects.conftest import Scanned, found, places

STARTPROJECT = {
    "manage.py": """\
import os
import sys


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError as exc:
        raise ImportError("Couldn't import Django.") from exc
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
""",
    "site_/settings.py": """\
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
ROOT_URLCONF = "site_.urls"
TEMPLATES = [{"OPTIONS": {"context_processors": ["django.contrib.auth.context_processors.auth"]}}]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "db.sqlite3"}}
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
]
""",
    "site_/urls.py": """\
from django.contrib import admin
from django.urls import path

urlpatterns = [path("admin/", admin.site.urls)]
""",
    "shop/models.py": "from django.db import models\n\n# Create your models here.\n",
    "shop/admin.py": "from django.contrib import admin\n\n# Register your models here.\n",
    "shop/views.py": "from django.shortcuts import render\n",
    "shop/apps.py": "from django.apps import AppConfig\n\nclass Shop(AppConfig):\n    name = 'shop'\n",
    "shop/migrations/__init__.py": "",
    "requirements.txt": "Django==5.2\n",
}


def test_what_startproject_and_startapp_write_by_themselves_is_no_use_of_any_feature(
    scanned: Scanned,
) -> None:
    result = scanned(dict(STARTPROJECT))
    assert [each.value for each in result.frameworks] == ["Django"]
    assert result.findings == ()


@pytest.mark.parametrize("include", ["include(admin.site.urls)", "admin.site.urls"])
def test_an_older_project_s_own_admin_address_is_no_use_either(include: str, scanned: Scanned) -> None:
    urls = f"from django.contrib import admin\nfrom django.conf.urls import url\nurl(r'^admin/', {include})\n"
    assert scanned({"urls.py": urls}).findings == ()


SHOWN = {
    Feature.ACCOUNTS: [
        "from django.contrib.auth.decorators import login_required",
        "from django.contrib.auth.views import LoginView",
        "from django.contrib.auth import get_user_model",
        "from django.contrib.auth.models import User as Person",
        "from django.contrib.auth import models\nmodels.User",
        "LOGIN_URL = '/in'",
        "AUTH_USER_MODEL: str = 'shop.User'",
        "class Base:\n    LOGIN_REDIRECT_URL = '/'",
        "def view(request):\n    return request.user.name",
        "from flask_login import current_user",
        "import flask_login as who",
        "from flask import Blueprint as B\napp.route('/login')(view)",
        "api.add_resource(Login, '/api/v1/login')",
        "def login_required(view): ...",
        "from werkzeug.security import check_password_hash",
        "from flask import Response\nResponse('', 401, {'WWW-Authenticate': 'Basic'})",
        "from rest_framework import permissions\npermissions.IsAuthenticated",
    ],
    Feature.ORM: [
        "from django.db import models\nclass Order(models.Model): ...",
        "from django.db.models import Model\nclass Order(Model): ...",
        "from django.contrib.gis.db import models as m\nclass Order(m.Model): ...",
        "from django.db import models\nclass Order(Base):\n    total = models.IntegerField()",
        "from flask_sqlalchemy import SQLAlchemy",
        "from sqlalchemy.orm import Session",
        "from peewee import *",
        "import mongoengine",
    ],
    Feature.MIGRATIONS: [
        "from django.db import migrations\nclass Migration(migrations.Migration): ...",
        "from alembic import op",
        "import flask_migrate",
        "db.execute('ALTER TABLE shop ADD COLUMN open INTEGER')",
        "def upgrade_database(): ...",
    ],
    Feature.SOCIAL: [
        "INSTALLED_APPS = ['allauth', 'allauth.socialaccount.providers.github']",
        "INSTALLED_APPS += ('social_django',)",
        "AUTHENTICATION_BACKENDS = ['django_auth.backend.LDAPBackend']",
        "MIDDLEWARE = BASE + ['django.contrib.auth.middleware.RemoteUserMiddleware']",
        "SOCIAL_AUTH_GITHUB_KEY = ''",
        "from django.contrib.auth.forms import UserCreationForm",
        "urlpatterns = [path('accounts/signup/', view)]",
        "urlpatterns = [url(r'^register/$', view)]",
        "@app.route('/register', methods=['POST'])\ndef view(): ...",
        "@router.post('/auth/sign-up')\ndef view(): ...",
        "class RegistrationForm: ...",
        "from authlib.integrations.flask_client import OAuth",
        "import ldap3",
        "user = request.environ['REMOTE_USER']",
    ],
    Feature.ADMIN: [
        "from django.contrib import admin\nadmin.site.register(Order)",
        "from django.contrib import admin\n@admin.register(Order)\nclass OrderAdmin: ...",
        "from django.contrib.admin import ModelAdmin",
        "from flask_admin import Admin",
        "bp = Blueprint('admin', __name__, url_prefix='/admin')",
        "app.add_url_rule('/admin/users', view_func=users)",
        "def admin_required(view): ...",
    ],
}


@pytest.mark.parametrize(
    ("feature", "source"),
    [(feature, source) for feature, sources in SHOWN.items() for source in sources],
    ids=lambda value: value.id if isinstance(value, Feature) else value,
)
def test_a_line_of_source_shows_a_feature(feature: Feature, source: str, scanned: Scanned) -> None:
    assert feature.id in found(scanned({"app.py": source}))


@pytest.mark.parametrize(
    "source",
    [
        "# from flask_login import current_user",
        "'from flask_login import current_user'",
        '"""A page /login and ALTER TABLE, import peewee."""',
        "from . import flask_login, models\nclass Order(models.Model): ...",
        "from shop.models import User",
        "import sqlalchemy",
        "import flask_login_extras",
        "request.username",
        "path('devices/register', view)",
        "x = '/login'",
        "LDAP_EXPLOIT_PORT = 389",
        "INSTALLED_APPS = ['shop.registration_desk']",
        "DESCRIPTION = 'allauth.socialaccount'",
    ],
)
def test_what_only_looks_like_it_shows_nothing(source: str, scanned: Scanned) -> None:
    assert places(scanned({"app.py": source})) == []


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("shop/migrations/0001_initial.py", "a migration"),
        ("db/migrations/V2__orders.sql", "a migration"),
        ("alembic.ini", "Alembic"),
        ("shop/admin/views.py", "pages of its own"),
    ],
)
def test_the_path_of_a_file_shows_a_feature(file: str, kind: str, scanned: Scanned) -> None:
    assert places(scanned({file: ""})) == [f"{kind}, {file}:1"]


def test_each_kind_is_told_once_with_its_first_file_and_line(scanned: Scanned) -> None:
    model = "from django.db import models\n\nclass A(models.Model): ...\nclass B(models.Model): ...\n"
    assert places(scanned({"a/models.py": model, "b/models.py": model})) == ["models.Model, a/models.py:3"]


def test_findings_stand_in_the_order_of_the_checklist(scanned: Scanned) -> None:
    result = scanned({"app.py": "import flask_admin, alembic, peewee, flask_login\n"})
    assert [each.feature.id for each in result.findings] == ["accounts", "orm", "migrations", "admin"]
