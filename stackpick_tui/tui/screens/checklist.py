"""The screen the app opens on: tick what the project needs, and watch the verdict."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Container

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Verdict, decide
from stackpick_tui.tui.history import SessionHistory
from stackpick_tui.tui.keys import ANSWER, key
from stackpick_tui.tui.screens.session_screen import SessionScreen
from stackpick_tui.tui.widgets.feature_list import FeatureList, FeatureRow
from stackpick_tui.tui.widgets.too_small import MIN_COLUMNS, MIN_ROWS, TooSmall
from stackpick_tui.tui.widgets.verdict_panel import VerdictPanel


class ChecklistScreen(SessionScreen):
    """The five features at the left, the live verdict at the right; below each other where it is narrow."""

    # Keys that tick stand here, not on the list: its message could be overtaken by the next key.
    BINDINGS = [
        key("space", "tick", "toggle", ANSWER, shown=True),
        key("enter,x", "tick", "toggle", ANSWER),
        *(
            key(str(feature.number), f"tick({feature.number})", f"toggle {feature.label}", ANSWER)
            for feature in Feature
        ),
    ]

    def compose_body(self) -> ComposeResult:
        """Lay out the two panes, and the line that stands in for them where they do not fit."""
        with Container(id="panes"):
            features = FeatureList(id="features")
            features.border_title = "What does the project need?"
            yield features
            yield VerdictPanel(id="verdict")
        yield TooSmall()

    @property
    def verdict(self) -> Verdict:
        """What the rule says for the ticks of the open session."""
        return decide(self.history.session.features)

    def watch_history(self) -> None:
        """Draw the ticks and the verdict."""
        super().watch_history()
        panel, session = self.query_one(VerdictPanel), self.history.session
        self.query_one(FeatureList).features = session.features
        panel.verdict, panel.decision = self.verdict, session.decision
        if self.is_current:
            # drawn at every key that is typed into the note above, it would hold up the typing
            panel.note = session.note
        self.query_one(TooSmall).verdict = self.verdict

    def on_screen_resume(self) -> None:
        """Draw what was noted meanwhile."""
        self.query_one(VerdictPanel).note = self.history.session.note

    def on_resize(self, event: events.Resize) -> None:
        """Show only the verdict where the panes do not fit."""
        self.set_class(event.size.width < MIN_COLUMNS or event.size.height < MIN_ROWS, "-too-small")

    def on_feature_row_clicked(self, message: FeatureRow.Clicked) -> None:
        """Tick or untick the row that was clicked."""
        self.action_tick(message.feature.number)

    def action_new(self) -> None:
        """Begin another session, at its first feature."""
        super().action_new()
        self.query_one(FeatureList).cursor = 0

    def resume(self, history: SessionHistory | None) -> None:
        """Go on with the history that another screen hands back, another session at its first feature."""
        if history is not None and history.session.id != self.history.session.id:
            self.query_one(FeatureList).cursor = 0
        super().resume(history)

    def action_tick(self, number: int | None = None) -> None:
        """Tick or untick a feature; the verdict follows in the same frame, the disk in its own time.

        Args:
            number: The feature's number, which the cursor moves to; the one under the cursor when left out.
        """
        features = self.query_one(FeatureList)
        if number is not None:
            features.cursor = number - 1
        self.change(self.history.session.toggled(features.highlighted))

    def leave(self) -> None:
        """Stay: there is nothing below this screen, and Esc never quits."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer Esc only where there is something to put away."""
        if action == "back" and not self.store_state.banner:
            return False
        return super().check_action(action, parameters)
