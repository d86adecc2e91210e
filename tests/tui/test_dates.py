"""When something happened, as the screens write it: in the person's time zone, and short."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from stackpick_tui.sessions.clock import now
from stackpick_tui.sessions.session import new_session
from stackpick_tui.tui.phrases import moment
from tests.support.app import keep, running
from tests.support.clock import clock_at
from tests.support.listed import listing

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("clock", "ago", "day", "written"),
    [
        ("2027-12-31T23:59:00-03:30", 30 * MINUTE, "31 Dec", "23:29"),
        ("2027-12-31T23:59:00-03:30", DAY, "30 Dec", "30 Dec"),
        ("2028-01-01T00:30:00+14:00", 20 * MINUTE, "1 Jan", "00:10"),
        ("2028-01-01T00:30:00+14:00", 40 * MINUTE, "31 Dec 2027", "31 Dec 2027"),
        ("2028-02-29T12:00:00+00:00", MINUTE, "29 Feb", "11:59"),
        ("2028-02-29T12:00:00+00:00", 366 * DAY, "28 Feb 2027", "28 Feb 2027"),
        ("2028-03-01T00:00:10+05:45", MINUTE, "29 Feb", "29 Feb"),
    ],
)
async def test_today_is_written_as_the_time_this_year_as_the_day_and_the_rest_with_the_year(
    clock: str, ago: timedelta, day: str, written: str, database: Path
) -> None:
    with clock_at(datetime.fromisoformat(clock)):
        session = replace(new_session(), created=now() - ago, updated=now() - ago)
        assert session.title == f"Flask - nothing ticked - {day}"
        assert moment(session.updated) == written
        keep(database, session)
        async with listing(database, session.title, size=(110, 24)) as run:
            [row] = [line for line in run.lines if line.startswith("│>")]
            assert re.search(rf" {written}( \d\d:\d\d)? │", row)
            assert f"Changed {written}, begun {written}" in run.text


async def test_the_header_tells_the_local_time_of_the_last_change(database: Path) -> None:
    with clock_at(datetime.fromisoformat("2028-01-01T00:30:00+14:00")):
        async with running(database) as run:
            await run.press("space")
            assert " saved 00:3" in await run.until_saved()
