"""Commands that need no saved session: the verdict and why."""

import argparse
import sys

from stackpick_tui.advice.rule import Verdict
from stackpick_tui.advice.rule import decide as verdict_for
from stackpick_tui.cli.exits import DONE


def decide(arguments: argparse.Namespace) -> int:
    """Print the verdict for some features; with ``--save``, keep it first."""
    verdict = verdict_for(arguments.features)
    saved = None if arguments.save is None else _save(arguments, verdict)
    if arguments.json:
        from stackpick_tui.records.json import decide_json, json_text

        answer = decide_json(verdict)
        sys.stdout.write(json_text({**answer, "id": saved} if saved else answer))
    else:
        from stackpick_tui.records.plain import verdict_text

        sys.stdout.write(verdict_text(verdict))
        if saved:
            sys.stdout.write(f"{saved}\n")
    return DONE


def _save(arguments: argparse.Namespace, verdict: Verdict) -> str:
    from stackpick_tui.cli.library import writable
    from stackpick_tui.sessions.session import new_session

    with writable(arguments) as store:
        session = new_session().with_features(verdict.features).renamed(arguments.save)
        return store.put(session).id
