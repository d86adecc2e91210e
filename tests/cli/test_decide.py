import json
from itertools import combinations
from pathlib import Path

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import decide
from stackpick_tui.cli import main
from tests.cli.conftest import Shell

EVERY_SET = [some for count in range(6) for some in combinations(Feature, count)]


@pytest.mark.parametrize("features", EVERY_SET, ids=lambda some: "+".join(f.id for f in some) or "none")
def test_decide_says_verdict_why_and_flip(
    features: tuple[Feature, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["decide", *(feature.id for feature in features)]) == 0
    said, verdict = capsys.readouterr().out, decide(features)
    assert f"Verdict: {verdict.framework.value}" in said
    assert f"{verdict.count} of 5" in said
    assert verdict.flip in said
    assert (verdict.implied_turn or "") in said


def test_json_is_the_contract(shell: Shell) -> None:
    done = shell("decide", "accounts", "orm", "--json")
    assert json.loads(done.stdout) == {
        "schema": 1,
        "rule": "2020-03-23",
        "features": ["accounts", "orm"],
        "count": 2,
        "threshold": 2,
        "verdict": "Django",
        "margin": 1,
        "flips_to": "Flask",
        "flip": "Close call: untick accounts or ORM and it is Flask.",
        "implied": [],
        "verdict_with_implied": "Django",
    }


def test_the_order_and_repetition_of_features_do_not_matter(shell: Shell) -> None:
    assert shell("decide", "orm", "accounts", "orm").stdout == shell("decide", "accounts", "orm").stdout


def test_save_keeps_a_session_and_prints_its_id_last(shell: Shell) -> None:
    done = shell("decide", "accounts", "orm", "--save", "Shop [/foo] 日本語")
    identity = done.stdout.splitlines()[-1]
    [session] = json.loads(shell("list", "--json").stdout)["sessions"]
    assert session["id"] == identity
    assert session["name"] == "Shop [/foo] 日本語"
    assert session["features"] == ["accounts", "orm"]


def test_save_with_json_has_the_id_as_a_key(shell: Shell) -> None:
    saved = json.loads(shell("decide", "admin", "--json", "--save", "Back office").stdout)
    assert saved["id"] == json.loads(shell("list", "--json").stdout)["sessions"][0]["id"]


def test_save_without_a_store_that_can_be_written_exits_1_and_prints_no_verdict(
    shell: Shell, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    done = shell("decide", "orm", "--save", "x", "--data-dir", str(tmp_path / "file" / "data"))
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert str(tmp_path / "file") in done.stderr


def test_an_unknown_feature_exits_2_with_the_nearest_id(shell: Shell) -> None:
    done = shell("decide", "accounts", "migration")
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert '"migration"' in done.stderr
    assert 'did you mean "migrations"?' in done.stderr
