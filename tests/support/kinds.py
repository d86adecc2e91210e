"""Sessions of all kinds, for files to be written and read."""

from dataclasses import replace
from datetime import UTC, datetime

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework
from stackpick_tui.sessions.session import Decision, Session, new_session


def sessions_of_all_kinds() -> list[Session]:
    fresh = new_session()
    return [
        fresh,
        new_session().with_name("[/foo] 日本語 🧑‍💻").with_note("Two\nlines"),
        new_session().with_features(Feature).with_decision(Decision(Framework.FLASK, "We know it.", "Ann")),
        replace(new_session().with_features([Feature.ORM]), created=datetime(2001, 2, 3, 4, 5, tzinfo=UTC)),
    ]
