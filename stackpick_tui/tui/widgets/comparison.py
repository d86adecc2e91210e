"""Two sessions side by side, as a table."""

from textual.content import Content

from stackpick_tui.advice.constraints import in_order as constraints_in_order
from stackpick_tui.advice.features import Feature
from stackpick_tui.records.difference import Difference
from stackpick_tui.sessions.session import Decision
from stackpick_tui.tui.styles import FRAMEWORK, HEADING, MUTED, STRONG, TICKED, decided

_GAP = 2
"""Cells between two columns."""
_LABELS = 18
"""The fewest cells for the labels of the rows."""


def comparison(found: Difference, width: int) -> Content:
    """Draw the five features of both sessions and the constraints that differ, in so many cells."""
    table = _Table(found, width)
    return Content("\n").join(
        [
            *(
                Content.assemble((f"{name}  ", HEADING), (session.title, STRONG))
                for name, session in (("A", found.left), ("B", found.right))
            ),
            Content(""),
            Content(found.sentence),
            Content(""),
            table.row("", Content.styled("A", HEADING), Content.styled("B", HEADING)),
            table.verdicts(),
            *table.decisions(),
            *table.features(),
            *table.constraints(),
            *table.unknown(),
        ]
    )


class _Table:
    """A column of labels and one for each session."""

    def __init__(self, found: Difference, width: int) -> None:
        self._found = found
        widest = max(
            len(name)
            for session in (found.left, found.right)
            for name in ("Django", session.decision.chosen if session.decision else "")
        )
        room = max(width - _LABELS, 0) // 2 - _GAP
        self._column = max(len("[x]"), min(widest, room))
        self._labels = max(width - 2 * (self._column + _GAP), 1)

    def row(self, label: str, left: Content, right: Content, style: str = "") -> Content:
        """Draw a row whose two values stand in their columns."""
        cells = [Content.styled(label, style).truncate(self._labels, ellipsis=True, pad=True)]
        for value in (left, right):
            cells += [Content(" " * _GAP), value.truncate(self._column, ellipsis=True, pad=True)]
        return Content("").join(cells)

    def verdicts(self) -> Content:
        """Draw what the rule says of each."""
        left, right = (
            Content.styled(each.framework.value, FRAMEWORK[each.framework]) for each in self._found.verdicts
        )
        return self.row("The rule says", left, right)

    def decisions(self) -> list[Content]:
        """Draw what was decided, if anything was."""
        left, right = self._found.left.decision, self._found.right.decision
        return [self.row("Decided", _chosen(left), _chosen(right))] if left or right else []

    def features(self) -> list[Content]:
        """Draw a row for each feature, bold where the sessions differ."""
        left, right = self._found.left.features, self._found.right.features
        return [
            self._ticks(
                feature.label if len(feature.label) <= self._labels else feature.short,
                is_left=feature in left,
                is_right=feature in right,
            )
            for feature in Feature
        ]

    def constraints(self) -> list[Content]:
        """Draw the constraints that differ, if any do."""
        left, right = self._found.constraints_only_left, self._found.constraints_only_right
        rows = [
            self._ticks(constraint.label, is_left=constraint in left, is_right=constraint in right)
            for constraint in constraints_in_order(left | right)
        ]
        return [Content(""), Content.styled("Beyond the rule they differ in", HEADING), *rows] if rows else []

    def unknown(self) -> list[Content]:
        """Draw what differs and is not known to this release, if anything is."""
        left, right = (
            (*only.features, *only.constraints)
            for only in (self._found.unknown_only_left, self._found.unknown_only_right)
        )
        rows = [self._ticks(name, is_left=True, is_right=False) for name in left]
        rows += [self._ticks(name, is_left=False, is_right=True) for name in right]
        return [Content(""), Content.styled("Not known to this release", HEADING), *rows] if rows else []

    def _ticks(self, label: str, *, is_left: bool, is_right: bool) -> Content:
        style = STRONG if is_left is not is_right else MUTED
        return self.row(label, _tick(is_ticked=is_left), _tick(is_ticked=is_right), style)


def _tick(*, is_ticked: bool) -> Content:
    return Content.styled("[x]", TICKED) if is_ticked else Content.styled("[ ]", MUTED)


def _chosen(decision: Decision | None) -> Content:
    return Content.styled(decision.chosen, decided(decision)) if decision else Content.styled("-", MUTED)
