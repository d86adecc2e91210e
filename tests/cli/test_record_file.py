"""The record written to a file by the shell: as export writes one."""

from pathlib import Path

import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.records.madr import record
from stackpick_tui.records.reproduce import stated_in
from tests.cli.conftest import Run, Save, kept

COMMANDS = [("decide", "orm", "admin", "--record"), ("show", "--last", "--record")]
each_command = pytest.mark.parametrize("words", COMMANDS, ids=["decide", "show"])


@pytest.fixture(autouse=True)
def _saved(save: Save) -> None:
    save("Shop", Feature.ORM, Feature.ADMIN)


@each_command
@pytest.mark.parametrize("option", ["-o", "--output"])
def test_the_record_is_written_to_the_file_as_it_would_be_printed(
    option: str, words: tuple[str, ...], run: Run, tmp_path: Path
) -> None:
    printed = run(*words).out
    done = run(*words, option, "0001-shop.md")
    assert (done.code, done.out) == (0, "")
    assert done.err == "stackpick-tui: wrote the record to 0001-shop.md\n"
    assert (tmp_path / "0001-shop.md").read_text(encoding="utf-8") == printed
    assert stated_in(printed).features == {Feature.ORM, Feature.ADMIN}


@each_command
def test_a_dash_prints_the_record(words: tuple[str, ...], run: Run, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    done = run(*words, "-o", "-")
    assert (done.code, done.out, done.err) == (0, run(*words).out, "")
    assert set(tmp_path.iterdir()) == before


@each_command
def test_a_file_that_is_there_is_replaced_only_by_force(
    words: tuple[str, ...], run: Run, tmp_path: Path
) -> None:
    (tmp_path / "mine.md").write_text("mine")
    done = run(*words, "-o", "mine.md")
    assert (done.code, done.out) == (1, "")
    assert "mine.md: that file already exists; --force replaces it" in done.err
    assert (tmp_path / "mine.md").read_text() == "mine"
    assert run(*words, "-o", "mine.md", "--force").code == 0
    assert (tmp_path / "mine.md").read_text(encoding="utf-8") == run(*words).out


@each_command
@pytest.mark.parametrize(
    ("target", "said"),
    [("folder", "folder: a folder; name a file in it"), ("none/a.md", "there is no folder")],
)
def test_a_file_that_cannot_be_written_is_told_with_its_reason(
    target: str, said: str, words: tuple[str, ...], run: Run, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    done = run(*words, "-o", target, "--force")
    assert (done.code, done.out) == (1, "")
    assert said in done.err
    assert not list((tmp_path / "folder").iterdir())


@each_command
@pytest.mark.parametrize(
    ("options", "said"),
    [(("-o", "a.md"), "-o belongs to --record"), (("--force",), "--force belongs to -o")],
)
@pytest.mark.parametrize("form", [(), ("--json",)], ids=["", "json"])
def test_what_belongs_to_the_record_is_refused_without_it(
    form: tuple[str, ...],
    options: tuple[str, ...],
    said: str,
    words: tuple[str, ...],
    run: Run,
    tmp_path: Path,
) -> None:
    done = run(*words[:-1], *form, *options)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert not (tmp_path / "a.md").exists()


@pytest.mark.parametrize("target", ["shop.md", "none/shop.md"])
def test_the_id_of_what_was_saved_is_printed_whatever_became_of_the_file(
    target: str, run: Run, data: Path, tmp_path: Path
) -> None:
    done = run("decide", "orm", "--save", "Second", "--record", "-o", target)
    [second] = [session for session in kept(data) if session.name == "Second"]
    assert second.id in done.err.splitlines()
    assert done.code == (0 if target == "shop.md" else 1)
    if done.code == 0:
        assert done.err.splitlines()[-1] == second.id
        assert (tmp_path / target).read_text(encoding="utf-8") == record(second)
