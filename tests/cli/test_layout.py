"""Lines on a terminal: continued beneath their text, and styled by what their parts are."""

from datetime import UTC, date, datetime

import pytest

from stackpick_tui.advice.blocks import Command, Heading
from stackpick_tui.advice.explanation import explain
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.outline import outline
from stackpick_tui.advice.rule import Framework, decide
from stackpick_tui.cli.layout import print_lines
from stackpick_tui.records.explanation_text import explanation_lines
from stackpick_tui.records.lines import Line, Role, Span, table
from stackpick_tui.records.plain import list_lines, session_lines, verdict_lines
from stackpick_tui.sessions.session import Decision, Session

MOMENT = datetime(2026, 11, 22, 14, 31, tzinfo=UTC)
TODAY = date(2026, 11, 23)
BOLD, YELLOW, GREEN, END = "\x1b[1m", "\x1b[1;33m", "\x1b[1;32m", "\x1b[0m"


def behind(head: str, text: str) -> Line:
    return Line((Span(head, Role.STRONG), Span(text)), len(head))


@pytest.mark.parametrize(
    ("lines", "columns", "shown"),
    [
        ([behind("Why:     ", "one two three four")], 23, "Why:     one two three\n         four\n"),
        (table([("Note", "a\nb c d e f g h i j")]), 19, "Note: a\n      b c d e f g h\n      i j\n"),
        ([behind("", "- no label here")], 12, "- no label\nhere\n"),
        ([behind("Session: ", "日本語日本語 日本")], 22, "Session: 日本語日本語\n         日本\n"),
        ([behind("Session: ", "[/foo] [bold :smile:")], 80, "Session: [/foo] [bold :smile:\n"),
        ([behind("Id:       ", "12345678901234567890")], 14, "Id:\n12345678901234\n567890\n"),
        (
            [behind("0123abcd  2026-11-22 14:31  Flask   ", "one two three")],
            48,
            "0123abcd  2026-11-22 14:31  Flask   one two\n" + " " * 36 + "three\n",
        ),
        ([], 80, ""),
        (table([("Note", "a\n\nb")]), 80, "Note: a\n\n      b\n"),
        ([Line((Span("a command to copy"),), is_fixed=True)], 12, "a command to copy\n"),
    ],
)
def test_long_lines_continue_beneath_their_text(
    lines: list[Line],
    columns: int,
    shown: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("NO_COLOR", "1")
    print_lines(lines)
    assert capsys.readouterr().out == shown


@pytest.mark.parametrize(("columns", "width", "longest"), [(200, 100, 100), (60, 100, 60), (200, None, 200)])
def test_lines_are_no_wider_than_the_terminal_nor_than_asked(
    columns: int,
    width: int | None,
    longest: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("NO_COLOR", "1")
    print_lines([behind("", "ab" * 500)], width)
    assert max(map(len, capsys.readouterr().out.splitlines())) == longest


@pytest.fixture
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have colours as on a terminal of 80 columns, though the output is captured."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-16color")
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.usefixtures("colours")
def test_labels_are_bold_and_the_verdict_has_its_framework_s_colour(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_lines(verdict_lines(decide({Feature.ADMIN})))
    first, why, *_ = capsys.readouterr().out.splitlines()
    assert first == f"{BOLD}Verdict: {END}{YELLOW}Flask{END}"
    assert why.startswith(f"{BOLD}Why:     {END}1 of 5 features")


@pytest.mark.usefixtures("colours", "in_utc")
def test_a_decision_has_the_colour_of_what_was_decided(capsys: pytest.CaptureFixture[str]) -> None:
    decision = Decision(Framework.DJANGO, "Flask\nVerdict: Flask", "Ada")
    session = Session("0" * 32, MOMENT, MOMENT, name="Django", decision=decision)
    print_lines(session_lines(session, TODAY))
    shown = capsys.readouterr().out
    assert f"{BOLD}Decision: {END}{GREEN}Django{END}, by Ada\n" in shown
    assert f"{BOLD}Reason:   {END}Flask\n          Verdict: Flask\n" in shown
    assert f"{BOLD}Session:  {END}Django\n" in shown


@pytest.mark.usefixtures("colours", "in_utc")
def test_in_a_list_only_the_verdicts_are_styled(capsys: pytest.CaptureFixture[str]) -> None:
    print_lines(list_lines([Session("0" * 32, MOMENT, MOMENT, name="Django: no")], TODAY))
    shown = capsys.readouterr().out
    assert shown == f"00000000  2026-11-22 14:31  {YELLOW}Flask{END}   Django: no (nothing ticked)\n"


@pytest.mark.usefixtures("colours")
def test_headings_within_a_section_are_bold_as_those_above_it_and_commands_are_whole(
    features: frozenset[Feature], capsys: pytest.CaptureFixture[str]
) -> None:
    explanation = explain(features)
    print_lines(explanation_lines(explanation, 80), 80)
    shown = capsys.readouterr().out.splitlines()
    for section in outline(explanation):
        assert f"{BOLD}{section.title}{END}" in shown
        for block in section.blocks:
            if isinstance(block, Heading):
                assert f"{BOLD}{block.text}{END}" in shown
            elif isinstance(block, Command):
                assert f"  {block.text}" in shown
