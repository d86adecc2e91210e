"""A filled-in questionnaire, as an immutable value."""

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import NamedTuple

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.features import Feature, in_order
from stackpick_tui.advice.rule import RULE, Framework, decide
from stackpick_tui.sessions import clock
from stackpick_tui.sessions.choice import clean_choice, framework_named
from stackpick_tui.sessions.graphemes import truncate
from stackpick_tui.sessions.text import NAME_LIMIT, clean_line, clean_text


class Decision(NamedTuple):
    """A person's final choice, which may differ from the verdict."""

    chosen: str
    """The name of what was chosen: "Flask", "Django", or something else, like "FastAPI"."""
    reason: str = ""
    """Why, in the person's words; whoever asks for the decision asks for one where `needs_reason` says so."""
    decided_by: str = ""
    """Who decided; may be empty."""

    @property
    def framework(self) -> Framework | None:
        """The one of the two that was chosen; None for something else."""
        return framework_named(self.chosen)


@dataclass(frozen=True, slots=True)
class Session:
    """One filled-in questionnaire. A change makes a new value; the store keeps the newest."""

    id: str
    """32 hexadecimal digits, unless edited in the database; `public_id` always is."""
    created: datetime
    """When it was begun, in UTC."""
    updated: datetime
    """When it was last changed, in UTC."""
    name: str = ""
    """What the person called it; empty until they do."""
    note: str = ""
    """Free text, lines kept."""
    features: frozenset[Feature] = frozenset()
    """What the project needs."""
    unknown: tuple[str, ...] = ()
    """Ids of ticked features this release does not know; carried along, never counted."""
    constraints: frozenset[Constraint] = frozenset()
    """What else is true of the project; the rule never counts it."""
    unknown_constraints: tuple[str, ...] = ()
    """Ids of ticked constraints this release does not know; carried along."""
    verdict: Framework = Framework.FLASK
    """What the rule said when the ticks were last changed."""
    rule: str = RULE
    """The version of the rule that said so."""
    decision: Decision | None = None
    """The person's final decision, when there is one."""
    revision: int = field(default=0, compare=False)
    """How often it had been written when it was read; 0: not stored yet."""
    flaw: str = field(default="", compare=False)
    """What could not be understood when it was read, in words; empty if nothing."""

    @property
    def public_id(self) -> str:
        """The id to show, look up and export; an edited one is replaced by digits that stay the same."""
        return self.id if _ID.fullmatch(self.id) else uuid.uuid5(uuid.NAMESPACE_OID, self.id).hex

    @property
    def short_id(self) -> str:
        """The beginning of the id, long enough to stay unambiguous among a million sessions."""
        return self.public_id[:12]

    @property
    def title(self) -> str:
        """What the screens show: the name, or verdict, ticks and day of the last change."""
        return self.titled(clock.today())

    def titled(self, today: date) -> str:
        """Return the title as it reads on a given day; the current year is left out."""
        if self.name:
            return self.name
        day = clock.local(self.updated).date()
        return f"{self.verdict.value} - {self.ticks} - {short_date(day, today)}"

    @property
    def choice(self) -> str:
        """The name of what the project goes on with: what was decided, or else the verdict."""
        return self.decision.chosen if self.decision else self.verdict.value

    @property
    def framework(self) -> Framework | None:
        """The one of the two that it goes on with; None for something else."""
        return framework_named(self.choice)

    @property
    def is_overruled(self) -> bool:
        """Whether the person decided against the verdict."""
        return self.decision is not None and self.decision.framework is not self.verdict

    @property
    def summary(self) -> str:
        """What was answered, in a line: the verdict, the decision where it differs, the ticked features."""
        overruled = f", decided {self.decision.chosen}" if self.decision and self.is_overruled else ""
        return f"{self.verdict.value}{overruled}: {self.ticks}"

    @property
    def ticks(self) -> str:
        """The ids of the ticked features in words."""
        return (
            ", ".join([feature.id for feature in in_order(self.features)] + list(self.unknown))
            or "nothing ticked"
        )

    def with_features(self, features: Iterable[Feature]) -> "Session":
        """Return the session with other ticks, and the verdict that follows."""
        ticked = frozenset(features)
        return replace(
            self, features=ticked, verdict=decide(ticked).framework, rule=RULE, updated=clock.now()
        )

    def toggled(self, feature: Feature) -> "Session":
        """Return the session with one feature ticked or unticked."""
        return self.with_features(self.features ^ {feature})

    def with_constraints(self, constraints: Iterable[Constraint]) -> "Session":
        """Change what else is true of the project; the verdict stays."""
        ticked = frozenset(constraints)
        return self if ticked == self.constraints else replace(self, constraints=ticked, updated=clock.now())

    def with_constraint_toggled(self, constraint: Constraint) -> "Session":
        """Tick or untick one constraint."""
        return self.with_constraints(self.constraints ^ {constraint})

    def with_name(self, name: str) -> "Session":
        """Return the session with another name, cleaned to fit one line of a terminal."""
        name = clean_line(name)
        return self if name == self.name else replace(self, name=name, updated=clock.now())

    def with_note(self, note: str) -> "Session":
        """Return the session with another note, without control characters other than line ends."""
        note = clean_text(note)
        return self if note == self.note else replace(self, note=note, updated=clock.now())

    def with_decision(self, decision: Decision | None) -> "Session":
        """Return the session with another final decision, or with none."""
        if decision is not None:
            reason, who = clean_text(decision.reason), clean_line(decision.decided_by)
            decision = Decision(clean_choice(decision.chosen), reason, who)
        return self if decision == self.decision else replace(self, decision=decision, updated=clock.now())


def new_session() -> Session:
    """Return an empty session with a new id."""
    moment = clock.now()
    return Session(id=uuid.uuid4().hex, created=moment, updated=moment)


def copy_of(session: Session) -> Session:
    """Return a new session with the same answers, to try a what-if beside it."""
    fresh = new_session()
    name = truncate(session.name, NAME_LIMIT - len(_COPY)).rstrip() + _COPY if session.name else ""
    return replace(
        session, id=fresh.id, created=fresh.created, updated=fresh.updated, name=name, revision=0, flaw=""
    )


def short_date(day: date, today: date) -> str:
    """Return a day as ``22 Nov``, with the year unless it is the current one; the same in every locale."""
    month = _MONTHS[day.month - 1]
    return f"{day.day} {month}" if day.year == today.year else f"{day.day} {month} {day.year}"


_ID = re.compile("[0-9a-f]{32}")
_COPY = " (copy)"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
