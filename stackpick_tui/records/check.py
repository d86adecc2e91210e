"""Checks a record or an export: are the verdicts it states still what today's rule says?"""

from dataclasses import dataclass

from stackpick_tui.advice.features import Feature, in_order
from stackpick_tui.advice.rule import RULE, Framework, decide
from stackpick_tui.records.errors import RecordError
from stackpick_tui.records.json_reader import is_json, text_of
from stackpick_tui.records.reading import shown_sessions
from stackpick_tui.records.reproduce import is_record, stated_in


@dataclass(frozen=True, slots=True)
class Checked:
    """A stated verdict, and today's."""

    id: str | None
    """The session's id; None for a record, which has none."""
    name: str
    """The session's name; empty for a record."""
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
        """The session, what is stated, what today's rule says, and what changed if they differ."""
        title = f"{f'{self.id[:8]} {self.name}'.rstrip()}: " if self.id else ""
        ticked = ", ".join(feature.short for feature in in_order(self.features)) or "nothing ticked"
        if self.agrees:
            decided = f"; decided: {self.decision}" if self.decision not in {None, self.stated} else ""
            return f"{title}{self.stated.value} for {ticked}, as today's rule ({RULE}) says{decided}"
        cause = "the features or the verdict were edited" if self.rule == RULE else "the rule has changed"
        return (
            f"{title}{self.stated.value} for {ticked} by the rule of {self.rule}, "
            f"but today's rule ({RULE}) says {self.today.value}: {cause}"
        )


def is_foreign(document: bytes, *, is_markdown: bool) -> bool:
    """Tell whether a file is Markdown that is no record of ours; a damaged record is ours.

    Args:
        document: What is in it.
        is_markdown: Whether that is known; otherwise what may be JSON is not taken for Markdown.
    """
    try:
        text = text_of(document)
    except RecordError:
        # the lines that tell a record are ASCII, in whatever encoding the rest of it was saved
        text = document.decode("latin-1")
    return not is_record(text) and (is_markdown or not is_json(text))


def check(document: str | bytes) -> tuple[Checked, ...]:
    """Check the verdict of a record, or of every session in a JSON file; else raise `RecordError`."""
    text = text_of(document)
    if is_json(text):
        return tuple(
            Checked(
                each.public_id,
                each.name,
                each.features,
                each.verdict,
                each.rule,
                each.decision.chosen if each.decision else None,
            )
            for each in shown_sessions(text)
        )
    stated = stated_in(text)
    return (Checked(None, "", stated.features, stated.verdict, stated.rule, stated.decision),)
