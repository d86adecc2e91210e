"""Emoji inside tmux and screen, which give those of several code points other cells than the app counts."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

from stackpick_tui.sessions.session import new_session
from stackpick_tui.tui.plain_emoji import PlainEmoji
from tests.support.app import running

DRAWN = {
    "a \u2764\ufe0f heart": "a \u2764  heart",
    "1\ufe0f\u20e3 keycap": "1  keycap",
    "\U0001f469\U0001f3fd skin": "\U0001f469 skin",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 family": "\U0001f468 family",
    "\U0001f1e9\U0001f1ea\U0001f1eb\U0001f1f7 flags": "DEFR flags",
    "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f England": "\U0001f3f4 England",
    "\u2705 one alone": "\u2705 one alone",
    "\u0915\u094d\u200d\u0937 Hindi": "\u0915\u094d\u200d\u0937 Hindi",
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
}


def drawn(text: str) -> str:
    [segment] = PlainEmoji().apply([Segment(text)], Color(0, 0, 0))
    return segment.text


@pytest.mark.parametrize("text", DRAWN, ids=ascii)
def test_an_emoji_of_several_code_points_is_drawn_as_its_first_in_as_many_cells(text: str) -> None:
    assert drawn(text) == DRAWN[text]
    assert cell_len(drawn(text)) == cell_len(text)


@given(
    st.lists(st.sampled_from([*DRAWN, "a", " ", "\u200d", "\ufe0f", "\U0001f3fd", "\U0001f1e6"])).map("".join)
)
def test_a_line_keeps_its_width(text: str) -> None:
    assert cell_len(drawn(text)) == cell_len(text)


@pytest.mark.parametrize("variable", [None, "TMUX", "STY"])
async def test_only_a_multiplexer_is_sent_plain_emoji(
    variable: str | None, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for each in ("TMUX", "STY"):
        monkeypatch.delenv(each, raising=False)
    if variable:
        monkeypatch.setenv(variable, "1")
    name = next(iter(DRAWN))
    async with running(database, session=new_session().with_name(name)) as run:
        assert (DRAWN[name] if variable else name) in run.lines[0]
        await run.press("1")
        await run.until_saved()
        assert [session.name for session in run.stored()] == [name]
