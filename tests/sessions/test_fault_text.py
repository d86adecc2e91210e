"""Faults 37 and 38: text nobody expects, kept and searched for."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework
from stackpick_tui.sessions.rows import search_text
from stackpick_tui.sessions.session import Decision
from stackpick_tui.sessions.store import SessionStore
from stackpick_tui.sessions.text import NAME_LIMIT, NOTE_LIMIT
from tests.support.saving import Make

OpenStore = Callable[..., SessionStore]

TEXTS = {
    "surrogate": "a\udce9b",
    "nul": "a\0b",
    "escape": "a\x1b[31mb",
    "right to left": "a\u202eb",
    "c1": "a\x9b31mb",
    "newline": "a\nb",
    "tabs and returns": "a\t\r\nb",
    "markup": "[bold]a[/] $b",
    "emoji": "a \N{FAMILY} \N{WHITE HEAVY CHECK MARK} b",
    "huge": "ab " * 3_500_000,
    "space at the limit": "a" * 19_999 + "  b",
    "space at the limit of a line": "a" * 199 + "  b",
}


@pytest.mark.parametrize("kind", TEXTS)
def test_fault_37_any_text_is_kept_as_text_that_a_terminal_can_show(
    store: SessionStore, make: Make, kind: str
) -> None:
    text = TEXTS[kind]
    session = make("").with_name(text).with_note(text).with_decision(Decision(Framework.FLASK, text, text))
    stored = store.put(session)
    assert stored == session
    assert store.search() == [session]
    assert store.find(session.id).flaw == ""
    assert stored.decision is not None
    for line in (stored.name, stored.decision.decided_by):
        assert line.isprintable()
        assert line.startswith(text[0])
        assert len(line) <= NAME_LIMIT
    for note in (stored.note, stored.decision.reason):
        assert note.replace("\n", "").isprintable()
        assert len(note) <= NOTE_LIMIT


@pytest.mark.parametrize("kind", ["surrogate", "nul", "escape", "right to left", "newline"])
def test_fault_37_text_that_came_another_way_is_shown_clean_too(
    store: SessionStore, make: Make, kind: str
) -> None:
    stored = store.put(replace(make(""), name=TEXTS[kind], note=TEXTS[kind], unknown=(TEXTS[kind],)))
    assert stored.name.isprintable()
    assert stored.title.isprintable()
    assert store.search() == [stored]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("100%", ["100% _done_"]),
        ("%", ["100% _done_"]),
        ("_", ["100% _done_"]),
        ('"', ['say "no" - now']),
        ("- NOW", ['say "no" - now']),
        ("'; DROP TABLE session; --", []),
        ("É", ["CAFÉ ﬁne", "cafe\u0301 fine"]),
        ("e\u0301", ["CAFÉ ﬁne", "cafe\u0301 fine"]),
        ("FINE", ["CAFÉ ﬁne", "cafe\u0301 fine"]),
        ("strasse", ["Straße"]),
        ("STRASSE", ["Straße"]),
        ("x" * 500, []),
        ("\0", []),
        ("\udce9", []),
        ("  cafe\u0301  ", ["CAFÉ ﬁne", "cafe\u0301 fine"]),
    ],
)
def test_fault_38_a_search_takes_every_character_literally_and_no_case_seriously(
    store: SessionStore, make: Make, text: str, found: list[str]
) -> None:
    for name in ("100% _done_", 'say "no" - now', "CAFÉ ﬁne", "cafe\u0301 fine", "Straße", "plain"):
        store.put(make(name, created=datetime(2025, 1, 1, tzinfo=UTC)))
    assert {session.name for session in store.search(text)} == set(found)
    assert store.count(text) == len(found)


@pytest.mark.usefixtures("in_utc")
@pytest.mark.parametrize(
    "text",
    ["Rewrite", "second line", "orm", "Object-relational", "ADMIN SITE", "Django", "the team", "Ada",
     "22 nov 2025", "django - orm, admin, payments - 22 Nov", "payments", "old-python", "Python 3.11 or",
     "telepathy"],
)  # fmt: skip
def test_a_session_is_found_by_everything_it_says(store: SessionStore, make: Make, text: str) -> None:
    moment = datetime(2025, 11, 22, 12, 0, tzinfo=UTC)
    features = (Feature.ORM, Feature.ADMIN)
    session = make("Shop rewrite", *features, note="first\nsecond line", updated=moment)
    decision = Decision(Framework.FLASK, "the team knows it", "Ada")
    session = replace(session, constraints=frozenset({Constraint.OLD_PYTHON}))
    session = replace(session, unknown_constraints=("telepathy",))
    found = store.put(replace(session, decision=decision, unknown=("payments",)))
    store.put(make("other", updated=moment - timedelta(days=90)))
    expected = "django - orm, admin, payments - 22 nov 2025"
    assert expected in search_text(found)
    assert store.search(text) == [found]
