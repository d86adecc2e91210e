"""The second checklist: a row a constraint, and a cursor."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive, var
from textual.widget import Widget

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.sessions.session import Session, new_session
from stackpick_tui.tui.phrases import pull
from stackpick_tui.tui.styles import FRAMEWORK, MUTED, STRONG, TICKED

ROWS = tuple(Constraint)
"""The constraints in their order."""


class ConstraintRow(Widget):
    """One constraint: its tick as a word, its label, and which way it pulls."""

    @dataclass
    class Clicked(Message):
        """The mouse was pressed on a row."""

        constraint: Constraint
        """The constraint of the row."""

    ticked: reactive[bool] = reactive(False)
    """Whether it is true of the project."""
    under_cursor: reactive[bool] = reactive(False, toggle_class="-cursor")
    """Whether the cursor is here."""

    def __init__(self, constraint: Constraint) -> None:
        """Draw one constraint.

        Args:
            constraint: The constraint of this row.
        """
        super().__init__()
        self.constraint = constraint

    def on_click(self) -> None:
        """Tell the list."""
        self.post_message(self.Clicked(self.constraint))

    def render(self) -> Content:
        """Draw the row; where both do not fit, the pull is left to the text about the row."""
        label = self.constraint.label
        told = pull(self.constraint.pull)
        start = f"{'>' if self.under_cursor else ' '} "
        room = self.size.width - len(f"{start}[x]  {label}  {told}")
        toward = self.constraint.pull.toward
        parts: list[str | tuple[str, str]] = [
            (start, MUTED),
            ("[x]", TICKED) if self.ticked else ("[ ]", MUTED),
            "  ",
            (label, STRONG) if self.ticked else label,
        ]
        if room >= 0:
            parts += [" " * (room + 2), (told, FRAMEWORK[toward] if toward else MUTED)]
        return Content.assemble(*parts)


class ConstraintList(VerticalScroll, can_focus=True, inherit_bindings=False):
    """The constraints, one of them under the cursor; what a tick changes is the screen's business."""

    session: var[Session] = var(new_session)
    """The session whose constraints are ticked."""
    cursor: var[int] = var(0)
    """The row under the cursor, from 0."""

    def compose(self) -> ComposeResult:
        """Lay out one row a constraint, and below them what is not known."""
        for constraint in ROWS:
            yield ConstraintRow(constraint)
        yield UnknownConstraints().data_bind(ConstraintList.session)

    @property
    def highlighted(self) -> Constraint:
        """The constraint under the cursor."""
        return ROWS[self.cursor]

    def validate_cursor(self, row: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(row, len(ROWS) - 1))

    def watch_cursor(self, row: int) -> None:
        """Mark the row under the cursor and bring it into view."""
        for index, widget in enumerate(self.query(ConstraintRow)):
            widget.under_cursor = index == row
            if index == row:
                self.scroll_to_widget(widget, animate=False)

    def watch_session(self, session: Session) -> None:
        """Draw the ticks."""
        for widget in self.query(ConstraintRow):
            widget.ticked = widget.constraint in session.constraints

    def on_mount(self) -> None:
        """Draw what was set before there were rows."""
        self.watch_session(self.session)
        self.watch_cursor(self.cursor)


class UnknownConstraints(Widget):
    """What is ticked but not known to this version; it stays with the session."""

    session: reactive[Session] = reactive(new_session, layout=True)
    """The session that may have some."""

    def render(self) -> Content:
        """Draw a line each."""
        return Content("\n").join(
            Content(f"  [x]  {name} (not known to this version)") for name in self.session.unknown_constraints
        )
