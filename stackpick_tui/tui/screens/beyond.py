"""Beyond the rule: tick what else is true of the project, and see which way it pulls."""

from textual import events, getters
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

BESIDE = 110
"""From this width in cells, the reasons stand beside the list rather than below it."""


class BeyondScreen(SessionScreen):
    """The balance, the constraints, and why the one under the cursor pulls; narrow, one below the other."""

    CSS_PATH = "beyond.tcss"
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
        key("J,shift+down", "scroll_why(1)", "why down", MOVE),
        key("K,shift+up", "scroll_why(-1)", "why up", MOVE),
    ]

    _list = getters.query_one(ConstraintList)
    _pane = getters.query_one("#why", VerticalScroll)

    def compose_body(self) -> ComposeResult:
        """Lay out the balance, the list, and the text about the row under the cursor."""
        yield Static(id="balance", markup=False)
        with Container(id="beyond"):
            constraints = ConstraintList(id="constraints").data_bind(BaseScreen.session)
            constraints.border_title = "Beyond the rule"
            yield constraints
            with VerticalScroll(id="why", can_focus=False):
                yield Static(id="why-text", markup=False)

    def on_mount(self) -> None:
        """Follow the cursor."""
        self.set_class(self.app.size.width >= BESIDE, "-beside")
        self.watch(self._list, "cursor", self._draw_why)
        self.watch_session()

    def on_resize(self, event: events.Resize) -> None:
        """Put the reasons where there is room for them."""
        self.set_class(event.size.width >= BESIDE, "-beside")

    def watch_session(self) -> None:
        """Draw the balance."""
        told = balance(self.session.constraints).sentence or "Nothing ticked here yet."
        stays = f" The verdict stays {self.session.verdict.value}."
        self.query_one("#balance", Static).update(Content.assemble((told, STRONG), (stays, MUTED)))

    def _draw_why(self) -> None:
        constraint = self._list.highlighted
        toward, why = constraint.pull.toward, why_it_pulls(constraint)
        sources = "; ".join(source.title for source in why.sources)
        self._pane.border_title = Content(constraint.label)
        self.query_one("#why-text", Static).update(
            Content("\n").join(
                [
                    Content.styled(pull(constraint.pull), FRAMEWORK[toward] if toward else MUTED),
                    Content(why.text),
                    Content.styled(f"Source: {sources}", MUTED),
                ]
            )
        )
        self._pane.scroll_home(animate=False)

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

    def action_scroll_why(self, lines: int) -> None:
        """Scroll the reasons of the row under the cursor."""
        self._pane.scroll_relative(y=lines, animate=False, immediate=True)

    def action_new(self) -> None:
        """Begin another session, on the checklist."""
        super().action_new()
        self.leave()
