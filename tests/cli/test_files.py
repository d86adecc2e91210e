"""Commands on files: export, import, check."""

import json
import os
import resource
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework
from stackpick_tui.records.madr import record
from stackpick_tui.records.session_json import export_json
from stackpick_tui.sessions.session import Decision, Session, new_session, now
from tests.cli.conftest import Run, Save, Shell, command, kept, unprivileged


def sessions_of_all_kinds() -> list[Session]:
    fresh = new_session()
    return [
        fresh,
        new_session().renamed("[/foo] 日本語 🧑‍💻").noted("Two\nlines"),
        new_session().with_features(Feature).decided(Decision(Framework.FLASK, "We know it.", "Ann")),
        replace(new_session().with_features([Feature.ORM]), created=datetime(2001, 2, 3, 4, 5, tzinfo=UTC)),
    ]


def file_names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_round_trip_gives_identical_sessions(run: Run, save: Save, data: Path, tmp_path: Path) -> None:
    for session in sessions_of_all_kinds():
        save(session=session)
    before = kept(data)
    done = run("export", "-o", "all.json")
    assert (done.code, done.out) == (0, "")
    assert done.err == "stackpick-tui: exported 4 sessions to all.json\n"
    fresh = tmp_path / "fresh"
    done = run("import", "all.json", "--data-dir", str(fresh))
    assert (done.code, done.out) == (0, "")
    assert done.err == "stackpick-tui: imported 4 sessions\n"
    assert kept(fresh) == before


def test_export_to_a_dash_prints_what_it_would_write(run: Run, save: Save, tmp_path: Path) -> None:
    session = save("Shop", Feature.ORM)
    before = file_names(tmp_path)
    done = run("export", "-o", "-")
    assert (done.code, done.err) == (0, "")
    assert [each["id"] for each in done.json["sessions"]] == [session.id]
    assert file_names(tmp_path) == before


def test_import_and_check_read_what_is_piped_in_for_a_dash(
    run: Run, save: Save, shell: Shell, data: Path
) -> None:
    session = save("Shop", Feature.ORM, Feature.ADMIN)
    exported = run("export", "-o", "-").out
    checked = shell("check", "-", stdin=exported)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "Django for ORM, admin" in checked.stdout
    done = shell("import", "-", "--data-dir", str(data.parent / "fresh"), stdin=exported)
    assert (done.returncode, done.stdout) == (0, "")
    assert kept(data.parent / "fresh") == [session]


def test_export_of_some_has_just_those_once(run: Run, save: Save, tmp_path: Path) -> None:
    a, b, _ = save("A"), save("B"), save("C")
    assert run("export", a.id, b.id[:12], a.id[:12], "-o", "some.json").code == 0
    exported = json.loads((tmp_path / "some.json").read_text(encoding="utf-8"))
    assert {each["id"] for each in exported["sessions"]} == {a.id, b.id}
    assert len(exported["sessions"]) == 2
    assert exported["kind"] == "stackpick-tui sessions"


def test_export_of_nothing_can_be_imported_and_leaves_no_store(run: Run, data: Path) -> None:
    assert run("export", "-o", "none.json").code == 0
    assert not data.exists()
    assert run("import", "none.json").code == 0


def test_export_refuses_a_file_that_is_there_and_leaves_it_intact(
    run: Run, save: Save, tmp_path: Path
) -> None:
    save("Shop")
    (tmp_path / "mine.json").write_text("mine")
    done = run("export", "-o", "mine.json")
    assert (done.code, done.out) == (1, "")
    assert "mine.json: there already is such a file; --force replaces it" in done.err
    assert (tmp_path / "mine.json").read_text() == "mine"
    assert run("export", "-o", "mine.json", "--force").code == 0
    assert len(json.loads((tmp_path / "mine.json").read_text())["sessions"]) == 1


def test_export_into_a_folder_that_is_not_there_says_so(run: Run, save: Save, tmp_path: Path) -> None:
    save("Shop")
    done = run("export", "-o", "none/all.json")
    assert done.code == 1
    assert "none/all.json: there is no folder" in done.err
    assert not (tmp_path / "none").exists()


def test_export_onto_a_folder_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    done = run("export", "-o", "folder", "--force")
    assert done.code == 1
    assert "folder: a folder; name a file in it" in done.err


