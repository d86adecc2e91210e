"""Checks a record or an export: are the verdicts it states still what today's rule says?"""

from dataclasses import dataclass

from stackpick_tui.advice.features import Feature, in_order
from stackpick_tui.advice.rule import RULE, Framework, decide
from stackpick_tui.records.json_reader import is_json, text_of
from stackpick_tui.records.reading import shown_sessions
from stackpick_tui.records.reproduce import stated_in


@dataclass(frozen=True, slots=True)
class Checked:
    """A stated verdict, and today's."""

    title: str
    """The id and name of the session, or that it is the record."""
    features: frozenset[Feature]
    """The features the verdict was given for."""
    stated: Framework
    """The verdict stated in the file."""
    rule: str
    """The version of the rule named in the file."""
    decision: str | None
    """What a person decided in the end, which is not checked."""

    @property
    def today(self) -> Framework:
        """What today's rule says for the same features."""
        return decide(self.features).framework

    @property
    def agrees(self) -> bool:
        """Whether the stated verdict is today's."""
        return self.stated is self.today

    @property
    def sentence(self) -> str:
        """What is stated, what today's rule says, and what changed if they differ."""
        ticked = ", ".join(feature.short for feature in in_order(self.features)) or "nothing ticked"
        if self.agrees:
            decided = f"; decided: {self.decision}" if self.decision not in {None, self.stated} else ""
            return f"{self.title}: {self.stated.value} for {ticked}, as today's rule ({RULE}) says{decided}"
        cause = "the features or the verdict were edited" if self.rule == RULE else "the rule has changed"
        return (
            f"{self.title}: {self.stated.value} for {ticked} by the rule of {self.rule}, "
            f"but today's rule ({RULE}) says {self.today.value}: {cause}"
        )


def check(document: str | bytes) -> tuple[Checked, ...]:
    """Check the verdict of a record, or of every session in a JSON file; else raise `RecordError`."""
    text = text_of(document)
    if is_json(text):
        return tuple(
            Checked(
                f"{each.id[:8]} {each.name}".rstrip(),
                each.features,
                each.verdict,
                each.rule,
                each.decision.chosen if each.decision else None,
            )
            for each in shown_sessions(text)
        )
    stated = stated_in(text)
    return (Checked("The record", stated.features, stated.verdict, stated.rule, stated.decision),)
