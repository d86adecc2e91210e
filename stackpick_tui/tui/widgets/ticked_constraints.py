"""The ticked constraints, listed where the checklist leaves space."""

from textual.content import Content

from stackpick_tui.advice.constraints import Constraint, in_order
from stackpick_tui.sessions.session import Session
from stackpick_tui.tui.styles import FRAMEWORK, MUTED, STRONG

_PULL = len("  -> Django  ")


def constraint_lines(session: Session, width: int, height: int) -> list[Content]:
    """Return a heading and each constraint with its pull; for those that do not fit, how many they are."""
    entries = [_entry(constraint, width) for constraint in in_order(session.constraints)]
    entries += [[Content(f"  [x]  {name}")] for name in session.unknown_constraints]
    if not entries or height < _LEAST or width <= _PULL:
        return []
    lines = [Content(""), Content.assemble(("  Beyond the rule ", STRONG), ("(b)", MUTED))]
    for index, entry in enumerate(entries):
        is_last = index == len(entries) - 1
        if len(lines) + len(entry) + (not is_last) > height:
            return [*lines, Content.styled(f"  and {len(entries) - index} more", MUTED)]
        lines += entry
    return lines


def _entry(constraint: Constraint, width: int) -> list[Content]:
    toward = constraint.pull.toward
    lead = (
        Content.styled(f"  -> {toward.value}", FRAMEWORK[toward])
        if toward
        else Content.styled("  neither", MUTED)
    )
    first, *others = Content(constraint.label).wrap(width - _PULL)
    return [
        lead.pad_right(_PULL - lead.cell_length) + first,
        *(line.pad_left(_PULL) for line in others),
    ]


_LEAST = 3
"""The fewest rows worth beginning with: air, the heading, and one constraint or how many there are."""
