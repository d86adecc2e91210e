from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import strategies as st

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework, decide
from stackpick_tui.sessions.choice import UnfitChoice, clean_choice, whole_choice
from stackpick_tui.sessions.session import Decision, Session
from stackpick_tui.sessions.text import clean_line, clean_text
from tests.support.sets import ALL_SETS

MOMENT = datetime(2026, 11, 22, 14, 31, 5, 250_000, tzinfo=UTC)


def _decisions(chosen: st.SearchStrategy[str]) -> st.SearchStrategy[Decision]:
    reason, who = st.text(max_size=80).map(clean_text), st.text(max_size=40).map(clean_line)
    return st.builds(Decision, chosen, reason, who)


def _has_reason(decision: Decision) -> bool:
    return bool(decision.reason)


def _is_fit(name: str) -> bool:
    try:
        return whole_choice(name) == name
    except UnfitChoice:
        return False


_OTHERS = st.just("FastAPI") | st.text(max_size=40).map(clean_choice).filter(_is_fit)

SESSIONS = st.builds(
    lambda session, features: replace(session, features=features, verdict=decide(features).framework),
    st.builds(
        Session,
        id=st.uuids().map(lambda uuid: uuid.hex),
        created=st.datetimes(datetime(1970, 1, 2), datetime(2999, 12, 30), timezones=st.just(UTC)).map(  # noqa: DTZ001 - the time zone is the next argument
            lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)
        ),
        updated=st.just(MOMENT),
        name=st.text(max_size=40).map(clean_line),
        note=st.text(max_size=80).map(clean_text),
        unknown=st.just(()),
        constraints=st.frozensets(st.sampled_from(Constraint), max_size=3),
        unknown_constraints=st.just(()),
        decision=st.none() | _decisions(st.sampled_from(Framework)) | _decisions(_OTHERS).filter(_has_reason),
        revision=st.just(0),
        flaw=st.just(""),
    ),
    st.sampled_from(ALL_SETS),
)
st.register_type_strategy(Session, SESSIONS)


@pytest.fixture(autouse=True)
def _in_utc(in_utc: None) -> None:
    """Write golden files in one time zone everywhere."""


@pytest.fixture(scope="session")
def session() -> Callable[..., Session]:
    """Make a session of 22 November 2026 from its ticks and whatever else is said about it."""

    def make(*features: Feature, **said: Any) -> Session:
        ticked = Session("0123456789abcdef" * 2, MOMENT, MOMENT, features=frozenset(features))
        return replace(ticked, **({"verdict": decide(features).framework} | said))

    return make
