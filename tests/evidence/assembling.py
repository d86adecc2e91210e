"""Putting the app of a build together out of the files in apps/."""

from pathlib import Path

from tests.evidence.builds import Build

_APPS = Path(__file__).parent / "apps"


def assemble(build: Build, folder: Path) -> None:
    """Copy the app's files to a new folder and say there which parts this build has.

    The files end in .txt here, since the packages they import are installed only where they are measured.
    """
    for source in (_APPS / build.route, _APPS / "shared"):
        for path in source.rglob("*"):
            if path.is_file():
                target = folder / path.relative_to(source).with_name(path.name.removesuffix(".txt"))
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(path.read_bytes())
    (folder / "parts.py").write_text(f"PARTS = {list(build.parts)!r}\n", encoding="ascii")
