"""Commands that read saved sessions: list, show, diff."""

import json
import re
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework
from stackpick_tui.records.difference import Difference
from stackpick_tui.records.json import json_text
from stackpick_tui.records.lines import plain
from stackpick_tui.records.madr import record
from stackpick_tui.records.plain import difference_lines, session_lines
from stackpick_tui.records.session_json import diff_json, export_json, list_json, show_json
from stackpick_tui.sessions import backup, clock
from stackpick_tui.sessions.clock import now
from stackpick_tui.sessions.paths import database
from stackpick_tui.sessions.session import Decision, Session, new_session
from stackpick_tui.sessions.store import SessionStore
from tests.cli.conftest import Run, Save, kept

TODAY = date(2031, 1, 2)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


def with_id(digits: str, *features: Feature, name: str = "") -> Session:
    session = new_session().with_features(features).with_name(name)
    return replace(session, id=digits.ljust(32, "0"))


def earlier(session: Session) -> Session:
    """Have it changed an hour ago: what is saved one after the other may be of the same millisecond."""
    return replace(session, updated=now() - timedelta(hours=1))


def test_list_is_newest_first_with_ids_verdict_and_ticks(run: Run, save: Save) -> None:
    old = save(session=earlier(new_session().with_features([Feature.ORM])))
    new = save("New", Feature.ACCOUNTS, Feature.ADMIN)
    done = run("list")
    first, second = done.out.splitlines()
    assert (done.code, done.err) == (0, "")
    assert first.startswith(new.id[:8])
    assert second.startswith(old.id[:8])
    assert "Django" in first
    assert "New (accounts, admin)" in first
    assert "Flask" in second


def test_list_shows_the_trash_on_demand_with_the_ids_that_restore_takes(run: Run, save: Save) -> None:
    save("Kept", Feature.ORM)
    gone = save("Gone", Feature.ADMIN)
    run("delete", gone.id)
    assert "Gone" not in run("list").out
    done = run("list", "--trash")
    assert done.out.startswith(gone.id[:8])
    assert "Kept" not in done.out
    assert [each["id"] for each in run("list", "--trash", "--json").json["sessions"]] == [gone.id]
    run("restore", gone.id)
    assert run("list", "--trash").err == "stackpick-tui: the trash is empty\n"


def test_list_finds_text_anywhere_literally(run: Run, save: Save) -> None:
    save("100 % Über", Feature.ORM)
    save("Shop", Feature.ADMIN)
    assert run("list", "100 %").out.count("\n") == 1
    assert run("list", "über").out.count("\n") == 1
    assert "Shop" in run("list", "ADMIN").out
    assert run("list", "_").out == ""


def test_list_says_so_when_nothing_matches(run: Run, save: Save) -> None:
    save("Shop")
    done = run("list", "zebra")
    assert (done.code, done.out) == (0, "")
    assert done.err == "stackpick-tui: no session matches\n"


@pytest.mark.parametrize(
    ("number", "more"), [(49, ""), (50, ""), (51, "the newest 50; --all lists them all")]
)
def test_list_shows_50_and_says_when_there_are_more(number: int, more: str, run: Run, data: Path) -> None:
    store = SessionStore.open(data / "sessions.db")
    store.put_all(new_session().with_name(f"Project {each}") for each in range(number))
    store.close()
    done = run("list", "project")
    assert done.out.count("\n") == min(number, 50)
    assert more in done.err
    assert bool(done.err) is bool(more)
    assert run("list", "--all").out.count("\n") == number
    assert len(run("list", "--json").json["sessions"]) == number


def test_listing_nothing_says_so_on_standard_error_and_leaves_no_trace(run: Run, data: Path) -> None:
    done = run("list")
    assert (done.code, done.out) == (0, "")
    assert "no session is saved yet" in done.err
    assert not data.exists()
    done = run("list", "--json")
    assert done.json == {"schema": 1, "sessions": []}
    assert done.err == ""


def test_list_leaves_out_what_is_in_the_trash(run: Run, save: Save) -> None:
    session = save("Shop")
    run("delete", session.id)
    assert run("list", "--all").out == ""


def test_list_as_json_has_every_session(run: Run, save: Save, data: Path) -> None:
    save("Shop", Feature.ORM)
    save("", Feature.ADMIN, Feature.SOCIAL)
    assert run("list", "--json").out == json_text(list_json(kept(data), TODAY))


def test_a_name_is_never_taken_for_markup(run: Run, save: Save) -> None:
    save("[/foo] [bold 日本語 🧑‍💻")
    assert "[/foo] [bold 日本語 🧑‍💻" in run("list").out
    assert "[/foo] [bold 日本語 🧑‍💻" in run("show", "--last").out


@pytest.mark.parametrize("given", ["{id}", "{id:.8}", "{id:.1}", "--last"])
def test_show_takes_an_id_its_beginning_or_the_last(given: str, run: Run, save: Save) -> None:
    session = save("Shop", Feature.ORM)
    done = run("show", given.format(id=session.id))
    assert (done.code, done.err) == (0, "")
    assert done.out == plain(session_lines(session, TODAY))


def test_show_last_is_the_one_changed_last(run: Run, save: Save) -> None:
    first = save(session=earlier(new_session()))
    save(session=earlier(new_session().with_name("Second")))
    save(session=first.toggled(Feature.ORM))
    assert run("show", "--last", "--json").json["session"]["id"] == first.id


def test_show_has_json_and_the_record(run: Run, save: Save) -> None:
    session = save(session=new_session().with_decision(Decision(Framework.DJANGO, "It grows.", "Ann")))
    done = run("show", session.id, "--json")
    assert done.out == json_text(show_json(session, TODAY))
    assert done.json["session"]["decided_by"] == "Ann"
    done = run("show", session.id, "--record")
    assert done.out == record(session)
    assert (done.code, done.err) == (0, "")


