"""Import: what is newer, whole or not at all; and files that nothing can be read from."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stackpick_tui.advice.features import Feature
from stackpick_tui.records.session_json import export_json
from stackpick_tui.sessions.clock import now
from stackpick_tui.sessions.session import new_session
from tests.cli.conftest import Run, Save, Shell, command, kept
from tests.support.kinds import sessions_of_all_kinds

OLD = (
    "not newer than what is here or in the trash, which restore brings back "
    '(to import an edited one, raise its "updated")'
)


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


@pytest.mark.parametrize("verb", ["import", "check"])
def test_what_is_piped_in_is_bounded_as_a_file_is(verb: str, data: Path) -> None:
    program = (
        "import sys; from stackpick_tui.cli import main; from stackpick_tui.sessions import user_files\n"
        "user_files.LARGEST = 10 * 1024 * 1024; sys.exit(main())"
    )
    with Path("/dev/zero").open("rb") as endless:
        done = subprocess.run(
            [sys.executable, "-c", program, verb, "-", "--data-dir", str(data)],
            stdin=endless,
            capture_output=True,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "stackpick-tui: -: larger than 10 MiB, which no file of ours is\n"


def test_a_session_whose_id_somebody_edited_reaches_no_terminal_with_it_and_can_be_imported(
    run: Run, save: Save, data: Path, tmp_path: Path
) -> None:
    save("Shop", Feature.ORM)
    with closing(sqlite3.connect(data / "sessions.db", isolation_level=None)) as connection:
        connection.execute("UPDATE session SET id = ?", ("mine\x1b[2J\u202e",))
    [identity] = [session["id"] for session in run("list", "--json").json["sessions"]]
    outputs = [run("list"), run("show", identity[:8]), run("show", "--last"), run("diff", identity, identity)]
    outputs.append(run("export", "-o", "some.json"))
    outputs += [run("delete", identity), run("restore", identity), run("show", "no-such")]
    assert [each.code for each in outputs] == [0] * 7 + [2]
    assert all("\x1b" not in each.out + each.err and "\u202e" not in each.out + each.err for each in outputs)
    assert run("import", "some.json", "--data-dir", str(tmp_path / "fresh")).code == 0
    assert [(each.id, each.name) for each in kept(tmp_path / "fresh")] == [(identity, "Shop")]


def test_import_updates_only_with_what_is_newer(run: Run, save: Save, data: Path, tmp_path: Path) -> None:
    older, same, newer = save("Older"), save("Same"), save("Newer")
    hour = timedelta(hours=1)
    exported = [
        replace(older, name="Changed", updated=older.updated - hour),
        same,
        replace(newer, name="Changed", updated=newer.updated + hour),
        new_session().with_name("New"),
    ]
    (tmp_path / "some.json").write_text(json.dumps(export_json(exported, now())))
    done = run("import", "some.json")
    assert done.code == 0
    assert done.err == f"stackpick-tui: imported 2 sessions; 2 {OLD}\n"
    assert {session.name for session in kept(data)} == {"Older", "Same", "Changed", "New"}


def test_an_edited_export_is_told_to_need_a_later_time_and_imported_with_one(
    run: Run, save: Save, data: Path, tmp_path: Path
) -> None:
    save("Shop")
    exported = run("export", "-o", "-").json
    exported["sessions"][0]["name"] = "Edited"
    (tmp_path / "some.json").write_text(json.dumps(exported))
    done = run("import", "some.json")
    assert (done.code, done.err) == (0, f"stackpick-tui: imported 0 sessions; 1 {OLD}\n")
    assert '"updated"' in run("import", "--help").out
    # as jq writes it, in whole seconds
    exported["sessions"][0]["updated"] = (now() + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    (tmp_path / "some.json").write_text(json.dumps(exported))
    assert run("import", "some.json").err == "stackpick-tui: imported 1 session\n"
    assert [session.name for session in kept(data)] == ["Edited"]


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


@pytest.mark.parametrize(
    ("verb", "name"),
    [
        *product(("import", "check"), ("none.json", "bad.json", "empty.json", "record.md", "bytes.json")),
        ("import", "."),
    ],
)
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
        container = exported
        while isinstance(container, dict | list) and container:
            keys: list[Any] = list(container) if isinstance(container, dict) else list(range(len(container)))
            key = draw(st.sampled_from(keys))
            if draw(st.booleans()) or not isinstance(container[key], dict | list):
                break
            container = container[key]
        if not container:
            continue
        if draw(st.booleans()):
            container[key] = draw(JSON)
        else:
            del container[key]
    return exported


DOCUMENTS = (
    (JSON | damaged_exports()).map(lambda value: json.dumps(value).encode())
    | st.binary(max_size=40)
    | st.sampled_from(
        [b"[" * 100_000, b'{"schema": 1' + b"0" * 5000 + b"}", b'{"schema": 1e999}', b"\xef\xbb\xbf"]
    )
)


@pytest.mark.parametrize("verb", ["import", "check", "diff"])
@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
