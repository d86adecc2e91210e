"""The screen the app opens on: tick what the project needs, and watch the verdict."""

from textual import events, getters
from textual.app import ComposeResult
from textual.containers import Container

from stackpick_tui.advice.features import Feature
from stackpick_tui.tui.history import SessionHistory
from stackpick_tui.tui.keys import ANSWER, key
from stackpick_tui.tui.screens.base_screen import BaseScreen
from stackpick_tui.tui.screens.session_screen import SessionScreen
from stackpick_tui.tui.widgets.feature_list import FeatureList, FeatureRow
from stackpick_tui.tui.widgets.too_small import MIN_COLUMNS, MIN_ROWS, TooSmall
from stackpick_tui.tui.widgets.verdict_panel import VerdictPanel


class ChecklistScreen(SessionScreen):
    """The five features at the left, the live verdict at the right; below each other where it is narrow."""

    BAR = ("tick", *SessionScreen.BAR)
    # Keys that tick stand here, not on the list: its message could be overtaken by the next key.
    BINDINGS = [
        key("space", "tick", "toggle", ANSWER),
        key("enter,x", "tick", "toggle", ANSWER),
        *(
            key(str(feature.number), f"tick({feature.number})", f"toggle {feature.label}", ANSWER)
            for feature in Feature
        ),
    ]

    features = getters.query_one(FeatureList)
    verdict_panel = getters.query_one(VerdictPanel)

    def compose_body(self) -> ComposeResult:
        """Lay out the two panes, and the line that stands in for them where they do not fit."""
        with Container(id="panes"):
            features = FeatureList(id="features").data_bind(BaseScreen.session)
            features.border_title = "What does the project need?"
            yield features
            yield VerdictPanel(id="verdict").data_bind(BaseScreen.session)
        yield TooSmall().data_bind(BaseScreen.session)

    def on_screen_resume(self) -> None:
        """Draw what was noted meanwhile."""
        self.verdict_panel.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Show only the verdict where the panes do not fit."""
        self.set_class(event.size.width < MIN_COLUMNS or event.size.height < MIN_ROWS, "-too-small")

    def on_feature_row_clicked(self, message: FeatureRow.Clicked) -> None:
        """Tick or untick the row that was clicked."""
        self.action_tick(message.feature.number)

    def action_new(self) -> None:
        """Begin another session, at its first feature."""
        super().action_new()
        self.features.cursor = 0

    def resume(self, history: SessionHistory | None) -> None:
        """Go on with the history that another screen hands back, another session at its first feature."""
        if history is not None and history.session.id != self.session.id:
            self.features.cursor = 0
        super().resume(history)

    def action_tick(self, number: int | None = None) -> None:
        """Tick or untick a feature; the verdict follows in the same frame, the disk in its own time.

        Args:
            number: The feature's number, which the cursor moves to; the one under the cursor when left out.
        """
        if number is not None:
            self.features.cursor = number - 1
        self.change(self.session.toggled(self.features.highlighted))

    def leave(self) -> None:
        """Stay: there is nothing below this screen, and Esc never quits."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer Esc only where there is something to put away."""
        if action == "back" and not self.store_state.banner:
            return False
        return super().check_action(action, parameters)
