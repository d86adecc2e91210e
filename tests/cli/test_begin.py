import os
from collections.abc import Callable

import pytest

from stackpick_tui.advice.beginning import beginning
from stackpick_tui.advice.features import Feature, in_order
from stackpick_tui.advice.rule import Framework, decide
from stackpick_tui.cli.exits import DONE, USAGE
from tests.cli.conftest import command

IS_WINDOWS = os.name == "nt"


def test_only_the_commands_of_the_verdicts_framework_are_printed(features: frozenset[Feature]) -> None:
    done = command("begin", *(feature.id for feature in in_order(features)))
    start = beginning(decide(features).framework, features)
    assert (done.code, done.out) == (DONE, start.commands(windows=IS_WINDOWS).text)


@pytest.mark.parametrize("framework", Framework, ids=lambda framework: framework.value)
@pytest.mark.parametrize("spell", [str.lower, str.title, str.upper])
def test_the_framework_can_be_named_in_any_case(framework: Framework, spell: Callable[[str], str]) -> None:
    done = command("begin", "orm", "--on", spell(framework.value))
    start = beginning(framework, {Feature.ORM})
    assert (done.code, done.out) == (DONE, start.commands(windows=IS_WINDOWS).text)


def test_the_command_that_asks_for_a_password_is_named_apart() -> None:
    done = command("begin", "accounts", "orm")
    assert "createsuperuser" not in done.out
    assert "createsuperuser' creates the first user" in done.err
    assert done.err.count("\n") == 1


def test_where_nobody_signs_in_nothing_is_said_beside_the_commands() -> None:
    assert command("begin", "orm").err == ""


def test_as_json_both_systems_and_the_next_steps_are_given() -> None:
    value = command("begin", "accounts", "orm", "--json").json
    assert list(value)[:3] == ["schema", "features", "framework"]
    assert (value["features"], value["framework"]) == (["accounts", "orm"], "Django")
    assert value["set_up"][0].startswith("python3 ")
    assert value["windows"]["set_up"][0].startswith("py ")
    assert all({"text", "source"} == set(step) for step in value["then"])


def test_another_framework_is_a_mistake_that_names_the_two() -> None:
    done = command("begin", "--on", "fastapi")
    assert done.code == USAGE
    assert "flask, django" in done.err
