"""The five questions as plain lines: for screen readers, dumb terminals and scripts."""

import argparse
import sys

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import decide
from stackpick_tui.cli.exits import DONE, Failure
from stackpick_tui.cli.output import say, write_text

_YES, _NO, _BACK = {"y", "yes"}, {"n", "no", ""}, {"b", "back"}


def ask(arguments: argparse.Namespace) -> int:
    """Ask, then print verdict, why and flip, and keep the session; nothing is kept before the last answer."""
    features = _answers()
    verdict = decide(features)
    from stackpick_tui.records.plain import verdict_text

    write_text(verdict_text(verdict))
    sys.stdout.flush()
    from stackpick_tui.cli.store import writable
    from stackpick_tui.sessions.session import new_session

    with writable(arguments) as store:
        session = store.put(new_session().with_features(features))
    say(f"saved; 'stackpick-tui open {session.short_id}' opens it, 'stackpick-tui explain' tells more")
    return DONE


def _answers() -> frozenset[Feature]:
    """Put one question after the other; ``b`` goes back to the one before."""
    print("Does the project need these? y or n, Enter for no, b for the question before.", file=sys.stderr)
    features = list(Feature)
    ticked: set[Feature] = set()
    place = 0
    while place < len(features):
        feature = features[place]
        answer = _answer(feature)
        if answer in _BACK:
            place = max(place - 1, 0)
            continue
        if answer not in _YES | _NO:
            print(f"{answer!a} is no answer: y, n, or b for the question before.", file=sys.stderr)
            continue
        (ticked.add if answer in _YES else ticked.discard)(feature)
        place += 1
    return frozenset(ticked)


def _answer(feature: Feature) -> str:
    question = f"{feature.number} of {len(Feature)}: {feature.label} ({feature.meaning.lower()})? [y/N/b] "
    print(question, end="", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    if not line:
        print(file=sys.stderr)
        raise Failure("the answers ended before the last question; nothing is saved")
    if not sys.stdin.isatty():
        print(file=sys.stderr)
    return line.strip().casefold()
