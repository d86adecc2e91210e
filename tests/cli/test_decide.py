from pathlib import Path

import pytest

from stackpick_tui.advice.explanation import explain
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.in_a_line import think_twice
from stackpick_tui.advice.rule import Framework, decide
from stackpick_tui.records.explanation_json import explain_json
from stackpick_tui.records.explanation_text import explanation_lines
from stackpick_tui.records.json import decide_json, json_text
from stackpick_tui.records.lines import plain
from stackpick_tui.records.madr import record
from stackpick_tui.sessions.session import Decision
from stackpick_tui.sessions.text import NAME_LIMIT, NOTE_LIMIT
from tests.cli.conftest import Run, Save, kept


def test_decide_says_verdict_why_and_flip(features: frozenset[Feature], run: Run, data: Path) -> None:
    done, verdict = run("decide", *(feature.id for feature in features)), decide(features)
    assert (done.code, done.err) == (0, "")
    assert f"Verdict: {verdict.framework.value}\n" in done.out
    assert f"{verdict.count} of 5" in done.out
    assert verdict.flip in done.out
    assert (think_twice(features) or "") in done.out
    assert not data.exists()


def test_json_is_the_verdict_s(features: frozenset[Feature], run: Run) -> None:
    done = run("decide", *(feature.id for feature in features), "--json")
    assert (done.code, done.err) == (0, "")
    assert done.out == json_text(decide_json(decide(features)))


def test_the_order_and_repetition_of_features_do_not_matter(run: Run) -> None:
    assert run("decide", "orm", "accounts", "orm").out == run("decide", "accounts", "orm").out


def test_record_is_that_of_a_session_nobody_keeps(run: Run, data: Path) -> None:
    done = run("decide", "accounts", "--record")
    assert (done.code, done.err) == (0, "")
    assert "* Reproduce: `stackpick-tui decide accounts`" in done.out
    assert 'status: "proposed"' in done.out
    assert not data.exists()


def test_save_keeps_a_session_and_prints_its_id_last(run: Run, data: Path) -> None:
    done = run("decide", "accounts", "orm", "--save", "Shop [/foo] 日本語")
    [session] = kept(data)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[-1] == session.id
    assert session.name == "Shop [/foo] 日本語"
    assert session.features == {Feature.ACCOUNTS, Feature.ORM}
    assert session.decision is None


def test_save_without_a_name_is_a_session_without_one(run: Run, data: Path) -> None:
    run("decide", "--save", "")
    assert kept(data)[0].name == ""


def test_save_with_json_has_the_id_as_a_key(run: Run, data: Path) -> None:
    saved = run("decide", "admin", "--json", "--save", "Back office").json
    assert saved.pop("id") == kept(data)[0].id
    assert saved == decide_json(decide({Feature.ADMIN}))


def test_save_with_a_record_has_the_id_alone_on_standard_error(run: Run, data: Path) -> None:
    done = run("decide", "admin", "--record", "--save", "Back office")
    [session] = kept(data)
    assert done.err == f"{session.id}\n"
    assert done.out == record(session)


@pytest.mark.parametrize("word", ["Flask", "flask", "FLASK"])
def test_a_decision_is_kept_with_its_reason_and_who_decided(word: str, run: Run, data: Path) -> None:
    given = ("--decision", word, "--reason", "We know it.", "--decided-by", "Ann")
    assert run("decide", "accounts", "orm", "--save", "Shop", *given).code == 0
    assert kept(data)[0].decision == Decision(Framework.FLASK, "We know it.", "Ann")


def test_a_decision_that_follows_the_verdict_needs_no_reason(run: Run, data: Path) -> None:
    assert run("decide", "orm", "--save", "Shop", "--decision", "Flask").code == 0
    assert kept(data)[0].decision == Decision(Framework.FLASK)


