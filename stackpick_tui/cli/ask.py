"""The five questions as plain lines: for screen readers, dumb terminals and scripts."""

import argparse
import sys

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import decide
from stackpick_tui.cli.answers import answer
from stackpick_tui.cli.exits import DONE, Failure
from stackpick_tui.cli.invocation import typed
from stackpick_tui.cli.output import say, write_lines

_ANSWERS = {"y": True, "yes": True, "n": False, "no": False}
_BACK = {"b", "back"}


def ask(arguments: argparse.Namespace) -> int:
    """Ask, print the verdict, and save the session; nothing is saved before the last answer."""
    features = _ticked()
    from stackpick_tui.records.plain import verdict_lines

    write_lines(verdict_lines(decide(features)))
    from stackpick_tui.cli.store import writable
    from stackpick_tui.sessions.session import new_session

    with writable(arguments) as store:
        session = store.put(new_session().with_features(features))
    opening = typed("open", session.short_id, arguments=arguments)
    more = typed("explain", *(feature.id for feature in Feature if feature in features))
    say(f"saved; '{opening}' opens it, '{more}' tells more")
    return DONE


def _ticked() -> frozenset[Feature]:
    """Ask one question after another, with a way back; an answer is kept until it is changed."""
    print("Answer y or n; Enter for no, b to go back to the question before.", file=sys.stderr)
    features = list(Feature)
    given: dict[Feature, bool] = {}
    index = 0
    while index < len(features):
        feature = features[index]
        said = answer(_question(feature, given.get(feature)))
        if said is None:
            raise Failure("the input ended before the last question; nothing was saved")
        if said in _BACK:
            if index == 0:
                print("This is the first question.", file=sys.stderr)
            index = max(index - 1, 0)
        elif said in _ANSWERS or not said:
            given[feature] = _ANSWERS.get(said, given.get(feature, False))
            index += 1
        else:
            print(f"{said!a} is not an answer: y, n, or b to go back.", file=sys.stderr)
    return frozenset(feature for feature, is_needed in given.items() if is_needed)


def _question(feature: Feature, given: bool | None) -> str:
    """Write a question on one line; if it was answered before, with that answer, which Enter keeps."""
    meaning = feature.meaning[0].lower() + feature.meaning[1:]
    so_far = "" if given is None else f" (Enter: {'yes' if given else 'no'})"
    return f"{feature.number} of {len(Feature)}: {feature.label} ({meaning})? y/n{so_far}:"
