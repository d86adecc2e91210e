"""Where sessions live."""

from pathlib import Path

import pytest

from stackpick_tui.sessions import paths
from stackpick_tui.sessions.errors import DataDirectoryError, StoreUnavailable


def test_the_option_wins_over_the_variable_and_the_variable_over_the_system(tmp_path: Path) -> None:
    option, variable = tmp_path / "option", tmp_path / "variable"
    environ = {paths.VARIABLE: str(variable)}
    assert paths.data_directory(str(option), environ) == option
    assert paths.data_directory(None, environ) == variable
    assert paths.data_directory(None, {paths.VARIABLE: ""}) == paths.data_directory(None, {})
    assert paths.data_directory(None, {}).name == "stackpick-tui"
    assert not option.exists()
    assert not variable.exists()


@pytest.mark.parametrize("given", ["", "data", "./data", "~/data", "/a\0b"])
def test_a_relative_directory_is_refused_with_its_source(given: str) -> None:
    with pytest.raises(DataDirectoryError, match="--data-dir"):
        paths.data_directory(given, {})
    if given:
        with pytest.raises(DataDirectoryError, match=paths.VARIABLE):
            paths.data_directory(None, {paths.VARIABLE: given})


@pytest.mark.parametrize(
    ("found", "more"),
    [(None, ""), (Path("data"), " (data is not an absolute path)")],
    ids=["none", "relative"],
)
def test_a_home_that_cannot_be_told_is_no_place(
    found: Path | None, more: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def user_data_path(*_: object, **__: object) -> Path:
        if found is None:
            raise RuntimeError("Could not determine home directory.")
        return found

    monkeypatch.setattr("platformdirs.user_data_path", user_data_path)
    with pytest.raises(StoreUnavailable) as refused:
        paths.data_directory(None, {})
    assert (refused.value.path, refused.value.reason) == (
        None,
        f"no home directory to keep sessions in{more}",
    )
