"""A table of what in a project's source shows a feature or a framework."""

import re
from dataclasses import dataclass

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework
from stackpick_tui.projects.facts import What
from stackpick_tui.projects.packages import PACKAGES


@dataclass(frozen=True, slots=True)
class Sign:
    """Shows something in any module that has a fact of this kind with a matching name."""

    shows: Feature | Framework
    """What it shows."""
    what: What
    """The kind of fact."""
    pattern: str
    """A regular expression for the whole name."""
    words: tuple[bytes, ...]
    """What any module with this sign contains; one that lacks a word need not be parsed for it."""
    kind: str = ""
    """What to call it; empty: by the name itself."""


_A, _O, _M, _S, _D = Feature


def _sign(shows: Feature | Framework, what: What, pattern: str, words: str, kind: str = "") -> Sign:
    return Sign(shows, what, pattern, tuple(word.encode() for word in words.split()), kind)


def _of(shows: Feature | Framework, module: str, kind: str) -> Sign:
    """Take whatever is imported from a module as a sign."""
    return _sign(shows, What.REFERENCE, rf"{re.escape(module)}(\..*)?", module.replace(".", " "), kind)


_AUTH = r"django\.contrib\.auth\."
_MODELS = r"django\.(contrib\.gis\.)?db\.models\."
_USER_MODEL = _AUTH + r"(base_user|models)\.Abstract(Base)?User"
_BELOW = r"/((api|rest|v?[\d.]+|auth|users?|accounts?)/)*"
_ADMIN = r"django\.contrib\.(gis\.)?admin\."

FRAMEWORKS = (
    _sign(Framework.FLASK, What.CALL, r"flask\.(app\.)?Flask", "Flask", "Flask(...)"),
    _sign(Framework.FLASK, What.BASE, r"flask\.(app\.)?Flask", "Flask", "a subclass of Flask"),
    _sign(Framework.FLASK, What.CALL, r"apiflask\.APIFlask", "APIFlask", "APIFlask(...)"),
    _sign(Framework.DJANGO, What.ITEM, r"django\.contrib\.\w+", "APPS", "INSTALLED_APPS"),
    _sign(Framework.DJANGO, What.SETTING, "ROOT_URLCONF", "ROOT_URLCONF"),
    _sign(
        Framework.DJANGO,
        What.REFERENCE,
        r"django\.core\.management\.execute_from_command_line",
        "execute_from_command_line",
    ),
)
"""What sets an application up."""

MENTIONS = (_of(Framework.FLASK, "flask", "import flask"), _of(Framework.DJANGO, "django", "import django"))
"""What shows that a framework is used, where nothing sets an application up."""

