"""Constraints of a project that the five features do not ask about, and how they balance.

They decide the 10 % of projects that the rule does not fit. Only ids, labels and pulls are here; the reasons
are in ``considerations.py``, so that constraints can be shown and looked up without reading a measurement.
"""

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from stackpick_tui.advice.rule import Framework


class Pull(Enum):
    """Which way a constraint pulls."""

    FLASK = "Flask"
    FLASK_MILDLY = "Flask, mildly"
    NEITHER = "neither"
    DJANGO_MILDLY = "Django, mildly"
    DJANGO = "Django"

    @property
    def toward(self) -> Framework | None:
        """The framework it pulls to, mildly or not; None where it pulls to neither."""
        return _TOWARD.get(self)


_TOWARD = {
    Pull.FLASK: Framework.FLASK,
    Pull.FLASK_MILDLY: Framework.FLASK,
    Pull.DJANGO_MILDLY: Framework.DJANGO,
    Pull.DJANGO: Framework.DJANGO,
}


class Constraint(Enum):
    """Something true of a project beyond the five features; its value is its id, its order is fixed."""

    label: str
    """A short noun phrase, in at most 30 characters."""
    pull: Pull
    """Which way it pulls."""

    SINGLE_FILE = ("single-file", "A single file or microservice", Pull.FLASK_MILDLY)
    TINY_FOOTPRINT = ("tiny-footprint", "Tiny footprint or serverless", Pull.FLASK)
    API_ONLY = ("api-only", "An API and no pages", Pull.NEITHER)
    OPENAPI = ("openapi", "An OpenAPI document", Pull.NEITHER)
    ASYNC = ("async", "Async views", Pull.DJANGO_MILDLY)
    WEBSOCKETS = ("websockets", "WebSockets", Pull.NEITHER)
    BACKGROUND_JOBS = ("background-jobs", "Background jobs", Pull.NEITHER)
    TEAM_KNOWS_FLASK = ("team-knows-flask", "A team that knows Flask", Pull.FLASK)
    TEAM_KNOWS_DJANGO = ("team-knows-django", "A team that knows Django", Pull.DJANGO)
    EXISTING_DATABASE = ("existing-database", "A database that already exists", Pull.FLASK_MILDLY)
    SQLALCHEMY_CODE = ("sqlalchemy-code", "SQLAlchemy or Alembic code", Pull.FLASK)
    NOSQL = ("nosql", "A NoSQL store", Pull.FLASK)
    EMAIL_CHECK = ("email-check", "Sign-up with an e-mail check", Pull.DJANGO)
    CONTENT_SITE = ("content-site", "A content site or a CMS", Pull.DJANGO)
    SECURE_DEFAULTS = ("secure-defaults", "Safe unless you turn it off", Pull.DJANGO)
    LONG_SUPPORT = ("long-support", "Long support", Pull.DJANGO)
    OLD_PYTHON = ("old-python", "Python 3.11 or older", Pull.NEITHER)

    def __new__(cls, id: str, label: str, pull: Pull) -> "Constraint":  # noqa: A002 - the field's word
        """Make the id the value, so that ``Constraint("nosql")`` finds the member."""
        member = object.__new__(cls)
        member._value_ = id
        member.label = label
        member.pull = pull
        return member

    @property
    def id(self) -> str:
        """The word for this constraint in commands, files and JSON; never changed once released."""
        return str(self.value)


BY_ID = {constraint.id: constraint for constraint in Constraint}
"""The constraints by id."""


def in_order(constraints: Iterable[Constraint]) -> list[Constraint]:
    """Put constraints in their fixed order, each once; sets have none of their own."""
    wanted = frozenset(constraints)
    return [constraint for constraint in Constraint if constraint in wanted]


class Balance(NamedTuple):
    """How many of the ticked constraints pull which way; a mild pull counts as one."""

    flask: int
    """How many pull to Flask."""
    django: int
    """How many pull to Django."""
    neither: int
    """How many pull to neither."""

    @property
    def sentence(self) -> str:
        """In words: "Beyond the rule: 2 pull to Flask, 1 to Django."; empty if nothing is ticked."""
        counts = {"to Flask": self.flask, "to Django": self.django, "neither way": self.neither}
        said = [(count, way) for way, count in counts.items() if count]
        if not said:
            return ""
        (first, way), *others = said
        pulls = f"{first} {'pulls' if first == 1 else 'pull'} {way}"
        return f"Beyond the rule: {', '.join([pulls, *(f'{count} {way}' for count, way in others)])}."


def balance(ticked: Iterable[Constraint]) -> Balance:
    """Count which way the ticked constraints pull; the verdict never depends on it."""
    pulls = [constraint.pull.toward for constraint in frozenset(ticked)]
    return Balance(pulls.count(Framework.FLASK), pulls.count(Framework.DJANGO), pulls.count(None))
