"""What in the source of a project shows a feature or a framework: a table, and looking a module up in it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework
from stackpick_tui.projects.facts import Fact, What
from stackpick_tui.projects.packages import PACKAGES


@dataclass(frozen=True, slots=True)
class Sign:
    """What shows something, where a fact of its kind has a name that fits."""

    shows: Feature | Framework
    """What it shows."""
    what: What
    """The kind of fact."""
    pattern: str
    """A regular expression for the whole name."""
    words: tuple[bytes, ...]
    """A module that has it has all of these somewhere; one that lacks any need not be parsed for it."""
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
    _sign(_A, What.TEXT, r"(?i)WWW-Authenticate", "", "HTTP authentication"),
    _sign(_A, What.DEFINITION, r"login_?required|require_?login", "login"),
    _sign(_A, What.DEFINITION, r"(check|verify|validate)_?password|set_password", "password"),
    _sign(_A, What.ROUTE, r"/([\w-]+/)*(log|sign)[-_]?in/?\$?", "in"),
    _sign(_O, What.BASE, _MODELS + "Model", "django models", "models.Model"),
    _sign(_O, What.REFERENCE, _MODELS + r"\w+Field", "django models Field", "fields of a model"),
    _sign(_O, What.BASE, _USER_MODEL, "Abstract User", "a user model"),
    _sign(
        _M, What.REFERENCE, r"django\.db\.migrations\.Migration", "django migrations Migration", "a migration"
    ),
    _sign(_M, What.TEXT, r"(?i)\s*ALTER TABLE\s(.|\n)*", "ALTER TABLE", "ALTER TABLE"),
    _sign(
        _M,
        What.DEFINITION,
        r"(\w*_)?(migrate|upgrade|update)_?(the_)?(db|database|schema)|(run|apply)_migrations?",
        "",
    ),
    _sign(_S, What.REFERENCE, _AUTH + r"forms\.\w*UserCreationForm", "UserCreationForm"),
    _sign(_S, What.REFERENCE, _AUTH + r"backends\.RemoteUserBackend", "RemoteUserBackend"),
    _sign(
        _S,
        What.ITEM,
        r"[\w.]*(RemoteUser|LDAP|Saml|SAML|OIDC|OAuth|OpenID|CAS)\w*(Backend|Middleware)\w*",
        "",
    ),
    _sign(
        _S,
        What.ITEM,
        r"allauth\.socialaccount[\w.]*|social_django|social_auth[\w.]*|registration|django_registration",
        "",
    ),
    _sign(
        _S,
        What.SETTING,
        r"(SOCIAL_AUTH|AUTH_LDAP|OIDC|SAML)_\w+|LDAP_(URI|URL|HOST|SERVER|BIND|BASE|USER)\w*",
        "_",
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
    _sign(
        _D,
        What.DEFINITION,
        r"require_?admin|admin_?(required|only)|admins_only|requires_?admin|superuser_required",
        "",
    ),
)
"""What shows that a feature is there."""


def possible(signs: Iterable[Sign], data: bytes) -> list[Sign]:
    """Return those that a module may have; most modules have none, and are never parsed."""
    return [sign for sign in signs if all(word in data for word in sign.words) and _is_written(sign, data)]


def seen(signs: Iterable[Sign], facts: Iterable[Fact]) -> Iterator[tuple[Sign, str, int]]:
    """Yield the signs that a module has, each once: the sign, what to call it, and the line."""
    waiting: dict[What, list[Sign]] = {}
    for sign in signs:
        waiting.setdefault(sign.what, []).append(sign)
    for fact in facts:
        for sign in waiting.get(fact.what, ()):
            if _pattern(sign).fullmatch(fact.name):
                waiting[fact.what] = [each for each in waiting[fact.what] if each is not sign]
                yield sign, _called(sign, fact), fact.line


def _called(sign: Sign, fact: Fact) -> str:
    if sign.what is What.ROUTE:
        return f"page {fact.name.removesuffix('$')}"
    if sign.what is What.ITEM and not sign.kind:
        return fact.name
    return sign.kind or fact.name.rpartition(".")[2]


@cache
def _pattern(sign: Sign) -> re.Pattern[str]:
    return re.compile(sign.pattern)


_WRITTEN = {
    What.DEFINITION: r"\b(?:def|class)\s+(?:{})\b",
    What.SETTING: r"\b(?:{})\b",
    What.ITEM: r"""["'](?:{})["']""",
    What.ROUTE: r"""["']\^?(?:{})["']""",
    What.TEXT: r"""["'](?:{})""",
}
"""How some facts are written in source; finding that in bytes is much quicker than parsing."""


@cache
def _written(sign: Sign) -> re.Pattern[bytes] | None:
    form = _WRITTEN.get(sign.what)
    if not form:
        return None
    # the slash at the beginning of a path is often left out
    pattern = re.sub("^/", "/?", sign.pattern).replace("(?i)", "")
    return re.compile(form.format(pattern).encode(), re.IGNORECASE if "(?i)" in sign.pattern else 0)


def _is_written(sign: Sign, data: bytes) -> bool:
    pattern = _written(sign)
    return pattern is None or pattern.search(data) is not None
