"""Sessions for the sessions screen to list."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions.session import Session, new_session, now
from tests.support.app import keep


def named(name: str, *features: Feature, hours_ago: int = 0) -> Session:
    session = new_session().with_features(features).renamed(name)
    return replace(session, updated=now() - timedelta(hours=hours_ago))


def shop_and_blog(database: Path) -> tuple[Session, Session]:
    shop = named("Shop rewrite", Feature.ACCOUNTS, Feature.ORM, hours_ago=1)
    blog = named("Blog", Feature.ADMIN, hours_ago=2).noted("Ask Ana about 100 %")
    shop, blog = keep(database, shop, replace(blog, updated=now() - timedelta(hours=2)))
    return shop, blog
