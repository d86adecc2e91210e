"""Sessions read back from JSON: all or none of them, with no error but `RecordError`.

Every key that we write must be there and well formed; keys unknown to this release are ignored, because a
later one may add some under the same schema. What cannot be kept as it is (text over its limit; a feature
or constraint unknown to this release, although an export carries those along) is refused rather than cut;
only control characters are removed, as everywhere.
"""

import re
from collections.abc import Callable
from typing import TypeVar

from stackpick_tui.records.json import SCHEMA
from stackpick_tui.records.json_reader import Part, parsed
from stackpick_tui.records.nearest import (
    constraint_named,
    feature_named,
    quoted,
    unknown_constraint,
    unknown_feature,
)
from stackpick_tui.records.session_json import EXPORT_KIND
from stackpick_tui.sessions.choice import UnfitChoice, whole_choice
from stackpick_tui.sessions.session import Decision, Session
from stackpick_tui.sessions.text import TooLong, whole_line, whole_text

T = TypeVar("T")

_ID = re.compile(r"[0-9a-f]{32}")
_RULE = re.compile(r"[0-9A-Za-z.-]{1,40}")


def sessions_from(document: str | bytes) -> list[Session]:
    """Read what ``export`` wrote, decoded or as bytes.

    Anything else raises `RecordError`, whose message names the path, such as ``sessions[3].features[1]``.
    """
    top = _of_our_schema(document)
    if top.get("kind") != EXPORT_KIND:
        top.refuse("kind", f'not "{EXPORT_KIND}": only what stackpick-tui export writes can be imported')
    top.time("exported")
    return _sessions(top)


def shown_sessions(document: str | bytes) -> list[Session]:
    """Read the sessions that ``export``, ``list`` or ``show`` wrote; anything else raises `RecordError`."""
    top = _of_our_schema(document)
    if "session" in top.keys:
        return [_session(top.part("session", top.get("session")))]
    return _sessions(top)


def _of_our_schema(document: str | bytes) -> Part:
    top = parsed(document)
    schema = top.get("schema")
    if type(schema) is not int or schema < 1:
        top.refuse("schema", "not a version number")
    if schema > SCHEMA:
        top.refuse(
            "schema", f"a newer release wrote this, and this one reads {SCHEMA}: upgrade stackpick-tui"
        )
    return top


def _sessions(top: Part) -> list[Session]:
    sessions: list[Session] = []
    indexes: dict[str, int] = {}
    for index, value in enumerate(top.items("sessions")):
        part = top.part(f"sessions[{index}]", value)
        session = _session(part)
        if session.id in indexes:
            part.refuse("id", f"the same as that of sessions[{indexes[session.id]}]")
        indexes[session.id] = index
        sessions.append(session)
    return sessions


def _session(part: Part) -> Session:
    part.text("title")
    return Session(
        id=part.matching("id", _ID, "an id of 32 hexadecimal digits"),
        name=part.cleaned("name", whole_line),
        note=part.cleaned("note", whole_text),
        features=_ticked(part, "features", feature_named, unknown_feature),
        # exports of the first release have none
        constraints=_ticked(part, "constraints", constraint_named, unknown_constraint)
        if "constraints" in part.keys
        else frozenset(),
        verdict=part.framework("verdict"),
        rule=part.matching("rule", _RULE, "a version of the rule"),
        decision=_decision(part),
        created=part.time("created"),
        updated=part.time("updated"),
    )


def _ticked(
    part: Part, key: str, named: Callable[[str], T | None], unknown: Callable[[str], str]
) -> frozenset[T]:
    """Read a list of ids, all of them known and none listed twice."""
    ticked: set[T] = set()
    for index, word in enumerate(part.items(key)):
        place = f"{key}[{index}]"
        if not isinstance(word, str):
            part.refuse(place, "not text")
        found = named(word)
        if found is None:
            part.refuse(place, unknown(word))
        if found in ticked:
            part.refuse(place, f'"{word}" is listed twice')
        ticked.add(found)
    return frozenset(ticked)


def _decision(part: Part) -> Decision | None:
    reason = part.cleaned("reason", whole_text)
    decided_by = part.cleaned("decided_by", whole_line)
    if part.get("decision") is not None:
        decision = Decision(_choice(part), reason, decided_by)
        if not reason and decision.framework is None:
            part.refuse("reason", "missing: a decision for neither Flask nor Django needs one")
        return decision
    for key, value in (("reason", reason), ("decided_by", decided_by)):
        if value:
            part.refuse(key, "given without a decision")
    return None


def _choice(part: Part) -> str:
    value = part.text("decision")
    try:
        return whole_choice(value)
    except UnfitChoice as error:
        part.refuse("decision", f"{quoted(value)} is not a choice: {error}")
    except TooLong as error:
        part.refuse("decision", str(error))
