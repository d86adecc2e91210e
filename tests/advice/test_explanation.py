import json
import re
from importlib.resources import files
from typing import Any

import pytest

from stackpick_tui.advice.considerations import why_it_pulls
from stackpick_tui.advice.explanation import Statement, explain
from stackpick_tui.advice.features import Feature, in_order
from stackpick_tui.advice.rule import Framework
from stackpick_tui.advice.sources import Source

LONGEST = 260
NAMES_IN_LOWER_CASE = ("django-allauth ", "makemigrations ")
FIGURE = re.compile(r"(\d+(?:\.\d+)?) (packages|MB|ms|lines|files)\b")
VERSION = re.compile(r"\d+\.\d+\.\d+")


def length(statements: tuple[Statement, ...]) -> int:
    return sum(len(statement.text) for statement in statements)


def figures_of(row: dict[str, Any]) -> set[tuple[str, str]]:
    said = set()
    for route in ("flask", "django", "fastapi"):
        if isinstance(row.get(route), dict):
            figures = row[route]
            said |= {(str(figures["packages"]), "packages"), (f"{figures['megabytes']:.1f}", "MB")}
            if "start_ms" in figures:
                said.add((f"{figures['start_ms']:.0f}", "ms"))
    return said


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(files("stackpick_tui.advice").joinpath("evidence.json").read_text())
    return read


def beside_the_routes(data: dict[str, Any]) -> set[tuple[str, str]]:
    said = set[tuple[str, str]]().union(*map(figures_of, data["extras"].values()))
    said |= {(str(count), "packages") for count in data["extras"]["verified_sign_up"].values()}
    for app in data["lines"].values():
        said |= {(str(value), "files" if key.endswith("files") else "lines") for key, value in app.items()}
    return said


def test_both_cases_are_equally_long_and_both_say_something(features: frozenset[Feature]) -> None:
    explanation = explain(features)
    flask, django = explanation.cases.flask.arguments, explanation.cases.django.arguments
    assert len(flask) == len(django) >= 3
    assert min(length(flask), length(django)) >= 300
    assert max(length(flask), length(django)) <= 1.25 * min(length(flask), length(django))


def test_both_cases_give_as_many_figures_within_two_of_each_other(features: frozenset[Feature]) -> None:
    explanation = explain(features)
    flask, django = (
        sum(
            any(letter.isdigit() for letter in statement.text)
            for statement in explanation.case(framework).arguments
        )
        for framework in Framework
    )
    assert min(flask, django) >= 2
    assert abs(flask - django) <= 2


def test_both_cases_speak_of_every_ticked_feature(features: frozenset[Feature]) -> None:
    explanation = explain(features)
    for framework in Framework:
        texts = [statement.text for statement in explanation.case(framework).arguments]
        for feature in features:
            start = feature.short[0].upper() + feature.short[1:]
            assert sum(text.startswith((f"{start}:", f"{start} (")) for text in texts) == 1


def test_both_cases_speak_of_testing_deployment_and_types_in_as_many_words() -> None:
    explanation = explain(())
    flask, django = (explanation.case(framework).tools for framework in Framework)
    for tools in (flask, django):
        leads = [statement.text.partition(": ")[0] for statement in tools]
        assert leads == ["Testing", "Deployment", "Type checking"]
    assert max(length(flask), length(django)) <= 1.25 * min(length(flask), length(django))


def test_what_speaks_against_either_is_of_a_size_and_never_empty(features: frozenset[Feature]) -> None:
    explanation = explain(features)
    flask, django = (explanation.case(framework).against for framework in Framework)
    assert min(len(flask), len(django)) >= 2
    assert max(length(flask), length(django)) <= 1.5 * min(length(flask), length(django))


def test_a_case_is_looked_up_by_framework() -> None:
    explanation = explain({Feature.ORM})
    assert explanation.case(Framework.FLASK) is explanation.cases.flask
    assert explanation.case(Framework.DJANGO) is explanation.cases.django


