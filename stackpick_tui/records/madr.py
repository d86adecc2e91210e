"""A session as a decision record: MADR 4.0, filled in rather than a template."""

from collections.abc import Iterator

from stackpick_tui.advice.beginning import Beginning
from stackpick_tui.advice.considerations import why_it_pulls
from stackpick_tui.advice.constraints import Pull, balance
from stackpick_tui.advice.constraints import in_order as constraints_in_order
from stackpick_tui.advice.explanation import Explanation, explain
from stackpick_tui.advice.features import Feature, in_order
from stackpick_tui.advice.rule import THRESHOLD, Framework, Verdict
from stackpick_tui.advice.sources import Source
from stackpick_tui.advice.statements import listed
from stackpick_tui.records.citations import Citations
from stackpick_tui.records.markdown import inline, quotation, yaml_text
from stackpick_tui.records.pros_and_cons import consequences, pros_and_cons
from stackpick_tui.records.reproduce import fixed_lines
from stackpick_tui.sessions import clock
from stackpick_tui.sessions.session import Decision, Session

_WAYS = {
    Pull.FLASK: "to Flask",
    Pull.FLASK_MILDLY: "mildly to Flask",
    Pull.NEITHER: "neither way",
    Pull.DJANGO_MILDLY: "mildly to Django",
    Pull.DJANGO: "to Django",
}
_UNWEIGHED = "What speaks for {} is its reason above; here are the two that the rule chooses between."
_NO_COMMANDS = (
    "There are no commands here to begin on {}; `stackpick-tui begin` has those of Flask and Django."
)


def record(session: Session) -> str:
    """Write the record of a session in Markdown, with a final newline.

    Its verdict is what today's rule says about the ticks; its date is the local date of the last change.
    """
    explanation = explain(session.features, session.constraints)
    citations = Citations()
    chosen = session.decision.framework if session.decision else explanation.verdict.framework
    another = inline(session.decision.chosen) if session.decision and not chosen else ""
    return "\n\n".join(
        [
            _front_matter(session),
            f"# {_title(session)}",
            "## Context and Problem Statement",
            *_context(session, explanation.verdict),
            "## Decision Drivers",
            _drivers(session, citations),
            "## Considered Options",
            "\n".join(f"* {option}" for option in [*Framework, *filter(None, [another])]),
            "## Decision Outcome",
            *_outcome(session.decision, explanation, citations),
            "### Consequences",
            consequences(explanation, chosen, citations) if chosen else _unknown(another, session),
            "### Confirmation",
            _confirmation(explanation.verdict, citations),
            "## Pros and Cons of the Options",
            *filter(None, [_UNWEIGHED.format(another) if another else ""]),
            *(
                part
                for option in Framework
                for part in (f"### {option.value}", pros_and_cons(explanation, option, citations))
            ),
            "## More Information",
            "\n".join(fixed_lines(explanation.verdict, session.constraints)),
            _measured(explanation),
            " ".join(map(citations.cited, (explanation.in_use_said[0], explanation.in_use_said[-1]))),
            *(_beginning(explanation.beginning(chosen)) if chosen else [_NO_COMMANDS.format(another)]),
            "The numbers in brackets are these sources, with the day of publication, reading or measurement:",
            citations.listed() + "\n",
        ]
    )


def _front_matter(session: Session) -> str:
    lines = [
        f"status: {yaml_text('accepted' if session.decision else 'proposed')}",
        f"date: {clock.local(session.updated).date().isoformat()}",
    ]
    if session.decision and session.decision.decided_by:
        lines.append(f"decision-makers: {yaml_text(session.decision.decided_by)}")
    return "\n".join(["---", *lines, "---"])


def _title(session: Session) -> str:
    needs = listed(_shorts(session))
    project = (
        f'"{inline(session.name)}"' if session.name else f"a project that needs {needs or 'none of the five'}"
    )
    if session.decision is None:
        return f"Flask or Django for {project}"
    return f"Use {inline(session.decision.chosen)} for {project}"


def _shorts(session: Session) -> list[str]:
    return [feature.short for feature in in_order(session.features)]


