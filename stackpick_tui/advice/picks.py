"""In a few words: what Django ships, and the packages to pick on either route."""

from collections.abc import Iterable

from stackpick_tui.advice.features import Feature, in_order

_SHIPS = {
    Feature.ACCOUNTS: "accounts",
    Feature.ORM: "ORM",
    Feature.MIGRATIONS: "migrations",
    Feature.SOCIAL: "a sign-up form (no social sign-in)",
    Feature.ADMIN: "admin site",
}


def ships(features: Iterable[Feature]) -> tuple[str, ...]:
    """Name in a few words what Django itself ships for each of these features."""
    return tuple(_SHIPS[feature] for feature in in_order(features))


def picks(features: Iterable[Feature]) -> tuple[str, ...]:
    """Name the packages to pick on the Flask route, without those that another one brings along."""
    ticked = frozenset(features)
    social, migrations = Feature.SOCIAL in ticked, Feature.MIGRATIONS in ticked
    tables = not ticked.isdisjoint({Feature.ORM, Feature.SOCIAL, Feature.ADMIN})
    wanted = {
        "Flask-SQLAlchemy": tables,
        "Flask-Migrate": migrations and tables,
        "alembic": migrations and not tables,
        "Flask-Login": Feature.ACCOUNTS in ticked and not social,
        "Flask-Security[common]": social,
        "Authlib": social,
        "requests": social,
        "Flask-Admin": Feature.ADMIN in ticked,
    }
    return tuple(package for package, needed in wanted.items() if needed)


def django_picks(features: Iterable[Feature]) -> tuple[str, ...]:
    """Name the packages to pick on the Django route: one if social sign-in is wanted, otherwise none."""
    return ("django-allauth[socialaccount]",) if Feature.SOCIAL in frozenset(features) else ()
