import sys
from pathlib import Path

import pytest

from tests.evidence.processes import Failed, clean, run


def test_settings_of_python_do_not_reach_what_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert run([sys.executable, "-c", "import sys; print(sys.dont_write_bytecode)"], tmp_path) == "False\n"
    assert clean({"PYTHONPATH": "x", "PATH": "y"}) == {"PATH": "y"}


def test_a_command_that_fails_is_told_with_its_folder_and_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(Failed, match=r"exit code 3\nno such part") as told:
        run([sys.executable, "-c", "print('no such part'); raise SystemExit(3)"], tmp_path)
    assert str(tmp_path) in str(told.value)


def test_a_command_that_hangs_is_ended(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="not done after 0 seconds"):
        run([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, seconds=0.2)