FEATURES = (
    *(
        _of(feature, package.module, package.title)
        for package in PACKAGES
        if package.module
        for feature in package.features
    ),
    _sign(_A, What.SETTING, "AUTH_USER_MODEL", "AUTH_USER_MODEL"),
    _sign(_A, What.SETTING, "LOGIN_URL", "LOGIN_URL"),
    _sign(_A, What.SETTING, "LOGIN_REDIRECT_URL", "LOGIN_REDIRECT_URL"),
    _sign(_A, What.REFERENCE, _AUTH + r"(decorators|mixins|views)\..*", "contrib auth", "Django's sign-in"),
    _sign(_A, What.REFERENCE, _AUTH + r"models\.(User|Group)", "contrib auth models", "Django's users"),
    _sign(_A, What.REFERENCE, _AUTH + r"(get_user_model|login|authenticate)", "contrib auth"),
    _sign(_A, What.BASE, _USER_MODEL, "Abstract User", "a user model"),
    _sign(_A, What.REFERENCE, r"django\.conf\.settings\.AUTH_USER_MODEL", "AUTH_USER_MODEL"),
    _sign(_A, What.REFERENCE, r"rest_framework\.permissions\.(Is|Django)\w*", "rest_framework permissions"),
    _sign(_A, What.ATTRIBUTE, r"(self\.)?request\.user(\..*)?", "request.user", "request.user"),
    _sign(_A, What.REFERENCE, r"werkzeug\.security\.check_password_hash", "check_password_hash"),
    _sign(_A, What.TEXT, r"(?i)WWW-Authenticate:?( \w+)?", "uthenticate", "HTTP authentication"),
    _sign(_A, What.DEFINITION, r"login_?required|require_?login", "login"),
    _sign(_A, What.DEFINITION, r"(check|verify|validate)_?password|set_password", "password"),
    _sign(_A, What.ROUTE, r"/([\w-]+/)*(log|sign)[-_]?in/?\$?", "in"),
    _sign(_O, What.BASE, _MODELS + "Model", "django models", "models.Model"),
    _sign(_O, What.REFERENCE, _MODELS + r"\w+Field", "django models Field", "fields of a model"),
    _sign(_O, What.BASE, _USER_MODEL, "Abstract User", "a user model"),
    _sign(
        _M, What.REFERENCE, r"django\.db\.migrations\.Migration", "django migrations Migration", "a migration"
    ),
    _sign(_M, What.TEXT, "(?i)ALTER TABLE", "ALTER TABLE", "ALTER TABLE"),
    *(
        _sign(_M, What.DEFINITION, rf"(\w*_)?{verb}_?(the_)?(db|database|schema)", verb)
        for verb in ("migrate", "upgrade", "update")
    ),
    _sign(_M, What.DEFINITION, r"(run|apply)_migrations?", "_migration"),
    _sign(_S, What.REFERENCE, _AUTH + r"forms\.\w*UserCreationForm", "UserCreationForm"),
    _sign(_S, What.REFERENCE, _AUTH + r"backends\.RemoteUserBackend", "RemoteUserBackend"),
    *(
        _sign(
            _S,
            What.ITEM,
            rf"[\w.]{{0,99}}(RemoteUser|LDAP|Saml|SAML|OIDC|OAuth|OpenID|CAS)\w{{0,30}}{role}\w{{0,30}}",
            role,
        )
        for role in ("Backend", "Middleware")
    ),
    *(
        _sign(_S, What.ITEM, rf"{module}[\w.]*", f"APPS {module}")
        for module in ("allauth.socialaccount", "social_django", "social_auth", "registration")
    ),
    *(
        _sign(_S, What.SETTING, rf"{begin}\w*", begin)
        for begin in (
            "SOCIAL_AUTH_",
            "AUTH_LDAP_",
            "OIDC_",
            "SAML_",
            "LDAP_URI",
            "LDAP_URL",
            "LDAP_HOST",
            "LDAP_SERVER",
        )
    ),
    _sign(
        _S,
        What.DEFINITION,
        r"(?i:(\w*_)?sign_?up_?(form|view|user|page)|(user_?)?registration_?(form|view|page)"
        r"|register_?(form|view|page)|user_?register\w*)",
        "",
    ),
    _sign(_S, What.TEXT, r"(?i)(HTTP_)?(X[-_])?REMOTE[-_]USER", "", "a user named by the web server"),
    _sign(_S, What.ROUTE, _BELOW + r"(register|sign[-_]?up|registration|create[-_]account)(/.*|\$)?", ""),
    _sign(_S, What.ROUTE, r"/([\w.-]+/)*(oauth2?|oidc|openid|saml2?|sso)(/.*|\$)?", ""),
    _sign(_D, What.REFERENCE, _ADMIN + r"(site\.)?register", "contrib admin register"),
    _sign(
        _D, What.REFERENCE, _ADMIN + r"(options\.|sites\.)?(ModelAdmin|AdminSite|\w+Inline)", "contrib admin"
    ),
    _sign(_D, What.ROUTE, r"/([\w-]+/)*([\w+]+-)?admin(/.*|\$)?", "admin"),
    _sign(_D, What.DEFINITION, r"requires?_?admin|admin_?(required|only)|admins_only", "admin"),
    _sign(_D, What.DEFINITION, "superuser_required", "superuser_required"),
)
"""What shows that a feature is there."""

FILES = (
    (Feature.MIGRATIONS, "Alembic", re.compile(r"(?s)(.*/)?alembic\.ini")),
    (
        Feature.MIGRATIONS,
        "a migration",
        re.compile(r"(?s)(.*/)?migrat(e|ions?)(/.*)?/[vV]?\d+[^/]*\.(py|sql)"),
    ),
    (
        Feature.ADMIN,
        "pages of its own",
        re.compile(
            r"(?s)(.*/)?(admin/(views|routes|handlers)|admin_(views|routes)|(views|routes|controllers)/admin)\.py"
        ),
    ),
)
"""What the path of a file shows by itself: the feature, what to call it, and a pattern for the path."""
