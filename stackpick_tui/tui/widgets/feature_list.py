"""The checklist: a row for each feature, and a cursor."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive, var
from textual.widget import Widget

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions.session import Session, new_session
from stackpick_tui.tui.keys import MOVE, key
from stackpick_tui.tui.styles import MUTED, STRONG, TICKED
from stackpick_tui.tui.widgets.ticked_constraints import TickedConstraints


class FeatureRow(Widget):
    """One feature: its tick, number and name, and its meaning below."""

    class Clicked(Message):
        """A row was clicked."""

        def __init__(self, feature: Feature) -> None:
            super().__init__()
            self.feature = feature
            """The feature of the row."""

    ticked: reactive[bool] = reactive(False)
    """Whether the feature is ticked."""
    under_cursor: reactive[bool] = reactive(False, toggle_class="-cursor")
    """Whether the cursor is on this row."""

    def __init__(self, feature: Feature) -> None:
        """Draw one feature."""
        super().__init__()
        self.feature = feature

    def on_click(self) -> None:
        """Say that this row was clicked."""
        self.post_message(self.Clicked(self.feature))

    def render(self) -> Content:
        """Draw the row, with the short name where the long one does not fit."""
        cursor = ">" if self.under_cursor else " "
        indent = len("> [x] 1  ")
        width = self.size.width - indent
        label = self.feature.label if len(self.feature.label) <= width else self.feature.short
        return Content.assemble(
            (f"{cursor} ", MUTED),
            ("[x]", TICKED) if self.ticked else ("[ ]", MUTED),
            (f" {self.feature.number}  ", MUTED),
            (label, STRONG) if self.ticked else label,
            "\n" + " " * indent,
            (self.feature.meaning, MUTED),
        )


class FeatureList(VerticalScroll, can_focus=True, inherit_bindings=False):
    """The features, one of them under the cursor; the screen ticks them."""

    BINDINGS = [
        key("up,k", "move(-1)", "up", MOVE),
        key("down,j", "move(1)", "down", MOVE),
        key("home,g", f"move(-{len(Feature)})", "first", MOVE),
        key("end,G", f"move({len(Feature)})", "last", MOVE),
    ]

    session: var[Session] = var(new_session)
    """The session whose features are ticked."""
    cursor: var[int] = var(0)
    """The index of the row under the cursor."""

    def compose(self) -> ComposeResult:
        """Lay out a row for each feature, and the ticked constraints below."""
        for feature in Feature:
            yield FeatureRow(feature)
        yield TickedConstraints().data_bind(FeatureList.session)

    @property
    def highlighted(self) -> Feature:
        """The feature under the cursor."""
        return list(Feature)[self.cursor]

    def validate_cursor(self, row: int) -> int:
        """Keep the cursor within the list."""
        return max(0, min(row, len(Feature) - 1))

    def watch_cursor(self, row: int) -> None:
        """Mark the row under the cursor and scroll it into view."""
        for index, widget in enumerate(self.query(FeatureRow)):
            widget.under_cursor = index == row
            if index == row:
                self.scroll_to_widget(widget, animate=False)

    def watch_session(self, session: Session) -> None:
        """Draw the ticks."""
        for widget in self.query(FeatureRow):
            widget.ticked = widget.feature in session.features

    def on_mount(self) -> None:
        """Draw the cursor, which was set before there were rows."""
        self.watch_cursor(self.cursor)

    def action_move(self, rows: int) -> None:
        """Move the cursor down, or up if negative."""
        self.cursor += rows
