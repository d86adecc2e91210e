"""The pictures in the README show what the app draws today."""

import html
import re
from collections import defaultdict

import pytest

from screenshots.draw import HERE, PICTURES, Picture, draw

ROOT = HERE.parent


def words(svg: str) -> list[str]:
    """Return a picture's rows as text; moments of time and ids, which differ each day, are blanked out."""
    rows: dict[float, list[tuple[float, str]]] = defaultdict(list)
    for x, y, text in re.findall(r'<text[^>]* x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>', svg):
        rows[float(y)].append((float(x), html.unescape(text).replace("\xa0", " ")))
    lines = ["".join(text for _, text in sorted(parts)) for _, parts in sorted(rows.items())]
    timeless = re.compile(
        r"\d\d:\d\d|\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?: \d{4})?|\b[0-9a-f]{12}\b"
    )
    return [" ".join(timeless.sub("#", line).split()) for line in lines]


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
async def test_a_picture_matches_what_the_app_draws(picture: Picture) -> None:
    kept = (HERE / f"{picture.name}.svg").read_text(encoding="utf-8")
    drawn = words(await draw(picture))
    assert len(drawn) >= picture.size[1] // 2
    assert words(kept) == drawn, "draw them anew with 'python screenshots/draw.py'"


def test_every_picture_is_drawn_by_the_script_and_shown_in_the_readme() -> None:
    drawn = {f"{picture.name}.svg" for picture in PICTURES}
    assert {file.name for file in HERE.glob("*.svg")} == drawn
    shown = set(re.findall(r"screenshots/([\w-]+\.svg)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert shown == drawn


def test_no_picture_loads_anything_from_a_server() -> None:
    for file in HERE.glob("*.svg"):
        text = file.read_text(encoding="utf-8")
        assert "url(http" not in text
        assert (
            re.findall(r'https?://[^"]+', text.replace("http://www.w3.org/2000/svg", ""))
            in ([], ["https://github.com/Textualize/rich"])
            or "href" not in text
        )
