"""What can be chosen in the end: the two frameworks in any spelling, and whatever else has a name."""

import pytest

from stackpick_tui.advice.rule import Framework
from stackpick_tui.sessions.choice import (
    CHOICE_LIMIT,
    UnfitChoice,
    clean_choice,
    framework_named,
    needs_reason,
    whole_choice,
)
from stackpick_tui.sessions.session import Decision, new_session
from stackpick_tui.sessions.text import TooLong

OTHERS = [
    "FastAPI",
    "Falcon",
    "Pyramid",
    "Quart",
    "Litestar",
    "Starlette",
    "Sanic",
    "Tornado",
    "Bottle",
    "CherryPy",
    "web2py",
    "aiohttp",
    "Robyn",
    "Masonite",
    "Flasgger",
    "django-ninja",
    "Wagtail",
    "Rails",
    "Laravel",
    "Express",
    "Phoenix",
    "日本語",
]


@pytest.mark.parametrize("framework", Framework)
@pytest.mark.parametrize(
    "spelled", [str, str.lower, str.upper, str.swapcase, " {}\n".format, "\x1b{}".format]
)
def test_the_two_are_themselves_however_they_are_spelled(framework: Framework, spelled: type[str]) -> None:
    name = spelled(framework.value)
    assert clean_choice(name) == whole_choice(name) == framework.value
    assert new_session().with_decision(Decision(name)).decision == Decision(framework.value)
    assert Decision(framework.value).framework is framework


@pytest.mark.parametrize("name", OTHERS)
def test_something_else_is_kept_by_its_name(name: str) -> None:
    assert clean_choice(name) == whole_choice(f" {name} ") == name
    assert framework_named(name) is Decision(name).framework is None


@pytest.mark.parametrize(
    ("name", "meant"),
    [(each, Framework.DJANGO) for each in ("Djnago", "DJANG", "dajngo", "Djan go", "Django 6")]
    + [(each, Framework.FLASK) for each in ("Falsk", "flsk", "FLASKS", "Flask!")],
)
def test_nearly_one_of_the_two_is_told_and_not_kept(name: str, meant: Framework) -> None:
    with pytest.raises(UnfitChoice, match=f'did you mean "{meant}"\\?') as refused:
        whole_choice(name)
    assert refused.value.meant is meant


@pytest.mark.parametrize("name", ["", " \n", "\x1b\x07", "\u2800"], ids=ascii)
def test_a_name_that_shows_nothing_is_none(name: str) -> None:
    with pytest.raises(UnfitChoice, match="no visible characters") as refused:
        whole_choice(name)
    assert refused.value.meant is None


def test_a_name_has_a_limit() -> None:
    assert whole_choice("x" * CHOICE_LIMIT) == "x" * CHOICE_LIMIT
    with pytest.raises(TooLong):
        whole_choice("x" * (CHOICE_LIMIT + 1))
    assert clean_choice("x" * 10_000) == "x" * CHOICE_LIMIT


@pytest.mark.parametrize("verdict", Framework)
def test_whatever_the_rule_does_not_say_needs_a_reason(verdict: Framework) -> None:
    assert not needs_reason(verdict.value, verdict)
    assert needs_reason(verdict.other.value, verdict)
    assert needs_reason("FastAPI", verdict)
