"""The only session in a file, to be compared with another."""

import re
from datetime import date

from stackpick_tui.records.errors import RecordError
from stackpick_tui.records.json_reader import is_json, text_of
from stackpick_tui.records.reading import shown_sessions
from stackpick_tui.records.reproduce import stated_in
from stackpick_tui.sessions import clock
from stackpick_tui.sessions.session import Decision, Session

_DATE = re.compile(r"^date: ((?:19[7-9]|2\d\d)\d-\d\d-\d\d) *$", re.ASCII | re.MULTILINE)

_NO_ID = "0" * 32


def session_in(document: str | bytes) -> Session:
    """Read the session from a JSON file that holds just one, or from a record; else raise `RecordError`.

    A record has neither id nor name: it gives the answers, the stated verdict, the choice and the day.
    """
    text = text_of(document)
    if not is_json(text):
        return _recorded(text)
    sessions = shown_sessions(text)
    if len(sessions) != 1:
        raise RecordError(f"sessions: {len(sessions)} of them, where one is needed: export the one you mean")
    return sessions[0]


def _recorded(record: str) -> Session:
    stated = stated_in(record)
    day = _DATE.search(record)
    try:
        moment = clock.noon(date.fromisoformat(day[1] if day else ""))
    except ValueError as error:
        raise RecordError("no line like this one: date: 2026-11-22") from error
    return Session(
        _NO_ID,
        created=moment,
        updated=moment,
        features=stated.features,
        constraints=stated.constraints,
        verdict=stated.verdict,
        rule=stated.rule,
        decision=Decision(stated.decision) if stated.decision else None,
    )
