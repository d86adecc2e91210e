"""The lines by which a record can be reproduced and read back; they are the same in every release.

They are list items at the start of a line, where nothing that a person wrote can be.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.constraints import in_order as constraints_in_order
from stackpick_tui.advice.features import Feature, in_order
from stackpick_tui.advice.rule import RULE, Framework, Verdict
from stackpick_tui.records.errors import RecordError
from stackpick_tui.records.markdown import plain
from stackpick_tui.records.nearest import constraint_named, feature_named, unknown_constraint, unknown_feature
from stackpick_tui.sessions.choice import clean_choice

T = TypeVar("T")

_OPTION = "--constraint"
_COMMAND = re.compile(r"^[*+-] +Reproduce: `stackpick-tui decide([^`\n]*)` *$", re.MULTILINE)
_CHOSEN = re.compile(r'^Chosen option: "([^"\n]+)"', re.MULTILINE)
_VERDICT = re.compile(r"^[*+-] +Verdict of the rule of ([0-9A-Za-z.-]+): (Flask|Django) *$", re.MULTILINE)
_EITHER = re.compile(r"^[*+-] +(?:Reproduce: `stackpick-tui |Verdict of the rule of [0-9])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Stated:
    """What a record states."""

    features: frozenset[Feature]
    """The features in its command."""
    constraints: frozenset[Constraint]
    """The constraints in its command."""
    verdict: Framework
    """The rule's verdict, which is not always the decision."""
    rule: str
    """The version of that rule."""
    decision: str | None
    """The name of what was chosen in the end; None if nobody had decided."""


def fixed_lines(verdict: Verdict, constraints: Iterable[Constraint]) -> list[str]:
    """Write the command that gives the verdict again, and the verdict itself."""
    features = [feature.id for feature in in_order(verdict.features)]
    options = [f"{_OPTION} {constraint.id}" for constraint in constraints_in_order(constraints)]
    command = " ".join(["stackpick-tui decide", *features, *options])
    return [
        f"* Reproduce: `{command}`",
        f"* Verdict of the rule of {RULE}: {verdict.framework.value}",
    ]


def is_record(text: str) -> bool:
    """Return whether text contains one of the lines, damaged or not.

    No line of JSON can begin like that, nor do reports of other people's that say how to reproduce something.
    """
    return _EITHER.search(text) is not None


def stated_in(record: str) -> Stated:
    """Read the lines back; raise `RecordError` unless each appears exactly once, undamaged."""
    words = iter(_only(_COMMAND, record, "Reproduce: `stackpick-tui decide ...`")[1].split())
    rule, framework = _only(_VERDICT, record, f"Verdict of the rule of {RULE}: ...").groups()
    features: set[Feature] = set()
    constraints: set[Constraint] = set()
    for word in words:
        option, is_given, value = word.partition("=")
        if option == _OPTION:
            id_ = value if is_given else next(words, "")
            constraints.add(_known(constraint_named(id_), unknown_constraint(id_)))
        else:
            features.add(_known(feature_named(word), unknown_feature(word)))
    chosen = _CHOSEN.search(record)
    return Stated(
        frozenset(features),
        frozenset(constraints),
        Framework(framework),
        rule,
        clean_choice(plain(chosen[1])) if chosen else None,
    )


def _known(found: T | None, problem: str) -> T:
    if found is None:
        raise RecordError(f"the line that begins with Reproduce: {problem}")
    return found


def _only(pattern: re.Pattern[str], text: str, line: str) -> re.Match[str]:
    found = list(pattern.finditer(text))
    if len(found) != 1:
        raise RecordError(f"{'no line' if not found else 'more than one line'} like this one: * {line}")
    return found[0]