@pytest.mark.parametrize("force", [(), ("--force",)], ids=["", "force"])
def test_export_onto_a_full_disk_leaves_no_part_and_the_old_file(
    force: tuple[str, ...], run: Run, save: Save, tmp_path: Path
) -> None:
    save("Shop", *Feature)
    if force:
        (tmp_path / "all.json").write_text("old")
    before = file_names(tmp_path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        done = run("export", "-o", "all.json", *force)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (done.code, done.out) == (1, "")
    assert "all.json: cannot be written" in done.err
    assert file_names(tmp_path) == before
    if force:
        assert (tmp_path / "all.json").read_text() == "old"


def test_export_into_a_read_only_folder_leaves_no_part(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    folder = place / "folder"
    with unprivileged():
        folder.mkdir()
        (folder / "old.json").write_text("old")
        folder.chmod(0o500)
        done = command("export", "-o", str(folder / "new.json"), "--data-dir", str(place / "data"))
        assert done.code == 1
        assert f"{folder}/new.json: cannot be written (Permission denied)" in done.err
        done = command("export", "-o", str(folder / "old.json"), "--force", "--data-dir", str(place / "data"))
        assert done.code == 1
    assert file_names(folder) == {"old.json"}
    assert (folder / "old.json").read_text() == "old"


@pytest.mark.parametrize(
    "arguments", [("decide", "--save", "x"), ("import", "{}"), ("ask",), ("delete", "a")]
)
def test_a_read_only_store_ends_what_would_write_with_1(arguments: tuple[str, ...], place: Path) -> None:
    data, file = place / "data", place / "all.json"
    session = replace(new_session(), id="a" * 32)
    file.write_text(json.dumps(export_json([session], now())))
    with unprivileged():
        assert command("import", str(file), "--data-dir", str(data)).code == 0
        (data / "sessions.db").chmod(0o400)
        data.chmod(0o500)
        words = [word.format(file) for word in arguments]
        done = command(*words, "--data-dir", str(data), stdin="y\n" * 5)
        assert done.code == 1
        assert str(data / "sessions.db") in done.err.splitlines()[-1]
        assert "--data-dir" in done.err.splitlines()[-1]
        assert "a" * 8 in command("list", "--data-dir", str(data)).out
        assert command("show", "--last", "--data-dir", str(data)).code == 0


def test_an_unreadable_store_ends_what_would_read_with_1(place: Path) -> None:
    data = place / "data"
    with unprivileged():
        command("decide", "--save", "x", "--data-dir", str(data))
        (data / "sessions.db").chmod(0)
        for arguments in (("list",), ("show", "--last"), ("export", "-o", str(place / "file")), ("purge",)):
            done = command(*arguments, "--data-dir", str(data))
            assert (done.code, done.out) == (1, "")
            assert len(done.err.splitlines()) == 1
            assert str(data / "sessions.db") in done.err
    assert not (place / "file").exists()


def test_import_updates_only_with_what_is_newer(run: Run, save: Save, data: Path, tmp_path: Path) -> None:
    older, same, newer = save("Older"), save("Same"), save("Newer")
    hour = timedelta(hours=1)
    exported = [
        replace(older, name="Changed", updated=older.updated - hour),
        same,
        replace(newer, name="Changed", updated=newer.updated + hour),
        new_session().renamed("New"),
    ]
    (tmp_path / "some.json").write_text(json.dumps(export_json(exported, now())))
    done = run("import", "some.json")
    assert done.code == 0
    assert done.err == "stackpick-tui: imported 2 sessions; 2 not newer than what is here or in the trash\n"
    assert {session.name for session in kept(data)} == {"Older", "Same", "Changed", "New"}


@pytest.mark.parametrize(("hours", "is_back"), [(0, False), (1, True)])
def test_a_trashed_session_stays_there_unless_the_imported_one_is_newer(
    hours: int, is_back: bool, run: Run, save: Save, data: Path, tmp_path: Path
) -> None:
    session = save("Shop")
    run("delete", session.id)
    newer = replace(session, updated=session.updated + timedelta(hours=hours))
    (tmp_path / "some.json").write_text(json.dumps(export_json([newer], now())))
    assert run("import", "some.json").code == 0
    assert [each.id for each in kept(data)] == [session.id] * is_back
    assert [each.id for each in kept(data, trashed=True)] == [session.id] * (not is_back)


def test_import_without_a_store_that_can_be_written_exits_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "some.json").write_text(json.dumps(export_json([new_session()], now())))
    done = run("import", "some.json", "--data-dir", str(tmp_path / "file" / "data"))
    assert (done.code, done.out) == (1, "")
    assert str(tmp_path / "file") in done.err


def test_import_is_whole_or_not_at_all(run: Run, save: Save, data: Path, tmp_path: Path) -> None:
    known = save("Known")
    exported = export_json([new_session(), replace(known, name="Changed"), new_session()], now())
    exported["sessions"][2]["features"] = ["orm", "telepathy"]
    (tmp_path / "some.json").write_text(json.dumps(exported))
    done = run("import", "some.json")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("stackpick-tui: some.json: sessions[2].features[1]: ")
    assert kept(data) == [known]


@pytest.mark.parametrize("name", ["none.json", ".", "bad.json", "empty.json", "record.md", "bytes.json"])
@pytest.mark.parametrize("verb", ["import", "check"])
def test_a_file_that_cannot_be_read_so_exits_2_and_is_named(
    verb: str, name: str, run: Run, data: Path, tmp_path: Path
) -> None:
    (tmp_path / "bad.json").write_text("{")
    (tmp_path / "empty.json").write_text("")
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe")
    (tmp_path / "record.md").write_text("# Shopping")
    done = run(verb, name)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert done.err.startswith(f"stackpick-tui: {name}: ")
    assert not data.exists()


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["accounts", "Django", "Flask", "a" * 32, "2026-11-22T14:31:05.250Z"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=6,
)


@st.composite
def damaged_exports(draw: st.DrawFn) -> Any:
    """An export, something somewhere in it replaced, removed or added."""
    exported: Any = json.loads(json.dumps(export_json(sessions_of_all_kinds(), now())))
    for _ in range(draw(st.integers(0, 2))):
        place = exported
        while isinstance(place, dict | list) and place:
            keys: list[Any] = list(place) if isinstance(place, dict) else list(range(len(place)))
            key = draw(st.sampled_from(keys))
            if draw(st.booleans()) or not isinstance(place[key], dict | list):
                break
            place = place[key]
        if not place:
            continue
        if draw(st.booleans()):
            place[key] = draw(JSON)
        else:
            del place[key]
    return exported


DOCUMENTS = (
    (JSON | damaged_exports()).map(lambda value: json.dumps(value).encode())
    | st.binary(max_size=40)
    | st.sampled_from(
        [b"[" * 100_000, b'{"schema": 1' + b"0" * 5000 + b"}", b'{"schema": 1e999}', b"\xef\xbb\xbf"]
    )
)


@pytest.mark.parametrize("verb", ["import", "check", "diff"])
@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=DOCUMENTS)
def test_no_file_whatever_is_in_it_ends_in_a_traceback_or_half_an_import(
    document: bytes, verb: str, tmp_path: Path
) -> None:
    data, file = tmp_path / "data", tmp_path / "some.json"
    file.write_bytes(document)
    before = kept(data)
    files = [str(file)] * (2 if verb == "diff" else 1)
    done = command(verb, *files, "--data-dir", str(data))
    assert done.code in ({0, 1, 2} if verb == "check" else {0, 2}), done.err
    if done.code == 2:
        assert len(done.err.splitlines()) == 1
        assert done.err.startswith(f"stackpick-tui: {file}: ")
    assert "Traceback" not in done.err
    if done.code or verb != "import":
        assert kept(data) == before