def test_a_decision_makes_an_accepted_record(run: Run) -> None:
    said = run("decide", "orm", "--record", "--decision", "Django", "--reason", "Admin comes later.").out
    assert 'status: "accepted"' in said
    assert "Admin comes later." in said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--save", "x", "--decision", "Django"), "--reason"),
        (("--save", "x", "--decision", "Django", "--reason", "  "), "--reason"),
        (("--save", "x", "--decision", "Django", "--reason", "\u200f\u3164"), "--reason"),
        (("--record", "--decision", "Django"), "--reason"),
        (("--save", "x", "--reason", "y"), "--decision"),
        (("--save", "x", "--decided-by", "Ann"), "--decision"),
        (("--decision", "Flask"), "--save or --record"),
        (("--reason", "y", "--json"), "--save or --record"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_half_a_decision_is_wrong_usage_and_nothing_is_kept(
    given: tuple[str, ...], said: str, run: Run, data: Path
) -> None:
    done = run("decide", "orm", *given)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert not data.exists()


@pytest.mark.parametrize("form", [(), ("--json",), ("--record",)], ids=["text", "json", "record"])
@pytest.mark.parametrize(
    ("option", "limit"), [("--save", NAME_LIMIT), ("--reason", NOTE_LIMIT), ("--decided-by", NAME_LIMIT)]
)
def test_text_longer_than_is_kept_is_refused_rather_than_cut(
    option: str, limit: int, form: tuple[str, ...], run: Run, data: Path
) -> None:
    given = ("decide", "orm", *form, "--decision", "Flask")
    named = () if option == "--save" else ("--save", "Shop")
    done = run(*given, *named, option, "e\u0301" * (limit + 1))
    assert (done.code, done.out) == (2, "")
    assert done.err == f"stackpick-tui: {option}: longer than {limit} characters; shorten it\n"
    assert not data.exists()
    assert run(*given, *named, option, "e\u0301" * limit).code == 0
    [session] = kept(data)
    assert session.decision
    text = {"--save": session.name, "--reason": session.decision.reason}
    assert text.get(option, session.decision.decided_by) == "e\u0301" * limit


def test_a_record_of_a_session_nobody_keeps_takes_no_longer_text_either(run: Run) -> None:
    done = run("decide", "orm", "--record", "--decision", "Flask", "--decided-by", "x" * 201)
    assert (done.code, done.out) == (2, "")


def test_an_invisible_name_is_none(run: Run, data: Path) -> None:
    assert run("decide", "orm", "--save", "\u200f\u2060").code == 0
    assert kept(data)[0].name == ""


@pytest.mark.parametrize("form", [(), ("--json",), ("--record",)], ids=["text", "json", "record"])
def test_save_without_a_store_that_can_be_written_exits_1_and_prints_no_verdict(
    form: tuple[str, ...], run: Run, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    done = run("decide", "orm", "--save", "x", *form, "--data-dir", str(tmp_path / "file" / "data"))
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 1
    assert str(tmp_path / "file") in done.err


def test_explain_is_the_explanation_folded_and_all_of_it_where_asked(
    features: frozenset[Feature], run: Run, data: Path
) -> None:
    words = [feature.id for feature in features]
    done = run("explain", *words)
    assert (done.code, done.err) == (0, "")
    assert done.out == plain(explanation_lines(explain(features), 80, is_open=False), 80)
    assert run("explain", *words, "--all").out == plain(explanation_lines(explain(features), 80), 80)
    assert run("explain", *words, "--json").out == json_text(explain_json(explain(features)))
    assert not data.exists()


def test_features_of_a_later_release_do_not_end_a_command(run: Run, save: Save) -> None:
    from dataclasses import replace

    save(session=replace(save("Shop", Feature.ORM), unknown=("telepathy",)))
    for arguments in (("list",), ("show", "--last"), ("show", "--last", "--record"), ("list", "--json")):
        assert run(*arguments).code == 0, arguments
    assert "telepathy" in run("show", "--last").out
