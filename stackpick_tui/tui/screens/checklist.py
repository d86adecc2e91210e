"""The screen the app opens on: tick what the project needs, and see the verdict."""

from textual import events, getters
from textual.app import ComposeResult
from textual.containers import Container
from textual.reactive import var

from stackpick_tui.advice.features import Feature
from stackpick_tui.tui.background import in_background
from stackpick_tui.tui.history import SessionHistory
from stackpick_tui.tui.keys import ANSWER, key
from stackpick_tui.tui.screens.base_screen import BaseScreen
from stackpick_tui.tui.screens.session_screen import SessionScreen
from stackpick_tui.tui.widgets.feature_list import FeatureList
from stackpick_tui.tui.widgets.too_small import MIN_COLUMNS, MIN_ROWS, TooSmall
from stackpick_tui.tui.widgets.verdict_panel import Evidence, VerdictPanel, VerdictTitle


def read_evidence() -> Evidence:
    """Import what draws the evidence, and read its files."""
    from stackpick_tui.tui.widgets.both_cases import both_cases
    from stackpick_tui.tui.widgets.evidence_blocks import evidence_blocks, read_evidence

    read_evidence()
    return Evidence(evidence_blocks, both_cases)


class ChecklistScreen(SessionScreen):
    """The features on the left, the live verdict on the right; one above the other where it is narrow."""

    BAR = ("tick", *SessionScreen.BAR)
    # The keys that tick are bound here, not in the list: the next key could overtake the list's message.
    BINDINGS = [
        key("space", "tick", "toggle", ANSWER),
        key("enter,x", "tick", "toggle", ANSWER),
        *(
            key(str(feature.number), f"tick({feature.number})", f"toggle {feature.label}", ANSWER)
            for feature in Feature
        ),
    ]

    is_untouched: var[bool] = var(True)
    """Whether nobody has ticked or written anything in the open session yet."""

    feature_list = getters.query_one(FeatureList)
    verdict_panel = getters.query_one(VerdictPanel)

    def compose_body(self) -> ComposeResult:
        """Lay out the two panes, and the line that replaces them where they do not fit."""
        with Container(id="panes"):
            features = FeatureList(id="features").data_bind(BaseScreen.session)
            features.border_title = "What does the project need?"
            yield features
            yield VerdictTitle().data_bind(BaseScreen.session, ChecklistScreen.is_untouched)
            yield VerdictPanel().data_bind(BaseScreen.session, ChecklistScreen.is_untouched)
        yield TooSmall().data_bind(BaseScreen.session)

    def on_mount(self) -> None:
        """Have the evidence read once the first frame is drawn: neither that nor a key ever waits for it."""
        self.call_after_refresh(self.run_worker, self._read_evidence)

    async def _read_evidence(self) -> None:
        self.verdict_panel.evidence = await in_background(read_evidence)

    def compute_is_untouched(self) -> bool:
        """Tell from the history, which is made before there is anything to draw."""
        return self.history.is_untouched and not self.session.features

    def on_resize(self, event: events.Resize) -> None:
        """Show only the verdict where the panes do not fit."""
        self.set_class(event.size.width < MIN_COLUMNS or event.size.height < MIN_ROWS, "-too-small")

    def on_feature_list_clicked(self, message: FeatureList.Clicked) -> None:
        """Tick or untick the feature that was clicked."""
        self.action_tick(message.feature.number)

    def action_new(self) -> None:
        """Begin another session, at its first feature."""
        super().action_new()
        self.feature_list.cursor = 0

    def resume(self, history: SessionHistory | None) -> None:
        """Go on with the history that another screen returns; another session begins at its first feature."""
        if history is not None and history.session.id != self.session.id:
            self.feature_list.cursor = 0
        super().resume(history)

    def action_tick(self, number: int | None = None) -> None:
        """Tick or untick a feature by its number and move the cursor there, or the one under the cursor."""
        if number is not None:
            self.feature_list.cursor = number - 1
        self.change(self.session.toggled(self.feature_list.highlighted))

    def leave(self) -> None:
        """Stay: there is no screen below, and Esc never quits."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer Esc only while there is a banner to close."""
        if action == "back" and not self.store_state.banner:
            return False
        return super().check_action(action, parameters)
