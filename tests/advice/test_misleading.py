import pytest

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.misleading import known_sets, misleading_for
from tests.support.sets import ACCOUNTS, ADMIN, MIGRATIONS, ORM, SOCIAL

CALLED_OUT = {
    (): ["forms, translations, sitemaps"],
    (ORM,): ["not in an SQL database"],
    (MIGRATIONS,): ["tick the ORM as well"],
    (SOCIAL,): ["sign-up with a password", "sign-in through another service"],
    (ADMIN,): ["asks for no sign-in"],
    (ACCOUNTS, SOCIAL): ["company's own service"],
    (ORM, MIGRATIONS): ["who owns the tables", "Peewee", "not in an SQL database"],
    (ACCOUNTS, ORM): ["not in an SQL database"],
    (ORM, SOCIAL): ["not in an SQL database"],
    (ORM, ADMIN): ["not in an SQL database"],
}


@pytest.mark.parametrize(("ticks", "said"), CALLED_OUT.items(), ids=str)
def test_a_set_the_rule_misleads_for_is_called_out_with_its_reasons(
    ticks: tuple[Feature, ...], said: list[str]
) -> None:
    texts = [statement.text for statement in misleading_for(ticks)]
    assert len(texts) == len(said)
    assert all(words in text for words, text in zip(said, texts, strict=True))


def test_every_other_set_is_left_in_peace(features: frozenset[Feature]) -> None:
    called_out = {frozenset(ticks) for ticks in CALLED_OUT}
    assert bool(misleading_for(features)) == (features in called_out)


def test_every_known_set_names_its_circumstance_once() -> None:
    known = known_sets()
    assert len({each.when for each in known}) == len(known)
    assert all(each.sets and each.when.isascii() and not each.when.endswith(".") for each in known)