def _context(session: Session, verdict: Verdict) -> list[str]:
    project = f'The project "{inline(session.name)}"' if session.name else "A project"
    left_out = [feature.short for feature in Feature if feature not in session.features]
    needed = f"{verdict.count}, listed below" if verdict.count else "none"
    said = [
        f"{project} is about to start in Python. Is Flask or Django the better start?",
        f"Of the five features that the rule asks about, the project needs {needed}. "
        f"Not needed: {', '.join(left_out) or 'none'}.",
    ]
    if session.note:
        said += ["Noted beside the answers:", quotation(session.note)]
    return said


def _drivers(session: Session, citations: Citations) -> str:
    lines = [f"* {feature.label}: {feature.meaning}" for feature in in_order(session.features)]
    lines += [f"* {inline(word)}: not known to this release, and not counted" for word in session.unknown]
    lines = lines or ["* None of the five features is needed"]
    lines += [
        f"* {each.label} (pulls {_WAYS[each.pull]}). {citations.cited(why_it_pulls(each))}"
        for each in constraints_in_order(session.constraints)
    ]
    lines += [f"* {inline(word)}: not known to this release" for word in session.unknown_constraints]
    return "\n".join(lines)


def _outcome(decision: Decision | None, explanation: Explanation, citations: Citations) -> list[str]:
    verdict = explanation.verdict
    article = citations.cite(Source.ARTICLE)
    rule = (
        f"the project needs {verdict.count} of the five features, and the rule needs {THRESHOLD} "
        f"for Django. {article}"
    )
    if decision is None:
        said = [f'Proposed option: "{verdict.framework.value}", because {rule}', "Nobody has decided yet."]
    elif decision.reason:
        whose = inline(decision.decided_by) or "the decision"
        said = [
            f'Chosen option: "{inline(decision.chosen)}", because, in the words of {whose}:',
            quotation(decision.reason),
            f"{_beside_the_rule(decision, verdict)}: {rule}",
        ]
    elif decision.framework is verdict.framework:
        said = [f'Chosen option: "{inline(decision.chosen)}", because {rule}']
    else:
        said = [
            f'Chosen option: "{inline(decision.chosen)}", with no reason given.',
            f"{_beside_the_rule(decision, verdict)}: {rule}",
        ]
    beyond = balance(explanation.constraints).sentence
    return [
        *said,
        *([f"{beyond} The rule counts none of it."] if beyond else []),
        *_doubts(explanation, citations),
    ]


def _doubts(explanation: Explanation, citations: Citations) -> Iterator[str]:
    """Say why to think twice: in one line where there is one, and then why."""
    if explanation.doubt:
        yield citations.cited(explanation.doubt)
        yield from map(citations.cited, explanation.misleading)
    else:
        yield from (
            f"Think twice about the rule here: {citations.cited(each)}" for each in explanation.misleading
        )


def _unknown(choice: str, session: Session) -> str:
    """Say what is not known of a choice that is neither of the two."""
    items = [f"the figures and reasons below are about Flask and Django, not about {choice}"]
    if session.features:
        items.append(f"what {choice} has for {listed(_shorts(session))} is not known here")
    return "\n".join(f"* Neutral, because {item}." for item in items)


def _beside_the_rule(decision: Decision, verdict: Verdict) -> str:
    if decision.framework is verdict.framework:
        return "The rule says the same"
    return f"This overrules the rule, which says {verdict.framework.value}"


def _confirmation(verdict: Verdict, citations: Citations) -> str:
    return (
        "Run `stackpick-tui check` on this file: it fails once the rule of the day says otherwise. "
        f"Decide again when the needs change. {verdict.flip} The rule fits about 90% of projects; a "
        "constraint that the five features do not ask about is a reason to decide again as well. "
        f"{citations.cite(Source.ARTICLE)}"
    )


def _beginning(start: Beginning) -> list[str]:
    return [
        f"To begin on {start.framework.value}, in an empty folder on Linux or macOS "
        "(`stackpick-tui begin` prints the commands for Windows there):",
        f"```sh\n{start.posix.text}```",
    ]


def _measured(explanation: Explanation) -> str:
    evidence = explanation.evidence
    with_what = f"{evidence.versions} on Python {evidence.python}"
    return inline(f"Figures measured on {evidence.measured.isoformat()} with {with_what}. {evidence.how}")
