"""Variables that would end everything: they are put right, and that is said once."""

import pytest

from stackpick_tui.advice.features import Feature
from tests.cli.conftest import Save, Shell


@pytest.mark.parametrize("zone", ["XXX+24", "XXX-24", "XXX-24:30", "<+99>-99", "XXX-23:30YYY"])
@pytest.mark.parametrize(
    "arguments", [("list",), ("show", "--last"), ("decide", "--record"), ("export", "-o", "-")], ids=" ".join
)
def test_a_time_zone_of_a_day_or_more_is_told_and_times_are_in_utc(
    arguments: tuple[str, ...], zone: str, shell: Shell, save: Save
) -> None:
    save("Shop", Feature.ORM)
    done, in_utc = shell(*arguments, TZ=zone), shell(*arguments, TZ="UTC0")
    assert done.returncode == 0
    assert len(done.stderr.splitlines()) == 1
    assert f"TZ={zone} " in done.stderr
    assert len(done.stdout.splitlines()) == len(in_utc.stdout.splitlines())
    assert arguments[0] in {"decide", "export"} or done.stdout == in_utc.stdout


@pytest.mark.parametrize("zone", ["XXX-23:59", "Pacific/Kiritimati", "UTC", "nowhere"])
def test_a_time_zone_of_less_is_as_it_is(zone: str, shell: Shell, save: Save) -> None:
    save("Shop", Feature.ORM)
    done = shell("list", TZ=zone)
    assert (done.returncode, done.stderr) == (0, "")
