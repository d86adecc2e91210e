"""Measure what the package ships as evidence, and write it. The README beside this file says the rest."""

import argparse
import json
import logging
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from stackpick_tui.advice.features import Feature
from tests.evidence.builds import EVERYTHING, EXTRAS, Build, builds_of
from tests.evidence.comparing import differences
from tests.evidence.datafile import mended, renewed
from tests.evidence.measurement import Mismatch
from tests.evidence.measuring import measure
from tests.evidence.processes import Failed
from tests.evidence.writing import written

_DATA = Path(__file__).parents[2] / "stackpick_tui/advice/evidence.json"
_log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what the arguments name, write the data file and say what changed."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    given = _parser().parse_args(arguments)
    builds = [build for asked in given.asked for build in asked] or EVERYTHING
    old = json.loads(given.data.read_text(encoding="ascii"))
    with tempfile.TemporaryDirectory(prefix="evidence-") as folder:
        try:
            measurement = measure(builds, given.python, Path(folder), given.rounds, given.patience)
            new = mended(old, measurement) if given.asked else renewed(old, measurement)
        except (Failed, Mismatch) as problem:
            _log.error("nothing is written: %s", problem)
            return 1
    given.data.write_text(written(new), encoding="ascii")
    for line in differences(old, new):
        sys.stdout.write(f"{line}\n")
    return 0


def builds_asked_for(word: str) -> tuple[Build, ...]:
    """Give the builds a word of the command line stands for: a set of features, or some of the extras."""
    if extras := tuple(build for build in EXTRAS if word in {build.section, build.row}):
        return extras
    known = {feature.id: feature for feature in Feature}
    ids = [] if word == "none" else word.split("+")
    if not known.keys() >= set(ids):
        raise argparse.ArgumentTypeError(
            f"{word}: join some of {', '.join(known)} by +, or say none, extras or the name of an extra"
        )
    return tuple(builds_of(frozenset(known[each] for each in ids)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.evidence", description=__doc__)
    parser.add_argument(
        "asked",
        nargs="*",
        metavar="SET",
        type=builds_asked_for,
        help="features joined by +, none, extras or one of them; where none is named, everything is measured",
    )
    parser.add_argument("--python", default=sys.executable, help="what to measure with; else this Python")
    parser.add_argument("--rounds", type=int, default=10, help="cold starts that count for each app; else 10")
    parser.add_argument(
        "--patience", type=float, default=30, help="minutes to wait for a quiet machine; else 30"
    )
    parser.add_argument("--data", type=Path, default=_DATA, help="the file to renew; else the one we ship")
    return parser


if __name__ == "__main__":
    sys.exit(main())
