"""Draw the README's pictures from the running app: ``.venv/bin/python screenshots/draw.py``.

Each picture is a short session: a store in a temporary folder, a few keys, and what the app shows then. The
clock stands still meanwhile, so that drawing them again changes nothing on any day and in any time zone.
"""

import asyncio
import re
import sys
import tempfile
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).parents[1]))  # draws the app beside this script, installed or not

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework
from stackpick_tui.sessions import clock
from stackpick_tui.sessions.session import Decision, Session, new_session
from stackpick_tui.sessions.store import SessionStore
from stackpick_tui.sessions.writer import start_writer
from stackpick_tui.tui.app import StackpickApp
from stackpick_tui.tui.widgets.verdict_panel import VerdictPanel

HERE = Path(__file__).parent
MOMENT = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
"""When the pictures are taken, by the clock in them."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: what is pressed, and how large the terminal is."""

    name: str
    """The file's name, without its ending."""
    keys: tuple[str, ...]
    """The keys pressed after the start."""
    size: tuple[int, int] = (90, 26)
    """Columns and rows."""
    theme: str = "textual-dark"
    """The theme it is drawn in."""


PICTURES = (
    Picture("checklist-wide", ("home",), size=(120, 36)),
    Picture("checklist", ("home",)),
    Picture("checklist-light", ("home",), theme="textual-light"),
    Picture("narrow", ("home",), size=(40, 15)),
    Picture("explanation", ("e",)),
    Picture("cost", ("e", "3")),
    Picture("sessions", ("s", "down")),
    Picture("comparison", ("s", "space", "down", "space")),
)


def sessions() -> Iterable[Session]:
    """Make the sessions in the pictures, the newest first."""
    yield new_session().with_features({Feature.ACCOUNTS, Feature.ORM}).with_name("Shop rewrite")
    thumbnails = new_session().with_name("Thumbnail API").with_note("One endpoint, no database. Ana agrees.")
    yield thumbnails.with_decision(Decision(Framework.FLASK, "one file is all it takes", "Ana"))
    magazine = {Feature.ACCOUNTS, Feature.ORM, Feature.MIGRATIONS, Feature.ADMIN}
    yield new_session().with_features(magazine).with_name("Magazine")
    gateway = new_session().with_features({Feature.ACCOUNTS, Feature.SOCIAL}).with_name("Internal gateway")
    yield gateway.with_decision(Decision(Framework.FLASK, "sign-on is the company's", "Tove"))
    yield new_session().with_features({Feature.ADMIN})


def dated(index: int, session: Session) -> Session:
    """Give a session an id, and times that are the older the higher its index."""
    changed = MOMENT - timedelta(days=3 * index)
    same_id = uuid.uuid5(uuid.NAMESPACE_URL, str(index)).hex
    return replace(session, id=same_id, created=changed - timedelta(minutes=20), updated=changed)


@mock.patch.multiple(clock, now=lambda: MOMENT, local=lambda moment: moment.astimezone(UTC))
async def draw(picture: Picture) -> str:
    """Draw one picture and return it as SVG."""
    with tempfile.TemporaryDirectory() as folder:
        store = SessionStore.open(Path(folder) / "sessions.db")
        first, *_ = [store.put(dated(index, session)) for index, session in enumerate(sessions())]
        store.close()
        autosave = start_writer(lambda: SessionStore.open(Path(folder) / "sessions.db"))
        app = StackpickApp(autosave, first, picture.theme)
        try:
            async with app.run_test(size=picture.size, notifications=True) as pilot:
                while app.screen.query_one(VerdictPanel).evidence is None:
                    await pilot.pause(0.02)
                for key in picture.keys:
                    await pilot.press(key)
                    await asyncio.to_thread(autosave.submit(lambda store: store.count()).result)
                    await pilot.pause(0.1)
                svg = app.export_screenshot(title="stackpick-tui")
        finally:
            autosave.close(5)
    # Rich has the picture fetch a font from a server; the reader's own monospace font will do.
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


async def main() -> None:
    """Draw all pictures."""
    for picture in PICTURES:
        (HERE / f"{picture.name}.svg").write_text(await draw(picture), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())
