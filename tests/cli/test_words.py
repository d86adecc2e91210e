"""What a word of the command line may be: any bytes where it is a path, a directory from where one stands."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, kept


@pytest.mark.parametrize("given", ["here", "./here", "../{}/here", "h e r e", "d\udce9"])
def test_a_relative_directory_is_taken_from_where_one_stands(
    given: str, run: Run, data: Path, tmp_path: Path
) -> None:
    given = given.format(tmp_path.name)
    session = run("decide", "orm", "--json", "--save", "Shop", "--data-dir", given).json["id"]
    assert [each.id for each in kept(tmp_path / given)] == [session]
    assert not data.exists()
    assert run("--data-dir", str(tmp_path / given), "list").out.startswith(session[:8])


def test_a_relative_directory_is_refused_where_the_one_a_person_stands_in_is_gone(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    done = run("list", "--data-dir", "here")
    assert (done.code, done.out) == (2, "")
    assert "'here' is not an absolute path" in done.err


def test_a_path_may_have_bytes_that_are_no_text(run: Run, tmp_path: Path) -> None:
    run("decide", "orm", "--save", "Shop")
    assert run("export", "-o", "some\udce9.json").code == 0
    assert run("import", "some\udce9.json").code == 0
    assert run("check", "some\udce9.json").code == 0
    assert run("diff", "some\udce9.json", "some\udce9.json").code == 0
    assert [path.name for path in tmp_path.glob("*.json")] == ["some\udce9.json"]
