"""The two rows of the screen that a session takes up in the list."""

from textual.content import Content

from stackpick_tui.advice.constraints import in_order as constraints_in_order
from stackpick_tui.sessions.session import Session
from stackpick_tui.tui.phrases import exact_moment, moment
from stackpick_tui.tui.styles import FRAMEWORK, MUTED, STRONG, decided


def first_row(session: Session, width: int, *, under_cursor: bool, is_marked: bool) -> Content:
    """Draw the name, or without one the answers, and when it was changed.

    Args:
        session: The session.
        width: The cells there are.
        under_cursor: Whether the cursor is on it.
        is_marked: Whether it is marked to be compared.
    """
    lead = f"{'>' if under_cursor else ' '}{'*' if is_marked else ' '} "
    # several sessions of one day that nobody named are told apart by the time
    when = moment(session.updated) if session.name else exact_moment(session.updated)
    free = max(width - len(when) - len(lead) - 1, 0)
    if session.name:
        name = Content.styled(session.name, STRONG)
    elif session.is_overruled:
        name = _conclusion(session, STRONG)
    else:
        name = _answers(session, STRONG)
    name = name.truncate(free, ellipsis=True)
    return Content.assemble(
        (lead, STRONG), name, " " * (free - name.cell_length + 1), (when, MUTED)
    )  # fmt: skip


def second_row(session: Session, width: int) -> Content:
    """Draw what the first row does not say, as far as it fits."""
    return Content.assemble("   ", _more(session)).truncate(width, ellipsis=True)


def _more(session: Session) -> Content:
    if session.flaw:
        return Content.styled(f"damaged: {session.flaw}", MUTED)
    if session.name:
        return _answers(session, MUTED)
    if session.is_overruled:
        return Content.styled(session.ticks, MUTED)
    constraints = [constraint.label for constraint in constraints_in_order(session.constraints)]
    begun = f"begun {exact_moment(session.created)}"
    return Content.styled(session.note.partition("\n")[0] or ", ".join(constraints) or begun, MUTED)


def _conclusion(session: Session, style: str) -> Content:
    """Draw the verdict in its colour, and the decision where it differs."""
    verdict = Content.styled(session.verdict.value, FRAMEWORK[session.verdict])
    if session.decision is None or not session.is_overruled:
        return verdict
    return Content.assemble(
        verdict, (", decided ", style), (session.decision.chosen, decided(session.decision))
    )


def _answers(session: Session, style: str) -> Content:
    return Content.assemble(_conclusion(session, style), (f": {session.ticks}", style))
