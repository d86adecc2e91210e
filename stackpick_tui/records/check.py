"""A record or an export checked: whether the verdicts it states are still what today's rule says."""

from dataclasses import dataclass

from stackpick_tui.advice.features import Feature, in_order
from stackpick_tui.advice.rule import RULE, Framework, decide
from stackpick_tui.records.json_reader import is_json, text_of
from stackpick_tui.records.reading import shown_sessions
from stackpick_tui.records.reproduce import stated_in


@dataclass(frozen=True, slots=True)
class Checked:
    """One stated verdict beside the one of today."""

    title: str
    """The session's id and name, or that it is the record."""
    features: frozenset[Feature]
    """The features the verdict was given for."""
    stated: Framework
    """The verdict that the file states."""
    rule: str
    """The version of the rule that the file names for it."""
    decision: Framework | None
    """What a person decided in the end, which nothing here judges."""

    @property
    def today(self) -> Framework:
        """What today's rule says for the same features."""
        return decide(self.features).framework

    @property
    def agrees(self) -> bool:
        """Whether the two are the same."""
        return self.stated is self.today

    @property
    def sentence(self) -> str:
        """Say what is stated, what today's rule says, and what changed where the two are not the same."""
        ticked = ", ".join(feature.short for feature in in_order(self.features)) or "nothing ticked"
        if self.agrees:
            decided = f"; decided: {self.decision.value}" if self.decision is self.stated.other else ""
            return f"{self.title}: {self.stated.value} for {ticked}, as today's rule ({RULE}) says{decided}"
        cause = "the features or the verdict were edited" if self.rule == RULE else "the rule has changed"
        return (
            f"{self.title}: {self.stated.value} for {ticked} by the rule of {self.rule}, "
            f"but today's rule ({RULE}) says {self.today.value}: {cause}"
        )


def check(document: str | bytes) -> tuple[Checked, ...]:
    """Check the one verdict of a record, or those of all sessions in a JSON file.

    What is neither raises `RecordError`.
    """
    text = text_of(document)
    if is_json(text):
        return tuple(
            Checked(
                f"{each.id[:8]} {each.name}".rstrip(),
                each.features,
                each.verdict,
                each.rule,
                each.decision.framework if each.decision else None,
            )
            for each in shown_sessions(text)
        )
    stated = stated_in(text)
    return (Checked("The record", stated.features, stated.verdict, stated.rule, stated.decision),)
