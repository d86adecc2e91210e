import subprocess
import sys

from stackpick_tui.advice.evidence import evidence_for
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.tradeoffs import django_picks, picks, ships


def test_the_picks_on_either_route_are_the_ones_that_were_measured(features: frozenset[Feature]) -> None:
    measured = evidence_for(features)
    assert picks(features) == measured.flask.chosen
    assert django_picks(features) == measured.django.chosen


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
        "from stackpick_tui.advice.tradeoffs import django_picks, picks, ships\n"
        "ships(Feature), picks(Feature), django_picks(Feature)\n"
        "print([name for name in ('json', 'stackpick_tui.advice.evidence') if name in sys.modules])\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
