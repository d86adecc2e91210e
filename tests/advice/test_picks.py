import re
import subprocess
import sys
from collections.abc import Iterable

from stackpick_tui.advice.evidence import evidence_for
from stackpick_tui.advice.explanation import explain
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.picks import django_picks, picks, ships
from stackpick_tui.advice.statements import Statement
from tests.support.sets import ALL_SETS


def base(package: str) -> str:
    """Return the name of a package without its extras, as sentences have it."""
    return package.partition("[")[0].casefold()


PICKS = {base(package) for features in ALL_SETS for package in (*picks(features), *django_picks(features))}
NAMED = re.compile(rf"(?<![\w-])({'|'.join(PICKS)})(?![\w-]| forged)", re.IGNORECASE)


def named(statements: Iterable[Statement]) -> set[str]:
    """Return the packages that sentences name, those aside that one of them brings along."""
    found = {each.casefold() for statement in statements for each in NAMED.findall(statement.text)}
    return found - {"alembic"} if "flask-migrate" in found else found


def test_the_picks_on_either_route_are_the_ones_that_were_measured(features: frozenset[Feature]) -> None:
    measured = evidence_for(features)
    assert picks(features) == measured.flask.chosen
    assert django_picks(features) == measured.django.chosen


def test_what_flask_needs_is_said_to_be_exactly_what_was_measured(features: frozenset[Feature]) -> None:
    needs = [each.flask_needs for each in explain(features).by_feature if each.feature in features]
    assert named(needs) == set(map(base, evidence_for(features).flask.chosen))


def test_what_a_feature_costs_is_said_of_the_packages_that_were_measured_with_it_alone() -> None:
    for tradeoff in explain(()).by_feature:
        measured = evidence_for({tradeoff.feature})
        chosen = set(map(base, (*measured.flask.chosen, *measured.django.chosen)))
        assert (
            named([tradeoff.flask_costs])
            == chosen
            == named([tradeoff.flask_needs]) | set(map(base, measured.django.chosen))
        )


def test_no_sentence_of_a_set_names_a_package_that_was_not_measured_with_it(
    features: frozenset[Feature],
) -> None:
    explanation, measured = explain(features), evidence_for(features)
    said = [explanation.answer, *explanation.reasons.statements]
    for case in explanation.cases:
        said += [*case.arguments, *case.against]
    chosen = set(map(base, (*measured.flask.chosen, *measured.django.chosen)))
    assert named(said) <= chosen | ({"django-allauth"} if Feature.ACCOUNTS in features else set())


def test_every_feature_has_its_own_words_for_what_django_ships(features: frozenset[Feature]) -> None:
    assert ships(features) == tuple(word for each in Feature if each in features for word in ships({each}))
    assert len(set(ships(features))) == len(features)


def test_what_django_ships_is_named_in_few_words_and_for_social_what_it_does_not() -> None:
    assert ships(Feature) == (
        "accounts", "ORM", "migrations", "a sign-up form (no social sign-in)", "admin site",
    )  # fmt: skip


def test_the_short_words_come_without_the_data_file() -> None:
    program = (
        "import sys\n"
        "from stackpick_tui.advice.features import Feature\n"
        "from stackpick_tui.advice.picks import django_picks, picks, ships\n"
        "ships(Feature), picks(Feature), django_picks(Feature)\n"
        "print([name for name in ('json', 'stackpick_tui.advice.evidence') if name in sys.modules])\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
