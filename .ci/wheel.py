"""Builds the wheel, checks it, and runs what it installs, outside this folder; on every system."""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).parents[1]
_USE = """
import asyncio
from importlib.resources import files
from pathlib import Path
from stackpick_tui.sessions.session import new_session
from stackpick_tui.sessions.store import SessionStore
from stackpick_tui.sessions.writer import start_writer
from stackpick_tui.tui.app import StackpickApp

async def use():
    autosave = start_writer(lambda: SessionStore.open(Path("sessions.db").absolute()))
    async with StackpickApp(autosave, new_session()).run_test() as pilot:
        await pilot.press("space", "e")
        await pilot.pause()
    assert autosave.close(20)

asyncio.run(use())
"""


def environment(folder: Path, *packages: str) -> Path:
    """Make a virtual environment with some packages, and return the folder of its commands."""
    venv.create(folder, with_pip=True)
    commands = folder / ("Scripts" if sys.platform == "win32" else "bin")
    run(commands / "python", "-m", "pip", "install", "--quiet", *packages)
    return commands


def run(*command: str | Path, cwd: Path = ROOT) -> None:
    """Run a command, and end with it when it fails; what it prints on standard error is shown."""
    print("+", *(str(word).strip() for word in command[:6]), flush=True)
    subprocess.run(list(command), check=True, cwd=cwd, stdout=subprocess.DEVNULL)


def main() -> None:
    """Do it all in a temporary folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        tools = environment(folder / "tools", "build>=1.2", "twine>=6.1")
        run(tools / "python", "-m", "build", "--outdir", folder / "dist")
        run(tools / "python", "-m", "twine", "check", "--strict", *(folder / "dist").iterdir())
        [wheel] = (folder / "dist").glob("*.whl")
        with ZipFile(wheel) as archive:
            packed = {each for each in archive.namelist() if ".dist-info/" not in each}
        listed = subprocess.run(
            ["git", "ls-files", "stackpick_tui"], cwd=ROOT, check=True, capture_output=True, text=True
        )
        if packed != set(listed.stdout.split()):
            sys.exit(f"in the wheel or in the repository alone: {packed ^ set(listed.stdout.split())}")
        commands, place = environment(folder / "installed", str(wheel)), folder / "elsewhere"
        place.mkdir()
        for words in (
            ["--version"],
            ["decide", "accounts", "orm"],
            ["explain", "orm"],
            ["completion", "zsh"],
        ):
            run(commands / "stackpick-tui", *words, cwd=place)
        run(
            commands / "stackpick-tui",
            "--data-dir",
            place / "data",
            "decide",
            "orm",
            "--save",
            "x",
            cwd=place,
        )
        run(commands / "stackpick-tui", "--data-dir", place / "data", "show", "--last", "--record", cwd=place)
        run(commands / "python", "-c", _USE, cwd=place)
    print("the wheel is whole, and works")


if __name__ == "__main__":
    main()
