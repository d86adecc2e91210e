"""Commands that need no saved session: the verdict, and why."""

import argparse
import sys

from stackpick_tui.advice.rule import Verdict
from stackpick_tui.advice.rule import decide as verdict_for
from stackpick_tui.cli.exits import DONE, UsageError
from stackpick_tui.cli.output import refuse_two_forms, tell, write_json, write_lines
from stackpick_tui.cli.words import cleaned


def decide(arguments: argparse.Namespace) -> int:
    """Print the verdict for some features, or its record; with ``--save``, save it first."""
    verdict = verdict_for(arguments.features)
    _check(arguments)
    if arguments.record or arguments.save is not None:
        return _decide_session(arguments, verdict)
    if arguments.json:
        from stackpick_tui.records.json import decide_json

        write_json(decide_json(verdict))
    else:
        _write(verdict, arguments)
    return DONE


def _write(verdict: Verdict, arguments: argparse.Namespace) -> None:
    from stackpick_tui.records.plain import verdict_lines

    write_lines(verdict_lines(verdict, arguments.constraints))


def _check(arguments: argparse.Namespace) -> None:
    """Refuse options that make no sense together."""
    refuse_two_forms(arguments)
    is_kept = arguments.record or arguments.save is not None
    if not is_kept and (arguments.decision or arguments.reason or arguments.decided_by):
        raise UsageError("--decision, --reason and --decided-by belong to --save or --record")
    if arguments.decision is None and (arguments.reason or arguments.decided_by):
        raise UsageError(
            "--reason and --decided-by need --decision: Flask, Django, or the name of something else"
        )


def _decide_session(arguments: argparse.Namespace, verdict: Verdict) -> int:
    from stackpick_tui.sessions.choice import needs_reason
    from stackpick_tui.sessions.session import Decision, new_session
    from stackpick_tui.sessions.text import whole_line, whole_text

    name = cleaned("--save", arguments.save or "", whole_line)
    reason = cleaned("--reason", arguments.reason or "", whole_text)
    who = cleaned("--decided-by", arguments.decided_by or "", whole_line)
    session = new_session().with_features(verdict.features).with_name(name)
    session = session.with_constraints(arguments.constraints)
    if arguments.decision is not None:
        if needs_reason(arguments.decision, verdict.framework) and not reason:
            raise UsageError(f"the rule says {verdict.framework.value}; to decide otherwise, give a --reason")
        session = session.with_decision(Decision(arguments.decision, reason, who))
    if arguments.save is not None:
        from stackpick_tui.cli.store import writable

        with writable(arguments) as store:
            session = store.put(session)
    if arguments.record:
        from stackpick_tui.cli.files import write_record

        try:
            write_record(session, arguments)
        finally:
            # it is kept, whatever became of the file
            if arguments.save is not None:
                tell(session.id)
    elif arguments.json:
        from stackpick_tui.records.json import decide_json

        write_json({**decide_json(verdict), "id": session.id})
    else:
        _write(verdict, arguments)
        sys.stdout.write(f"{session.id}\n")
    return DONE


def explain(arguments: argparse.Namespace) -> int:
    """Print the explanation for some features: folded, or all of it."""
    from stackpick_tui.advice.explanation import explain as explanation_for

    explanation = explanation_for(arguments.features, arguments.constraints)
    if arguments.json:
        from stackpick_tui.records.explanation_json import explain_json

        write_json(explain_json(explanation))
    else:
        from stackpick_tui.cli.output import width
        from stackpick_tui.records.explanation_text import explanation_lines

        columns = width()
        write_lines(explanation_lines(explanation, columns, is_open=arguments.all), columns)
    return DONE
