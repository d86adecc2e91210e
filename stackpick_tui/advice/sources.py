"""Where every statement can be looked up, and when it was true."""

import datetime
from enum import Enum

_MEASURED = datetime.date(2026, 11, 23)
_TRIED = datetime.date(2026, 11, 22)
_READ = datetime.date(2026, 11, 22)
_FOUND = datetime.date(2026, 11, 25)
_DJANGO = "docs.djangoproject.com/en/6.1/"
_FLASK = "flask.palletsprojects.com/en/stable/"
_INDEX = "Python Package Index: "
_DATA = "stackpick_tui/advice/evidence.json"


class Source(Enum):
    """Something a reader can look up; its value is a short id."""

    title: str
    """Its title in a list of sources; for a package, with the version."""
    where: str
    """The address, the document or the package page."""
    date: datetime.date
    """The day an article or a release was published, a document was read, or a measurement was made."""

    ARTICLE = (
        "article",
        "Flask or Django? Which to Choose for your Project",
        "an article on the web, found by this title",
        datetime.date(2020, 3, 23),
    )
    MEASUREMENT = ("measurement", "Our measurement of all 32 sets on both routes", _DATA, _MEASURED)
    FASTAPI_MEASUREMENT = (
        "fastapi-measurement",
        "Our measurement of FastAPI, bare and with SQLAlchemy and Alembic",
        f"{_DATA}, extras",
        _FOUND,
    )
    APPS = ("apps", "Our three small apps, each written for both", f"{_DATA}, lines", _TRIED)
    TRIALS = ("trials", "Our trials, each with a small working app", f"{_DATA}, trials", _TRIED)

    IN_USE = (
        "in-use",
        "Our count of 151 public applications",
        "stackpick_tui/advice/in_use.json",
        _FOUND,
    )

    DJANGO_CONTENTS = ("django-contents", "Django 6.1: everything it ships", _DJANGO, _READ)
    DJANGO_AUTH = ("django-auth", "Django 6.1: user authentication", f"{_DJANGO}topics/auth/", _READ)
    DJANGO_DATABASES = ("django-databases", "Django 6.1: models and databases", f"{_DJANGO}topics/db/", _READ)
    DJANGO_MIGRATIONS = ("django-migrations", "Django 6.1: migrations", f"{_DJANGO}topics/migrations/", _READ)
    DJANGO_ASYNC = ("django-async", "Django 6.1: asynchronous support", f"{_DJANGO}topics/async/", _READ)
    DJANGO_ADMIN = ("django-admin", "Django 6.1: the admin site", f"{_DJANGO}ref/contrib/admin/", _READ)
    DJANGO_FAQ = ("django-faq", "Django 6.1: databases and models FAQ", f"{_DJANGO}faq/models/", _READ)
    DJANGO_LEGACY = (
        "django-legacy",
        "Django 6.1: legacy databases",
        f"{_DJANGO}howto/legacy-databases/",
        _READ,
    )
    DJANGO_KEYS = (
        "django-keys",
        "Django 6.1: composite primary keys",
        f"{_DJANGO}topics/composite-primary-key/",
        _READ,
    )
    DJANGO_CSRF = ("django-csrf", "Django 6.1: CSRF protection", f"{_DJANGO}howto/csrf/", _READ)
    DJANGO_TASKS = ("django-tasks", "Django 6.1: tasks", f"{_DJANGO}topics/tasks/", _READ)
    DJANGO_PYTHONS = ("django-pythons", "Django 6.1: installation FAQ", f"{_DJANGO}faq/install/", _FOUND)
    DJANGO_RELEASES = (
        "django-releases",
        "Django 6.1: release process",
        f"{_DJANGO}internals/release-process/",
        _READ,
    )

    DJANGO_TESTING = ("django-testing", "Django 6.1: testing", f"{_DJANGO}topics/testing/", _FOUND)
    DJANGO_DEPLOYMENT = (
        "django-deployment",
        "Django 6.1: deployment checklist",
        f"{_DJANGO}howto/deployment/checklist/",
        _FOUND,
    )
    DJANGO_TUTORIAL = (
        "django-tutorial",
        "Django 6.1: tutorial, part 1",
        f"{_DJANGO}intro/tutorial01/",
        _FOUND,
    )

    FLASK_DESIGN = ("flask-design", "Flask 3.1: design decisions", f"{_FLASK}design/", _READ)
    FLASK_SAFETY = ("flask-web-security", "Flask 3.1: security", f"{_FLASK}web-security/", _READ)
    FLASK_ASYNC = ("flask-async", "Flask 3.1: async and await", f"{_FLASK}async-await/", _READ)
    FLASK_QUICKSTART = ("flask-quickstart", "Flask 3.1: quickstart", f"{_FLASK}quickstart/", _READ)
    FLASK_CELERY = (
        "flask-celery",
        "Flask 3.1: background tasks with Celery",
        f"{_FLASK}patterns/celery/",
        _READ,
    )
    FLASK_TESTING = ("flask-testing", "Flask 3.1: testing", f"{_FLASK}testing/", _FOUND)
    FLASK_DEPLOYING = ("flask-deploying", "Flask 3.1: deploying to production", f"{_FLASK}deploying/", _FOUND)
    FLASK_SUPPORT = (
        "flask-support",
        "Flask's maintainers: which releases are supported",
        "github.com/pallets/flask/discussions/5358",
        datetime.date(2023, 12, 7),
    )

    FLASK = ("flask", "Flask 3.1.3", f"{_INDEX}Flask", datetime.date(2026, 2, 19))
    FLASK_LOGIN = ("flask-login", "Flask-Login 0.6.3", f"{_INDEX}Flask-Login", datetime.date(2023, 10, 30))
    FLASK_SQLALCHEMY = (
        "flask-sqlalchemy",
        "Flask-SQLAlchemy 3.1.1",
        f"{_INDEX}Flask-SQLAlchemy",
        datetime.date(2023, 9, 11),
    )
    FLASK_MIGRATE = (
        "flask-migrate",
        "Flask-Migrate 4.1.0",
        f"{_INDEX}Flask-Migrate",
        datetime.date(2025, 1, 10),
    )
    ALEMBIC = ("alembic", "Alembic 1.20.1", f"{_INDEX}alembic", datetime.date(2026, 10, 22))
    FLASK_SECURITY = (
        "flask-security",
        "Flask-Security 5.9.2",
        f"{_INDEX}Flask-Security",
        datetime.date(2026, 10, 21),
    )
    AUTHLIB = ("authlib", "Authlib 1.9.9", f"{_INDEX}Authlib", datetime.date(2026, 11, 17))
    FLASK_ADMIN = ("flask-admin", "Flask-Admin 2.2.1", f"{_INDEX}Flask-Admin", datetime.date(2026, 9, 21))
    ALLAUTH = (
        "django-allauth",
        "django-allauth 65.21.1",
        f"{_INDEX}django-allauth",
        datetime.date(2026, 10, 30),
    )
    PEEWEE = ("peewee", "Peewee 4.5.3", f"{_INDEX}peewee", datetime.date(2026, 10, 7))
    REST_FRAMEWORK = (
        "djangorestframework",
        "Django REST framework 3.18.3",
        f"{_INDEX}djangorestframework",
        datetime.date(2026, 10, 6),
    )
    DJANGO_NINJA = (
        "django-ninja",
        "django-ninja 1.7.1",
        f"{_INDEX}django-ninja",
        datetime.date(2026, 9, 19),
    )
    APIFLASK = ("apiflask", "APIFlask 3.1.2", f"{_INDEX}APIFlask", datetime.date(2026, 9, 12))
    FLASK_SMOREST = (
        "flask-smorest",
        "flask-smorest 0.47.0",
        f"{_INDEX}flask-smorest",
        datetime.date(2026, 3, 22),
    )
    FASTAPI = ("fastapi", "FastAPI 0.165.0", f"{_INDEX}fastapi", datetime.date(2026, 11, 18))
    DJANGO_STUBS = (
        "django-stubs",
        "django-stubs 6.1.2",
        f"{_INDEX}django-stubs",
        datetime.date(2026, 10, 5),
    )
    WAGTAIL = ("wagtail", "Wagtail 8.0.1", f"{_INDEX}wagtail", datetime.date(2026, 10, 20))
    CHANNELS = ("channels", "Channels 4.3.2", f"{_INDEX}channels", datetime.date(2025, 11, 20))
    FLASK_SOCKETIO = (
        "flask-socketio",
        "Flask-SocketIO 5.7.0",
        f"{_INDEX}Flask-SocketIO",
        datetime.date(2026, 10, 8),
    )

    FLASK_LOGIN_DOCS = (
        "flask-login-docs",
        "Flask-Login: documentation",
        "flask-login.readthedocs.io/",
        _FOUND,
    )
    FLASK_SQLALCHEMY_QUICKSTART = (
        "flask-sqlalchemy-quickstart",
        "Flask-SQLAlchemy: quick start",
        "flask-sqlalchemy.palletsprojects.com/en/stable/quickstart/",
        _FOUND,
    )
    FLASK_MIGRATE_DOCS = (
        "flask-migrate-docs",
        "Flask-Migrate: documentation",
        "flask-migrate.readthedocs.io/",
        _FOUND,
    )
    ALEMBIC_TUTORIAL = (
        "alembic-tutorial",
        "Alembic: tutorial",
        "alembic.sqlalchemy.org/en/latest/tutorial.html",
        _FOUND,
    )
    FLASK_SECURITY_QUICKSTART = (
        "flask-security-quickstart",
        "Flask-Security: quick start",
        "flask-security.readthedocs.io/en/stable/quickstart.html",
        _FOUND,
    )
    AUTHLIB_FLASK = (
        "authlib-flask",
        "Authlib: documentation, the client for Flask",
        "docs.authlib.org/",
        _FOUND,
    )
    FLASK_ADMIN_DOCS = (
        "flask-admin-docs",
        "Flask-Admin: documentation",
        "flask-admin.readthedocs.io/",
        _FOUND,
    )
    ALLAUTH_QUICKSTART = (
        "django-allauth-quickstart",
        "django-allauth: quickstart",
        "docs.allauth.org/en/latest/installation/quickstart.html",
        _FOUND,
    )
    COOKIECUTTER_DJANGO = (
        "cookiecutter-django",
        "cookiecutter-django 2026.8.18",
        "github.com/cookiecutter/cookiecutter-django",
        datetime.date(2026, 8, 18),
    )
    COOKIECUTTER_FLASK = (
        "cookiecutter-flask",
        "cookiecutter-flask 18.0.0",
        "github.com/cookiecutter-flask/cookiecutter-flask",
        datetime.date(2018, 9, 9),
    )

    def __new__(cls, id: str, title: str, where: str, date: datetime.date) -> "Source":  # noqa: A002 - the field's word
        """Make the id the value, so that ``Source("article")`` finds the member."""
        member = object.__new__(cls)
        member._value_ = id
        member.title = title
        member.where = where
        member.date = date
        return member

    @property
    def dated(self) -> str:
        """The title followed by the date, for running text."""
        return f"{self.title} ({self.date})"

    @property
    def id(self) -> str:
        """The id of this source in JSON."""
        return str(self.value)
