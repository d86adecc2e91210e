"""What somebody was told is kept, as text that can be compared with what is there."""

import json
from collections.abc import Iterable, Mapping

from stackpick_tui.sessions.rows import to_row
from stackpick_tui.sessions.session import Session

Promise = Mapping[str, str]
"""By what is promised, how it is; the sessions are under ``sessions``."""


class Known:
    """Sessions and where they are, as a person knows them."""

    def __init__(self, live: Iterable[Session] = (), trash: Iterable[Session] = ()) -> None:
        self.live = {session.id: session for session in live}
        """Those that are listed."""
        self.trash = {session.id: session for session in trash}
        """Those that were deleted."""

    def __str__(self) -> str:
        """Write down what each says, but not when it was said."""
        return json.dumps([_said(self.live), _said(self.trash)])


def _said(sessions: Mapping[str, Session]) -> dict[str, list[str | int | None]]:
    rows = {each: to_row(sessions[each]) for each in sorted(sessions)}
    return {each: [row[column] for column in _COLUMNS] for each, row in rows.items()}


_COLUMNS = ("name", "note", "features", "decision", "reason", "decided_by")
