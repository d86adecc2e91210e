import json
import re

from stackpick_tui.advice.features import BY_ID, Feature
from stackpick_tui.advice.rule import Framework
from tests.evidence.in_use import (
    SHIPPED,
    TABLE,
    Application,
    Rule,
    applications,
    best_rule,
    counts,
    every_rule,
    figures,
    left_out,
)
from tests.evidence.writing import written
from tests.support.sets import ADMIN, MIGRATIONS, ORM


def test_the_shipped_counts_are_those_of_the_table() -> None:
    assert SHIPPED.read_text(encoding="ascii") == written(counts(applications()))


def test_every_row_of_the_table_has_a_repository_a_commit_a_framework_and_features_in_order() -> None:
    rows = json.loads(TABLE.read_text(encoding="ascii"))
    for row in rows:
        assert list(row) == ["repository", "commit", "framework", "features"]
        assert re.fullmatch(r"[^\s/]+(/[^\s/]+)+", row["repository"])
        assert row["commit"] is None or re.fullmatch("[0-9a-f]{40}", row["commit"])
        assert row["framework"] in {"flask", "django"}
        assert row["features"] == [each for each in BY_ID if each in row["features"]]
    names = [row["repository"].lower() for row in rows]
    assert names == sorted(set(names))


def test_the_figures_of_our_sentences_follow_from_the_table() -> None:
    assert list(figures(applications())) == [
        "the rule agrees with 103 of 151",
        "where it says Flask, 19 of 19 run it",
        "where it says Django, 84 of 132 run it",
        "best of 80 rules: 3 of orm, migrations, admin: 117",
        "the best rule of all the others is right for 116",
        "looking up every exact set: 118",
    ]


def test_a_rule_counts_only_the_features_it_asks_about() -> None:
    rule = Rule(frozenset({ORM, ADMIN}), 2)
    assert rule.says(frozenset({ORM, ADMIN})) is Framework.DJANGO
    assert rule.says(frozenset({ORM, MIGRATIONS})) is Framework.FLASK
    assert len(set(every_rule())) == 80


def test_the_best_rule_is_the_one_that_tells_the_applications_apart() -> None:
    table = [
        Application("a/flask", Framework.FLASK, frozenset({ORM, MIGRATIONS})),
        Application("b/flask", Framework.FLASK, frozenset({ORM})),
        Application("c/django", Framework.DJANGO, frozenset({ADMIN, ORM})),
        Application("d/django", Framework.DJANGO, frozenset({ADMIN})),
    ]
    assert best_rule(table) == Rule(frozenset({ADMIN}), 1)
    assert best_rule(table).agrees(table) == 4
    assert left_out(table) == 4


def test_what_only_one_application_shows_is_not_learnt_from_itself() -> None:
    table = [Application("a/flask", Framework.FLASK, frozenset(Feature))] + [
        Application(f"{letter}/django", Framework.DJANGO, frozenset(Feature)) for letter in "bcd"
    ]
    assert left_out(table) == 3
