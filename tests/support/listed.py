"""Sessions for the sessions screen to list."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions.clock import now
from stackpick_tui.sessions.session import Session, new_session
from tests.support.app import Running, keep, running


def named(name: str, *features: Feature, hours_ago: int = 0) -> Session:
    session = new_session().with_features(features).with_name(name)
    moment = now() - timedelta(hours=hours_ago)
    return replace(session, created=moment, updated=moment)


def shop_and_blog(database: Path) -> tuple[Session, Session]:
    shop = named("Shop rewrite", Feature.ACCOUNTS, Feature.ORM, hours_ago=1)
    blog = named("Blog", Feature.ADMIN, hours_ago=2).with_note("Ask Ana about 100 %")
    shop, blog = keep(database, shop, replace(blog, updated=now() - timedelta(hours=2)))
    return shop, blog


@asynccontextmanager
async def listing(database: Path, words: str, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Running]:
    """Run the app on the sessions screen, once it shows some words."""
    async with running(database, size=size) as run:
        await run.press("s")
        await run.until_shown(words)
        yield run