def test_every_statement_is_short_plain_and_ends(features: frozenset[Feature]) -> None:
    for statement in explain(features).statements:
        text = statement.text
        assert text.isascii()
        assert text.isprintable()
        assert text.endswith(".")
        assert len(text) <= LONGEST
        assert not re.search(r"[{}<>]|  |\.\.|\bNone\b|\s[.,;:]", text), text
        for sentence in re.split(r"(?<=\.) ", text):
            start = sentence[0].isupper() or sentence[0].isdigit() or sentence.startswith(NAMES_IN_LOWER_CASE)
            assert start, sentence


def test_every_statement_of_an_explanation_has_a_listed_source(features: frozenset[Feature]) -> None:
    explanation = explain(features)
    assert len(set(explanation.sources)) == len(explanation.sources)
    assert list(explanation.sources) == [source for source in Source if source in explanation.sources]
    for statement in explanation.statements:
        assert statement.sources
        assert len(set(statement.sources)) == len(statement.sources)
        assert set(statement.sources) <= set(explanation.sources)


def test_every_source_is_used_for_some_set(all_explained: set[Source]) -> None:
    assert all_explained == set(Source)


@pytest.fixture(scope="module")
def all_explained() -> set[Source]:
    every = frozenset(Feature)
    subsets = [
        frozenset(f for n, f in enumerate(Feature) if bits >> n & 1) for bits in range(2 ** len(every))
    ]
    return {source for subset in subsets for source in explain(subset).sources}


def test_figures_in_both_cases_are_those_of_exactly_this_set(
    features: frozenset[Feature], data: dict[str, Any]
) -> None:
    explanation = explain(features)
    ids = "+".join(feature.id for feature in in_order(features))
    bare, orm = (figures_of(data["routes"][other]) for other in ("", "orm"))
    known = figures_of(data["routes"][ids]) | bare | orm | beside_the_routes(data)
    for meaning in ("registration_only", "sign_in_only"):
        known |= figures_of(data[meaning].get(ids, {}))
    said = [explanation.answer, *explanation.reasons.statements]
    said += [statement for case in explanation.cases for statement in (*case.arguments, *case.against)]
    found = {figure for statement in said for figure in FIGURE.findall(statement.text)}
    assert found - known == set()
    flask = data["routes"][ids]["flask"]
    assert (str(flask["packages"]), "packages") in found


def test_figures_that_do_not_depend_on_the_set_are_in_the_data(data: dict[str, Any]) -> None:
    explanation = explain(())
    known = beside_the_routes(data)
    for section in ("routes", "registration_only", "sign_in_only"):
        for row in data[section].values():
            known |= figures_of(row)
    said = [statement for tradeoff in explanation.by_feature for statement in tradeoff.statements]
    said += map(why_it_pulls, explanation.considerations)
    said += [known_set.why for known_set in explanation.known_sets]
    found = {figure for statement in said for figure in FIGURE.findall(statement.text)}
    assert len(found) > 20
    assert found - known == set()


def test_a_feature_costs_what_was_measured_with_it_alone(data: dict[str, Any]) -> None:
    for tradeoff in explain(()).by_feature:
        found = set(FIGURE.findall(tradeoff.flask_costs.text))
        assert found == figures_of(data["routes"][tradeoff.feature.id])


def test_a_version_in_the_text_belongs_to_a_source_or_was_measured(
    features: frozenset[Feature], data: dict[str, Any]
) -> None:
    known = set(data["versions"].values()) | {source.title.rpartition(" ")[2] for source in Source}
    for statement in explain(features).statements:
        assert set(VERSION.findall(statement.text)) <= known, statement.text


def test_all_five_features_are_traded_off_in_the_order_of_the_checklist(features: frozenset[Feature]) -> None:
    assert [tradeoff.feature for tradeoff in explain(features).by_feature] == list(Feature)


def test_what_was_not_tried_is_said() -> None:
    text = " ".join(statement.text for statement in explain(()).statements)
    for what in ("Live services were not tried", "mail arrives was not tried", "Wagtail was not tried"):
        assert what in text
    assert "other back ends for it were not tried" in text
