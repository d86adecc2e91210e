"""COLUMNS and LINES, which may say anything."""

import os
from pathlib import Path

import pytest

from stackpick_tui.cli.layout import print_lines
from stackpick_tui.cli.size import ask_terminal
from stackpick_tui.records.lines import table
from tests.support.terminal import Terminal, environment

NONSENSE = ["", "0", "-1", "-80", "many", "8.5", "\u00b2", "9" * 5000]


@pytest.mark.parametrize("arguments", ["list", "show --last", "explain orm"])
def test_no_columns_at_all_end_no_command(arguments: str, tmp_path: Path) -> None:
    run = ("--data-dir", str(tmp_path / "data"))
    with Terminal(*run, "decide", "orm", "--save", "Shop") as terminal:
        assert terminal.exit_code() == 0
    env = environment(COLUMNS="0", LINES="0")
    with Terminal(*run, *arguments.split(), env=env, size=(80, 400)) as terminal:
        assert terminal.exit_code() == 0
        assert "Shop" in terminal.text or "In short" in terminal.text


@pytest.mark.parametrize("value", [*NONSENSE, "1", "11", "1000000000"])
def test_text_is_laid_out_whatever_columns_and_lines_say(
    value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", value)
    monkeypatch.setenv("LINES", value)
    monkeypatch.setenv("NO_COLOR", "1")
    print_lines(table([("Why", "one two")]))
    assert capsys.readouterr().out.split() == ["Why:", "one", "two"]


def asked(columns: str, terminal: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> str | None:
    """Return what is left of COLUMNS once the terminal was asked."""
    monkeypatch.delenv("TEXTUAL_DRIVER", raising=False)
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(os, "get_terminal_size", lambda *_: os.terminal_size(terminal))
    ask_terminal()
    return os.environ.get("COLUMNS")


def test_a_terminal_that_knows_its_size_is_believed_before_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert asked("40", (80, 24), monkeypatch) is None


def test_the_environment_is_believed_where_the_terminal_does_not_know(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert asked("120", (0, 0), monkeypatch) == "120"


@pytest.mark.parametrize("value", [*NONSENSE, "1000000"])
def test_a_size_that_is_none_is_not_believed_anywhere(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked(value, (0, 0), monkeypatch) is None


def test_what_another_driver_is_told_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    monkeypatch.setenv("COLUMNS", "132")
    ask_terminal()
    assert os.environ["COLUMNS"] == "132"
