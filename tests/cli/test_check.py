"""Check: whether records and exports say what the rule says today."""

import json
import os
from pathlib import Path

from stackpick_tui.records.madr import record
from stackpick_tui.records.session_json import export_json
from stackpick_tui.sessions.clock import now
from stackpick_tui.sessions.session import new_session
from tests.cli.conftest import Run
from tests.support.kinds import sessions_of_all_kinds


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
    assert done.out.startswith(f"all.json: {sessions[1].id[:8]}")
    assert done.out.count("\n") == 1
    (tmp_path / "one.md").write_text(record(sessions[0]).replace(": Flask", ": Django"), encoding="utf-8")
    done = run("check", "one.md")
    assert done.code == 1
    assert "but today's rule" in done.out


def test_check_of_no_session_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "none.json").write_text(json.dumps(export_json([], now())))
    done = run("check", "none.json")
    assert (done.code, done.out) == (0, "")
    assert "it contains no session" in done.err


def test_check_reads_a_pipe(run: Run) -> None:
    reading, writing = os.pipe()
    os.write(writing, record(new_session()).encode())
    os.close(writing)
    try:
        assert run("check", f"/dev/fd/{reading}").code == 0
    finally:
        os.close(reading)