def test_check_agrees_with_records_and_exports_as_they_are_written(run: Run, tmp_path: Path) -> None:
    sessions = sessions_of_all_kinds()
    (tmp_path / "all.json").write_text(json.dumps(export_json(sessions, now())))
    (tmp_path / "one.md").write_text(record(sessions[2]), encoding="utf-8")
    done = run("check", "all.json")
    assert (done.code, done.err) == (0, "")
    assert done.out.count("as today's rule") == len(sessions)
    done = run("check", "one.md")
    assert (done.code, done.err) == (0, "")
    assert done.out.count("as today's rule") == 1


def test_check_exits_1_and_names_what_differs(run: Run, tmp_path: Path) -> None:
    sessions = sessions_of_all_kinds()
    exported = export_json(sessions, now())
    exported["sessions"][1]["verdict"] = "Django"
    (tmp_path / "all.json").write_text(json.dumps(exported))
    done = run("check", "all.json")
    assert (done.code, done.err) == (1, "")
    assert done.out.startswith(sessions[1].id[:8])
    assert done.out.count("\n") == 1
    (tmp_path / "one.md").write_text(record(sessions[0]).replace(": Flask", ": Django"), encoding="utf-8")
    done = run("check", "one.md")
    assert done.code == 1
    assert "but today's rule" in done.out


def test_check_of_no_session_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "none.json").write_text(json.dumps(export_json([], now())))
    done = run("check", "none.json")
    assert (done.code, done.out) == (0, "")
    assert "no session is in it" in done.err


def test_check_reads_a_pipe(run: Run) -> None:
    reading, writing = os.pipe()
    os.write(writing, record(new_session()).encode())
    os.close(writing)
    try:
        assert run("check", f"/dev/fd/{reading}").code == 0
    finally:
        os.close(reading)
