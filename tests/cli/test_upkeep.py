"""Commands that put things away: delete, restore, purge; and where everything is kept."""

from dataclasses import replace
from pathlib import Path

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework
from stackpick_tui.sessions.session import Decision
from tests.cli.conftest import Run, Save, kept
from tests.support.disk import files_with


def test_delete_moves_to_the_trash_and_names_the_way_back(run: Run, save: Save, data: Path) -> None:
    session, other = save("Shop", Feature.ORM), save("Other")
    done = run("delete", session.id[:12])
    assert (done.code, done.out) == (0, "")
    assert "deleted Shop" in done.err
    assert f"'stackpick-tui restore {session.short_id}'" in done.err
    assert kept(data) == [other]
    assert kept(data, trashed=True) == [session]


def test_restore_brings_it_back_exactly(run: Run, save: Save, data: Path) -> None:
    session = save("Shop", *Feature)
    session = save(
        session=session.with_note("Two\nlines").with_decision(Decision(Framework.FLASK, "Small.", "Ann"))
    )
    run("delete", session.id)
    done = run("restore", session.id[:12])
    assert (done.code, done.out) == (0, "")
    assert "brought back Shop" in done.err
    assert kept(data) == [session]
    assert kept(data, trashed=True) == []


@pytest.mark.parametrize(
    "name",
    ["\N{MAN}\u200d\N{WOMAN} Shop", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\ue0b0 Shop"],
    ids=ascii,
)
def test_a_name_is_told_letter_for_letter(name: str, run: Run, save: Save) -> None:
    session = save(name)
    assert f"deleted {name};" in run("delete", session.id).err
    assert run("restore", session.id).err == f"stackpick-tui: brought back {name}\n"


def test_restore_of_what_is_not_there_names_the_list_of_the_trash(run: Run, save: Save) -> None:
    save("Shop")
    done = run("restore", "ffff")
    assert done.code == 2
    assert "list --trash" in done.err


@pytest.mark.parametrize(
    ("command", "is_deleted", "said"), [("delete", True, "restore"), ("restore", False, "not deleted")]
)
def test_what_is_there_already_exits_2_and_says_so(
    command: str, is_deleted: bool, said: str, run: Run, save: Save
) -> None:
    session = save("Shop")
    if is_deleted:
        run("delete", session.id)
    done = run(command, session.id)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


@pytest.mark.parametrize("command", ["delete", "restore", "purge"])
def test_without_a_store_that_can_be_written_it_exits_1(command: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    words = [command] if command == "purge" else [command, "a"]
    done = run(*words, "--data-dir", str(tmp_path / "file" / "data"))
    assert (done.code, done.out) == (1, "")
    assert str(tmp_path / "file") in done.err


def test_purge_removes_what_is_in_the_trash_for_good(run: Run, save: Save, data: Path) -> None:
    secret, other = save("Hush-hush project"), save("Other")
    run("delete", secret.id)
    done = run("purge", "--yes")
    assert (done.code, done.out) == (0, "")
    assert "removed 1 session for good" in done.err
    assert kept(data) == [other]
    assert run("restore", secret.id).code == 2
    assert files_with(b"Hush-hush", data) == []


def test_purge_says_where_a_damaged_file_that_was_kept_may_still_hold_the_text(
    run: Run, save: Save, data: Path
) -> None:
    save("Hush-hush project")
    database = data / "sessions.db"
    # with the header that tells it is ours; another program's file would be left as it is
    database.write_bytes(database.read_bytes()[:72] + b"Hush-hush" * 100)
    run("delete", save("Hush-hush project").id)
    done = run("purge", "--yes")
    [kept_in] = data.glob("corrupt-*")
    assert done.code == 0
    assert done.err.splitlines()[-1].endswith(f"may still hold the text; remove {kept_in} yourself")
    assert [file.parent for file in files_with(b"Hush-hush", data)] == [kept_in]


@pytest.mark.parametrize("options", [(), ("--all",)], ids=["trash", "all"])
@pytest.mark.parametrize("answer", ["n\n", "\n", "", "maybe\n"], ids=["no", "enter", "end", "other"])
def test_purge_without_a_yes_removes_nothing_and_exits_1(
    answer: str, options: tuple[str, ...], run: Run, save: Save, data: Path
) -> None:
    session, other = save("Shop"), save("Other")
    run("delete", session.id)
    done = run("purge", *options, stdin=answer)
    assert (done.code, done.out) == (1, "")
    assert done.err.splitlines()[-1] == "stackpick-tui: nothing was removed; --yes skips the question"
    assert kept(data) == [other]
    assert kept(data, trashed=True) == [session]


@pytest.mark.parametrize("answer", ["y\n", "YES\n"])
def test_purge_asks_what_it_is_about_to_do(answer: str, run: Run, save: Save, data: Path) -> None:
    for name in ("One", "Two"):
        run("delete", save(name).id)
    done = run("purge", stdin=answer)
    assert done.code == 0
    assert "Remove 2 deleted sessions for good?" in done.err
    assert kept(data, trashed=True) == []


@pytest.mark.parametrize(("options", "stdin"), [(("--yes",), ""), ((), "y\n")], ids=["told", "asked"])
def test_purge_all_removes_every_file_of_ours_and_no_other(
    options: tuple[str, ...], stdin: str, run: Run, save: Save, data: Path
) -> None:
    save("Shop")
    (data / "holiday.jpg").write_text("mine")
    done = run("purge", "--all", *options, stdin=stdin)
    assert (done.code, done.out) == (0, "")
    assert str(data) in done.err
    assert [path.name for path in data.iterdir()] == ["holiday.jpg"]
    assert run("paths", "--json").json["files"] == []


def test_purge_all_leaves_no_empty_folder(run: Run, save: Save, data: Path) -> None:
    save("Shop")
    run("purge", "--all", "--yes")
    assert not data.exists()


@pytest.mark.parametrize(
    ("options", "said"), [((), "the trash is empty"), (("--all",), "nothing of ours is in")]
)
def test_purge_of_nothing_asks_nothing_and_leaves_no_trace(
    options: tuple[str, ...], said: str, run: Run, data: Path
) -> None:
    done = run("purge", *options)
    assert (done.code, done.out) == (0, "")
    assert said in done.err
    assert not data.exists()


def test_paths_names_the_database_before_and_after_it_exists(run: Run, save: Save, data: Path) -> None:
    done = run("paths", "--json")
    assert (done.code, done.err) == (0, "")
    assert done.json == {
        "schema": 1,
        "data": str(data),
        "database": str(data / "sessions.db"),
        "files": [],
    }
    assert not data.exists()
    save("Shop")
    assert str(data / "sessions.db") in run("paths", "--json").json["files"]
    said = run("paths").out.splitlines()
    assert said[0] == f"Data:     {data}"
    assert f"File:     {data / 'sessions.db'}" in said


@pytest.mark.parametrize("arguments", [("paths",), ("purge", "--all"), ("list",), ("decide", "--save", "x")])
def test_without_a_place_for_data_it_exits_1_and_says_what_to_do(
    arguments: tuple[str, ...], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("STACKPICK_DATA_DIR")

    def homeless(*_: object, **__: object) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr("platformdirs.user_data_path", homeless)
    done = run(*arguments)
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 1
    assert "--data-dir" in done.err


def test_an_id_in_capitals_is_the_same(run: Run, save: Save) -> None:
    session = save(session=replace(save("Shop"), name="Renamed"))
    assert run("delete", session.id.upper()).code == 0
