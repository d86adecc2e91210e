import json
from dataclasses import replace
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from stackpick_tui.advice.apps import BLOG, apps
from stackpick_tui.advice.evidence import evidence_for
from stackpick_tui.advice.extras import extras
from stackpick_tui.advice.features import Feature, in_order
from stackpick_tui.advice.in_use import in_use
from stackpick_tui.advice.rule import Framework
from stackpick_tui.advice.sources import Source


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(files("stackpick_tui.advice").joinpath("evidence.json").read_text())
    return read


def test_every_set_has_figures_for_both_routes(features: frozenset[Feature], data: dict[str, Any]) -> None:
    evidence = evidence_for(features)
    row = data["routes"]["+".join(feature.id for feature in in_order(features))]
    for framework in Framework:
        route, figures = evidence.route(framework), row[framework.name.lower()]
        assert route.framework is framework
        assert route.packages == figures["packages"] > 0
        assert route.megabytes == figures["megabytes"] > 0
        assert route.start_ms == figures["start_ms"] > 0
        assert list(route.chosen) == figures["chosen"]


def test_the_two_meanings_of_social_are_there_exactly_when_it_is_ticked(features: frozenset[Feature]) -> None:
    evidence = evidence_for(features)
    for pair in (evidence.registration_only, evidence.sign_in_only):
        assert (pair is not None) == (Feature.SOCIAL in features)
        if pair is not None:
            assert [route.framework for route in pair] == [Framework.FLASK, Framework.DJANGO]


def test_either_meaning_of_social_alone_never_costs_more_packages_than_both(
    features: frozenset[Feature],
) -> None:
    evidence = evidence_for(features)
    for pair in filter(None, (evidence.registration_only, evidence.sign_in_only)):
        assert pair[0].packages <= evidence.flask.packages
        assert pair[1].packages <= evidence.django.packages


def test_evidence_says_when_with_what_and_how_it_was_measured(data: dict[str, Any]) -> None:
    evidence, versions = evidence_for(()), data["versions"]
    assert evidence.measured == date.fromisoformat(data["measured"])
    assert evidence.python == data["python"]
    assert evidence.versions == f"Flask {versions['flask']}, Django {versions['django']}"
    assert evidence.how.endswith(".")
    assert "\n" not in evidence.how


def test_the_order_and_the_repetition_of_ticks_do_not_matter() -> None:
    ticks = [Feature.ADMIN, Feature.ACCOUNTS, Feature.ADMIN]
    assert evidence_for(ticks) == evidence_for({Feature.ACCOUNTS, Feature.ADMIN})


@pytest.mark.parametrize(
    ("packages", "megabytes", "start_ms", "ahead"),
    [
        (3, 24.2, 140.0, None),
        (3, 24.24, 141.0, None),
        (3, 23.76, 121.0, None),
        (4, 24.241, 141.5, Framework.DJANGO),
        (2, 23.759, 120.5, Framework.FLASK),
    ],
)
def test_no_route_is_ahead_within_what_repeats_from_run_to_run(
    packages: int, megabytes: float, start_ms: float, ahead: Framework | None
) -> None:
    evidence = evidence_for(())
    beside = replace(
        evidence,
        flask=replace(evidence.flask, packages=packages, megabytes=megabytes, start_ms=start_ms),
        django=replace(evidence.django, packages=3, megabytes=24.0, start_ms=131.0),
    )
    assert (beside.fewer_packages, beside.smaller, beside.faster) == (ahead, ahead, ahead)


def test_the_figures_name_the_route_that_is_ahead() -> None:
    bare = evidence_for(())
    assert bare.fewer_packages is Framework.DJANGO
    assert bare.smaller is Framework.FLASK
    assert bare.faster is Framework.FLASK


def test_django_needs_fewer_packages_for_every_set(features: frozenset[Feature]) -> None:
    assert evidence_for(features).fewer_packages is Framework.DJANGO


def test_the_lines_of_the_three_apps_are_the_ones_in_the_file(data: dict[str, Any]) -> None:
    known = apps()
    assert (known.hello.flask, known.hello.django_one_file) == (5, 11)
    assert (known.thumbnail.flask, known.thumbnail.django_one_file) == (18, 28)
    assert (known.blog.flask, known.blog.django) == (115, 35)
    assert known.blog.django_generated == data["lines"]["blog"]["django_generated"]
    assert frozenset(Feature) - {Feature.SOCIAL} == BLOG


def test_the_extras_hold_peewee_and_sign_up_with_an_e_mail_check(data: dict[str, Any]) -> None:
    beside = extras()
    assert beside.peewee.chosen == ("peewee",)
    assert beside.peewee_python == data["extras"]["peewee"]["python"]
    assert beside.verified_sign_up_django < beside.verified_sign_up_flask


def test_the_extras_hold_fastapi_bare_and_with_the_two_packages_of_tables(data: dict[str, Any]) -> None:
    for installed, name in [
        (extras().fastapi, "fastapi"),
        (extras().fastapi_orm_migrations, "fastapi_orm_migrations"),
    ]:
        figures = data["extras"][name]["fastapi"]
        assert (installed.packages, installed.megabytes) == (figures["packages"], figures["megabytes"])
    assert extras().fastapi.packages < extras().fastapi_orm_migrations.packages
    assert extras().fastapi.size == f"{extras().fastapi.megabytes:.1f} MB"


def test_a_package_that_is_a_source_has_the_version_that_was_measured(data: dict[str, Any]) -> None:
    measured = [source for source in Source if source.id in data["versions"]]
    assert len(measured) >= 8
    for source in measured:
        assert source.title.rpartition(" ")[2] == data["versions"][source.id]


@pytest.mark.parametrize("source", Source, ids=lambda source: source.id)
def test_a_source_says_what_and_where_it_is_and_no_date_lies_after_the_last_count(source: Source) -> None:
    assert source.title
    assert source.where
    assert source.date <= max(evidence_for(()).measured, in_use(()).counted)
    assert source.title in source.dated
    assert str(source.date) in source.dated


def test_no_two_sources_are_the_same_place() -> None:
    assert len({(source.where, source.title) for source in Source}) == len(Source)
    assert len({source.where for source in Source}) == len(Source)
