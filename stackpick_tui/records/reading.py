"""Sessions read back from JSON: all or none of them, with no error but `RecordError`.

Every key that we write must be there and well formed; keys unknown to this release are ignored, because a
later one may add some under the same schema. What cannot be kept as it is (text over its limit; a feature
unknown to this release, although an export carries those along) is refused rather than cut; only control
characters are removed, as everywhere.
"""

import re

from stackpick_tui.advice.features import Feature
from stackpick_tui.records.json import SCHEMA
from stackpick_tui.records.json_reader import Part, parsed
from stackpick_tui.records.nearest import feature_named, quoted, unknown_feature
from stackpick_tui.records.session_json import EXPORT_KIND
from stackpick_tui.sessions.choice import UnfitChoice, whole_choice
from stackpick_tui.sessions.session import Decision, Session
from stackpick_tui.sessions.text import TooLong, whole_line, whole_text

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
            part.refuse("id", f"the same as of sessions[{indexes[session.id]}]")
        indexes[session.id] = index
        sessions.append(session)
    return sessions


def _session(part: Part) -> Session:
    part.text("title")
    return Session(
        id=part.matching("id", _ID, "an id of 32 hexadecimal digits"),
        name=part.cleaned("name", whole_line),
        note=part.cleaned("note", whole_text),
        features=_features(part),
        verdict=part.framework("verdict"),
        rule=part.matching("rule", _RULE, "a version of the rule"),
        decision=_decision(part),
        created=part.time("created"),
        updated=part.time("updated"),
    )


def _features(part: Part) -> frozenset[Feature]:
    features: set[Feature] = set()
    for index, word in enumerate(part.items("features")):
        key = f"features[{index}]"
        if not isinstance(word, str):
            part.refuse(key, "not text")
        feature = feature_named(word)
        if feature is None:
            part.refuse(key, unknown_feature(word))
        if feature in features:
            part.refuse(key, f'"{word}" is there twice')
        features.add(feature)
    return frozenset(features)


def _decision(part: Part) -> Decision | None:
    reason = part.cleaned("reason", whole_text)
    decided_by = part.cleaned("decided_by", whole_line)
    if part.get("decision") is not None:
        return Decision(_choice(part), reason, decided_by)
    for key, value in (("reason", reason), ("decided_by", decided_by)):
        if value:
            part.refuse(key, "without a decision it could belong to")
    return None


def _choice(part: Part) -> str:
    value = part.text("decision")
    try:
        return whole_choice(value)
    except UnfitChoice as error:
        part.refuse("decision", f"{quoted(value)} cannot be decided for: {error}")
    except TooLong as error:
        part.refuse("decision", str(error))