def test_show_last_of_nothing_is_wrong_usage_and_leaves_no_trace(run: Run, data: Path) -> None:
    done = run("show", "--last")
    assert (done.code, done.out) == (2, "")
    assert "no session is saved yet" in done.err
    assert not data.exists()


@pytest.mark.parametrize("form", [(), ("--json",)], ids=["text", "json"])
@pytest.mark.parametrize("command", ["show", "delete", "restore", "diff", "export", "open"])
@pytest.mark.parametrize(("given", "said"), [("ff", "'ff'"), ("a", "more than one"), ("", "''")])
def test_an_unknown_or_ambiguous_id_exits_2(
    command: str, given: str, said: str, form: tuple[str, ...], run: Run, save: Save, data: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("stackpick_tui.cli.launch.require_terminal", lambda: None)
    for digits in ("a1", "a2"):
        save(session=with_id(digits))
        if command == "restore":
            run("delete", digits)
    rest = {"diff": [given, *form], "export": ["-o", "file"], "show": [*form]}.get(command, [])
    done = run(command, given, *rest)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert said in done.err
    assert not (data.parent / "file").exists()
    assert len(kept(data)) + len(kept(data, trashed=True)) == 2


def test_an_ambiguous_id_names_the_candidates(run: Run, save: Save) -> None:
    ids = {save(session=with_id(digits)).id for digits in ("a1", "a2")}
    assert set(re.findall("[0-9a-f]{32}", run("show", "a").err)) == ids


@pytest.mark.parametrize(
    ("left", "right", "code"),
    [
        ((), (), 0),
        ((Feature.ORM,), (Feature.ORM,), 0),
        ((Feature.ORM,), (Feature.ADMIN,), 1),
        ((Feature.ORM,), (Feature.ORM, Feature.ADMIN), 1),
    ],
)
def test_diff_exits_1_where_answers_differ(
    left: tuple[Feature, ...], right: tuple[Feature, ...], code: int, run: Run, save: Save
) -> None:
    a, b = save("Left", *left), save("Right", *right)
    difference = Difference(a, b)
    done = run("diff", a.id, b.id)
    assert (done.code, done.err) == (code, "")
    assert done.out == plain(difference_lines(difference, TODAY))
    done = run("diff", a.id, b.id, "--json")
    assert (done.code, done.err) == (code, "")
    assert done.out == json_text(diff_json(difference, TODAY))


def test_diff_takes_files_exports_and_records_alike(run: Run, save: Save, tmp_path: Path) -> None:
    a, b = save("Left", Feature.ORM), save("Right", Feature.ORM, Feature.ADMIN)
    (tmp_path / "a.json").write_text(json.dumps(export_json([a], now())), encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps(show_json(b, TODAY)), encoding="utf-8")
    (tmp_path / "b.md").write_text(record(b), encoding="utf-8")
    expected = run("diff", a.id, b.id, "--json").json["turned_by"]
    assert expected == ["admin"]
    for left, right in ((a.id, "b.json"), ("a.json", b.id), ("a.json", "b.md"), ("a.json", "b.json")):
        done = run("diff", left, right, "--json")
        assert done.code == 1
        assert done.json["turned_by"] == expected
    assert run("diff", "b.md", "b.json").code == 0


def test_diff_of_files_needs_no_store(run: Run, data: Path, tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text(record(new_session()), encoding="utf-8")
    assert run("diff", "one.md", "one.md").code == 0
    assert not data.exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("none.json", "neither a file nor"),
        ("x" * 300, "neither a file nor"),
        ("bad.json", "bad.json: line 1"),
        ("two.json", "two.json: sessions: 2"),
        ("any.md", "any.md: no line"),
        ("folder", "neither a file nor"),
    ],
)
def test_diff_with_what_is_no_session_exits_2_and_names_it(
    name: str, said: str, run: Run, save: Save, tmp_path: Path
) -> None:
    sessions = [save("One"), save("Two")]
    (tmp_path / "folder").mkdir()
    (tmp_path / "bad.json").write_text("{")
    (tmp_path / "any.md").write_text("# Shopping")
    (tmp_path / "two.json").write_text(json.dumps(export_json(sessions, now())))
    done = run("diff", sessions[0].id, name)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert said in done.err


def test_damage_that_reading_meets_is_told_and_what_can_be_read_is_listed(run: Run, data: Path) -> None:
    path = database(data)
    with closing(SessionStore.open(path)) as store:
        store.put_all(
            new_session().with_name(f"Project {number}").with_note("x" * 500) for number in range(200)
        )
        backup.make(path)
    content = bytearray(path.read_bytes())
    # beyond the first pages, which opening reads
    content[len(content) // 4 : len(content) * 3 // 4] = b"\xa5" * (len(content) // 2)
    path.write_bytes(content)
    done = run("list", "--all")
    assert done.code == 0
    assert "damaged" in done.err
    assert done.out.count("Project") == 200
    assert run("list", "--all").err == ""


def test_damage_is_told_where_the_command_then_finds_nothing_too(run: Run, data: Path) -> None:
    path = database(data)
    with closing(SessionStore.open(path)) as store:
        store.put_all(
            new_session().with_name(f"Project {number}").with_note("x" * 500) for number in range(200)
        )
    content = bytearray(path.read_bytes())
    content[len(content) // 4 : len(content) * 3 // 4] = b"\xa5" * (len(content) // 2)
    path.write_bytes(content)
    done = run("show", "0" * 12)
    assert done.code == 2
    assert "sessions.db was damaged" in done.err
    assert "there is no session" in done.err.splitlines()[-1]
