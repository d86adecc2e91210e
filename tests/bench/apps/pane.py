"""The least that turning a verdict can be: one framed pane drawn anew, without a new layout."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Pane(App[None]):
    CSS = "Static { width: 58; height: 1fr; border: round green; }"

    def compose(self) -> ComposeResult:
        yield Static(id="pane")

    def on_mount(self) -> None:
        self.show("Flask")

    def show(self, verdict: str) -> None:
        pane = self.query_one("#pane", Static)
        pane.border_title = f"Verdict: {verdict}"
        pane.update("\n".join([f"{verdict}, and a line of why"] * 16), layout=False)

    def key_2(self) -> None:
        self.show("Django")


Pane().run()
