"""Beyond the rule: tick what else is true of the project, and see which way it pulls."""

from textual import getters
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from stackpick_tui.advice.considerations import why_it_pulls
from stackpick_tui.advice.constraints import balance
from stackpick_tui.tui.keys import ANSWER, GO, MOVE, key
from stackpick_tui.tui.phrases import pull
from stackpick_tui.tui.screens.base_screen import BaseScreen
from stackpick_tui.tui.screens.session_screen import SessionScreen
from stackpick_tui.tui.styles import FRAMEWORK, MUTED, STRONG
from stackpick_tui.tui.widgets.constraint_list import ROWS, ConstraintList, ConstraintRow


class BeyondScreen(SessionScreen):
    """The constraints at the left, beside them why the one under the cursor pulls; narrow, below."""

    BAR = ("tick", "back", *SessionScreen.BAR)
    BINDINGS = [
        key("space", "tick", "toggle", ANSWER),
        key("enter,x", "tick", "toggle", ANSWER),
        key("escape,b", "back", "back", GO),
        key("up,k", "move(-1)", "up", MOVE),
        key("down,j", "move(1)", "down", MOVE),
        key("pageup", "page(-1)", "page up", MOVE),
        key("pagedown", "page(1)", "page down", MOVE),
        key("home,g", f"move(-{len(ROWS)})", "first", MOVE),
        key("end,G", f"move({len(ROWS)})", "last", MOVE),
    ]

    _list = getters.query_one(ConstraintList)

    def compose_body(self) -> ComposeResult:
        """Lay out the list, and the text about the row under the cursor."""
        with Container(id="panes"):
            constraints = ConstraintList(id="constraints").data_bind(BaseScreen.session)
            constraints.border_title = "Beyond the rule"
            yield constraints
            with VerticalScroll(id="why", can_focus=False) as pane:
                pane.border_title = "Why"
                yield Static(id="why-text", markup=False)

    def on_mount(self) -> None:
        """Follow the cursor."""
        self.watch(self._list, "cursor", self._draw_why)

    def watch_session(self) -> None:
        """Draw the balance."""
        self._draw_why()

    def _draw_why(self) -> None:
        constraint, session = self._list.highlighted, self.session
        toward = constraint.pull.toward
        why = why_it_pulls(constraint)
        told = balance(session.constraints).sentence or "Nothing ticked here yet."
        self.query_one("#why-text", Static).update(
            Content("\n").join(
                [
                    Content.styled(told, STRONG),
                    Content.styled(
                        f"The verdict stays {session.verdict.value}: the rule counts none of these.", MUTED
                    ),
                    Content(""),
                    Content.styled(constraint.label, STRONG),
                    Content.styled(pull(constraint.pull), FRAMEWORK[toward] if toward else MUTED),
                    Content(why.text),
                    *(Content.styled(f"Source: {source.title}", MUTED) for source in why.sources),
                ]
            )
        )
        self.query_one("#why").scroll_home(animate=False)

    def on_constraint_row_clicked(self, message: ConstraintRow.Clicked) -> None:
        """Tick or untick the row that was clicked."""
        self._list.cursor = ROWS.index(message.constraint)
        self.action_tick()

    def action_tick(self) -> None:
        """Tick or untick the constraint under the cursor; kept like a tick of a feature."""
        self.change(self.session.with_constraint_toggled(self._list.highlighted))

    def action_move(self, rows: int) -> None:
        """Move the cursor down by so many rows, up where negative."""
        self._list.cursor += rows

    def action_page(self, pages: int) -> None:
        """Move the cursor by what is in sight, less a row so that the eye can follow."""
        self._list.cursor += pages * max(self._list.size.height - 1, 1)

    def action_new(self) -> None:
        """Begin another session, on the checklist."""
        super().action_new()
        self.leave()
