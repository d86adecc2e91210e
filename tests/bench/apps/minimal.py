"""The same questionnaire as anybody would write it first: five ticks, a verdict line, header and footer."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, SelectionList, Static

FEATURES = ("accounts", "orm", "migrations", "social", "admin")


class Minimal(App[None]):
    BINDINGS = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        yield Header()
        yield SelectionList(*((name, name) for name in FEATURES))
        yield Static("Verdict: Flask", id="verdict")
        yield Footer()

    def on_selection_list_selected_changed(self, event: SelectionList.SelectedChanged[str]) -> None:
        verdict = "Django" if len(event.selection_list.selected) >= 2 else "Flask"
        self.query_one("#verdict", Static).update(f"Verdict: {verdict}")


Minimal().run()
