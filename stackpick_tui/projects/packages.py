"""Which packages show which of the five features, by the names they are required and imported by."""

import re
from dataclasses import dataclass

from stackpick_tui.advice.features import Feature

_A, _O, _M, _S, _D = Feature


@dataclass(frozen=True, slots=True)
class Package:
    """A package that brings one or more of the five features."""

    title: str
    """How its documentation spells it."""
    features: tuple[Feature, ...]
    """The features of a project that uses it."""
    module: str
    """The module that is imported; empty where an import shows no more than the requirement."""
    names: tuple[str, ...] = ()
    """Its normalized names on the package index, where they do not follow from the title."""

    @property
    def required_as(self) -> tuple[str, ...]:
        """The names on the package index."""
        return self.names or (re.sub(r"[-_. ]+", "-", self.title).lower(),)


PACKAGES = (
    Package("Flask-Login", (_A,), "flask_login"),
    Package("Flask-Security", (_A,), "flask_security", ("flask-security", "flask-security-too")),
    Package("Flask-User", (_A, _S), "flask_user"),
    Package("Flask-JWT-Extended", (_A,), "flask_jwt_extended"),
    Package("Flask-JWT", (_A,), "flask_jwt"),
    Package("Flask-HTTPAuth", (_A,), "flask_httpauth"),
    Package("Flask-BasicAuth", (_A,), "flask_basicauth"),
    Package("Flask-SimpleLogin", (_A,), "flask_simplelogin"),
    Package("Flask-Praetorian", (_A,), "flask_praetorian"),
    Package("Flask-Principal", (_A,), "flask_principal"),
    Package("Flask-Multipass", (_A, _S), "flask_multipass"),
    Package("Flask-AppBuilder", (_A, _O, _D), "flask_appbuilder"),
    Package("Invenio-Accounts", (_A,), "invenio_accounts"),
    Package("Djoser", (_A, _S), "djoser"),
    Package("dj-rest-auth", (_A,), "dj_rest_auth"),
    Package("Simple JWT", (_A,), "rest_framework_simplejwt", ("djangorestframework-simplejwt",)),
    Package("Flask-SQLAlchemy", (_O,), "flask_sqlalchemy"),
    Package("Flask-SQLAlchemy-Lite", (_O,), "flask_sqlalchemy_lite"),
    Package("SQLAlchemy", (_O,), "sqlalchemy.orm"),
    Package("SQLModel", (_O,), "sqlmodel"),
    Package("Peewee", (_O,), "peewee"),
    Package("Pony ORM", (_O,), "pony.orm", ("pony",)),
    Package("Tortoise ORM", (_O,), "tortoise"),
    Package("MongoEngine", (_O,), "mongoengine"),
    Package("Flask-MongoEngine", (_O,), "flask_mongoengine"),
    Package("Beanie", (_O,), "beanie"),
    Package("ODMantic", (_O,), "odmantic"),
    Package("Invenio-DB", (_O, _M), "invenio_db"),
    Package("Cloud NDB", (_O,), "google.cloud.ndb", ("google-cloud-ndb",)),
    Package("App Engine NDB", (_O,), "google.appengine.ext.ndb"),
    Package("Flask-Migrate", (_M,), "flask_migrate"),
    Package("Flask-Alembic", (_M,), "flask_alembic"),
    Package("Alembic", (_M,), "alembic"),
    Package("SQLAlchemy-Migrate", (_M,), "migrate.versioning", ("sqlalchemy-migrate",)),
    Package("Peewee Migrate", (_M,), "peewee_migrate"),
    Package("yoyo-migrations", (_M,), "yoyo"),
    Package("Aerich", (_M,), "aerich"),
    Package("Django Evolution", (_M,), "django_evolution"),
    Package("Authlib", (_S,), "authlib.integrations"),
    Package("Flask-Dance", (_S,), "flask_dance"),
    Package("Flask-OAuthlib", (_S,), "flask_oauthlib"),
    Package("Flask-OIDC", (_S,), "flask_oidc"),
    Package("Flask-pyoidc", (_S,), "flask_pyoidc"),
    Package("Flask-OpenID", (_S,), "flask_openid"),
    Package("Flask-CAS", (_S,), "flask_cas"),
    Package("Flask-LDAP3-Login", (_S,), "flask_ldap3_login"),
    Package("Flask-SimpleLDAP", (_S,), "flask_simpleldap"),
    Package("python-ldap", (_S,), "ldap"),
    Package("ldap3", (_S,), "ldap3"),
    Package("PySAML2", (_S,), "saml2"),
    Package("python3-saml", (_S,), "onelogin.saml2"),
    Package("rauth", (_S,), "rauth"),
    Package("Social Auth", (_S,), "social_core", ("social-auth-core", "social-auth-app-flask")),
    Package("Social Auth for Django", (_A, _S), "social_django", ("social-auth-app-django",)),
    Package("django-allauth", (_A, _S), "allauth"),
    Package(
        "django-registration",
        (_A, _S),
        "registration.backends",
        ("django-registration", "django-registration-redux"),
    ),
    Package("mozilla-django-oidc", (_A, _S), "mozilla_django_oidc"),
    Package("django-auth-ldap", (_A, _S), "django_auth_ldap"),
    Package("djangosaml2", (_A, _S), "djangosaml2"),
    Package("django-cas-ng", (_A, _S), "django_cas_ng"),
    Package("Invenio-OAuthClient", (_S,), "invenio_oauthclient"),
    Package("Flask-Admin", (_D,), "flask_admin"),
    Package("Invenio-Admin", (_D,), "invenio_admin"),
    Package("Wagtail", (_A, _O, _D), "wagtail"),
)
"""Packages in the order of the checklist; a mere client for other services is not among them."""

BY_NAME = {name: package for package in PACKAGES for name in package.required_as}
"""The packages by their names on the package index."""
