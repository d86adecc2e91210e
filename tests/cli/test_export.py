"""Export: what is written, and that no file is lost or left half done by it."""

import json
import resource
from pathlib import Path

import pytest

from stackpick_tui.advice.features import Feature
from tests.cli.conftest import Run, Save, command, kept, unprivileged
from tests.support.kinds import sessions_of_all_kinds


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
    assert "mine.json: that file already exists; --force replaces it" in done.err
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
