"""The five questions as plain lines, with a way back."""

import re
import signal
import subprocess
from itertools import product
from pathlib import Path

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import decide
from stackpick_tui.records.lines import plain
from stackpick_tui.records.plain import verdict_lines
from tests.cli.conftest import Run, kept
from tests.support.terminal import COMMAND, HEARING, Terminal, environment

QUESTION = re.compile(r"^(\d) of 5: (.*)\? y/n(?: \(Enter: (yes|no)\))?: *$", re.MULTILINE)


def numbers(said: str) -> str:
    return "".join(found[1] for found in QUESTION.finditer(said))


@pytest.mark.parametrize("answers", list(product("yn", repeat=5)), ids="".join)
def test_the_answers_give_the_verdict_and_a_session(answers: tuple[str, ...], run: Run, data: Path) -> None:
    done = run("ask", stdin="\n".join(answers) + "\n")
    features = {feature for feature, answer in zip(Feature, answers, strict=True) if answer == "y"}
    assert done.code == 0
    assert done.out == plain(verdict_lines(decide(features)))
    [session] = kept(data)
    assert session.features == features
    assert session.name == ""
    assert session.short_id in done.err
    ids = "".join(f" {feature.id}" for feature in Feature if feature in features)
    assert f"'stackpick-tui explain{ids}'" in done.err


def test_it_asks_five_questions_each_a_plain_line_on_standard_error(run: Run) -> None:
    done = run("ask", stdin="n\n" * 5)
    asked = list(QUESTION.finditer(done.err))
    assert [found[1] for found in asked] == ["1", "2", "3", "4", "5"]
    for feature, found in zip(Feature, asked, strict=True):
        assert feature.label in found[2]
        assert feature.meaning[1:] in found[2]
    assert done.err.count("?") == 5
    assert done.err.isascii()
    assert "\x1b" not in done.err + done.out


@pytest.mark.parametrize("answer", ["y", "Y", "yes", " YES "])
def test_yes_may_be_said_in_several_ways(answer: str, run: Run) -> None:
    assert "5 of 5" in run("ask", stdin=f"{answer}\n" * 5).out


@pytest.mark.parametrize("answer", ["n", "N", "no", ""])
def test_no_may_be_said_in_several_ways(answer: str, run: Run) -> None:
    assert "0 of 5" in run("ask", stdin=f"{answer}\n" * 5).out


def test_the_last_answer_may_end_without_a_line_end(run: Run) -> None:
    assert "1 of 5 features (admin)" in run("ask", stdin="n\nn\nn\nn\ny").out


@pytest.mark.parametrize("back", ["b", "B", "back"])
def test_there_is_a_way_back_to_the_question_before(back: str, run: Run) -> None:
    done = run("ask", stdin=f"y\nn\n{back}\ny\nn\nn\nn\n")
    assert numbers(done.err) == "1232345"
    assert "(accounts, ORM)" in done.out


def test_an_answer_stays_when_going_back_over_it(run: Run) -> None:
    done = run("ask", stdin="y\ny\nb\nb\n\n\nn\nn\nn\n")
    assert numbers(done.err) == "123212345"
    assert [found[3] for found in QUESTION.finditer(done.err)] == [None] * 3 + ["yes"] * 3 + [None] * 3
    assert "(accounts, ORM)" in done.out


def test_before_the_first_question_there_is_nothing(run: Run) -> None:
    done = run("ask", stdin="b\n" + "n\n" * 5)
    assert numbers(done.err) == "112345"
    assert "first question" in done.err
    assert done.code == 0


@pytest.mark.parametrize("answer", ["q", "maybe", "\x1b[A", "ÿ"])
def test_what_is_no_answer_is_asked_again(answer: str, run: Run) -> None:
    done = run("ask", stdin=f"{answer}\n" + "n\n" * 5)
    assert numbers(done.err) == "112345"
    assert "is not an answer" in done.err
    assert "\x1b" not in done.err
    assert done.err.isascii()


@pytest.mark.parametrize("answers", ["", "y\n", "y\ny\ny\ny\n"])
def test_the_end_of_the_input_keeps_and_prints_nothing(answers: str, run: Run, data: Path) -> None:
    done = run("ask", stdin=answers)
    assert (done.code, done.out) == (1, "")
    assert "nothing was saved" in done.err.splitlines()[-1]
    assert not data.exists()


def test_without_a_store_that_can_be_written_the_verdict_is_printed_all_the_same(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    done = run("ask", "--data-dir", str(tmp_path / "file" / "data"), stdin="y\n" * 5)
    assert done.code == 1
    assert done.out == plain(verdict_lines(decide(Feature)))
    assert str(tmp_path / "file") in done.err.splitlines()[-1]


def test_letters_that_are_none_do_not_end_it(data: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "ask", "--data-dir", str(data)],
        input=b"\xff\xfe\n" + b"y\n" * 5,
        capture_output=True,
        check=False,
        env=environment(PYTHONIOENCODING="utf-8:strict"),
    )
    assert done.returncode == 0
    assert b"is not an answer" in done.stderr
    assert b"5 of 5" in done.stdout


def test_ctrl_c_keeps_and_prints_nothing(data: Path) -> None:
    process = subprocess.Popen(
        [*HEARING, *COMMAND, "ask", "--data-dir", str(data)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdin
    assert process.stderr
    process.stdin.write(b"y\ny\n")
    process.stdin.flush()
    said = b""
    while b"3 of 5" not in said:
        letter = process.stderr.read(1)
        assert letter, said
        said += letter
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert out == b""
    assert b"Traceback" not in err
    assert not data.exists()


@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
def test_on_a_terminal_it_writes_plain_lines_and_ctrl_c_leaves(term: str, data: Path) -> None:
    with Terminal("ask", "--data-dir", str(data), env=environment(TERM=term)) as terminal:
        terminal.wait("1 of 5")
        terminal.send("y\n")
        terminal.wait("2 of 5")
        terminal.send("\x03")
        assert terminal.exit_code() == 130
        assert b"\x1b" not in terminal.raw
    assert not data.exists()


def test_on_a_dumb_terminal_everything_is_plain_to_the_end(data: Path) -> None:
    with Terminal("ask", "--data-dir", str(data), env=environment(TERM="dumb")) as terminal:
        for number in range(1, 6):
            terminal.wait(f"{number} of 5")
            terminal.send("y\n")
        assert terminal.exit_code() == 0
        assert "Verdict: Django" in terminal.text
        assert b"\x1b" not in terminal.raw
    assert len(kept(data)) == 1
