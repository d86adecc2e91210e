"""The pictures in the README show what the app draws today."""

import asyncio
import html
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from datetime import datetime
from pathlib import Path

import pytest

from screenshots.draw import HERE, PICTURES, Picture, dated, draw, sessions
from tests.support.clock import clock_at

ROOT = HERE.parent


def words(svg: str) -> list[str]:
    """Return a picture's rows as text, so that a release of Textual with other shades changes nothing."""
    rows: dict[float, list[tuple[float, str]]] = defaultdict(list)
    for x, y, text in re.findall(r'<text[^>]* x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>', svg):
        rows[float(y)].append((float(x), html.unescape(text).replace("\xa0", " ")))
    lines = ["".join(text for _, text in sorted(parts)) for _, parts in sorted(rows.items())]
    return [" ".join(line.split()) for line in lines]


def kept(picture: Picture, folder: Path = HERE) -> list[str]:
    return words((folder / f"{picture.name}.svg").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=PICTURES, ids=lambda picture: picture.name)
def picture(request: pytest.FixtureRequest) -> Picture:
    """Return every picture in turn."""
    each: Picture = request.param
    return each


@pytest.fixture(scope="module")
def today(picture: Picture) -> str:
    """Draw it, once for all that is looked at."""
    return asyncio.run(draw(picture))


def test_a_picture_matches_what_the_app_draws(picture: Picture, today: str) -> None:
    drawn = words(today)
    assert len(drawn) >= picture.size[1] // 2
    assert kept(picture) == drawn, "draw them anew with '.venv/bin/python screenshots/draw.py'"


def test_a_picture_is_the_same_to_the_last_byte_on_any_day_and_in_any_zone(
    picture: Picture, today: str
) -> None:
    with clock_at(datetime.fromisoformat("2028-01-01T00:30:00+14:00")):
        assert asyncio.run(draw(picture)) == today


def test_nothing_in_the_pictures_was_changed_before_it_was_begun() -> None:
    for index, each in enumerate(sessions()):
        session = dated(index, each)
        assert session.created < session.updated


def test_the_command_in_the_readme_draws_the_app_of_the_clone_it_stands_in(tmp_path: Path) -> None:
    assert "`.venv/bin/python screenshots/draw.py`" in (ROOT / "README.md").read_text(encoding="utf-8")
    shutil.copytree(HERE, tmp_path / "screenshots", ignore=shutil.ignore_patterns("*.svg"))
    shutil.copytree(ROOT / "stackpick_tui", tmp_path / "stackpick_tui")
    screen = tmp_path / "stackpick_tui/tui/screens/checklist.py"
    question = "What does the project need?"
    screen.write_text(screen.read_text("utf-8").replace(question, question.upper()), "utf-8")
    subprocess.run([sys.executable, "screenshots/draw.py"], cwd=tmp_path, check=True)
    for picture in PICTURES:
        expected = [line.replace(question, question.upper()) for line in kept(picture)]
        assert kept(picture, tmp_path / "screenshots") == expected


def test_every_picture_is_drawn_by_the_script_and_shown_in_the_readme() -> None:
    drawn = {f"{picture.name}.svg" for picture in PICTURES}
    assert {file.name for file in HERE.glob("*.svg")} == drawn
    shown = set(re.findall(r"screenshots/([\w-]+\.svg)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert shown == drawn


def test_no_picture_loads_anything_from_anywhere() -> None:
    for picture in PICTURES:
        text = (HERE / f"{picture.name}.svg").read_text(encoding="utf-8")
        referred = re.findall(r"""(?:\b(?:href|src)\s*=\s*|@import\s*|\burl\()["']?([^"')\s]*)""", text)
        assert [target for target in referred if not target.startswith("#")] == []
