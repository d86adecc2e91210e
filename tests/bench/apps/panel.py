"""The least that turning our verdict can be, all of it said: the panel's rows alone, made beforehand."""

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Static

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import decide
from stackpick_tui.sessions.session import Session, new_session
from stackpick_tui.tui.palette import readable
from stackpick_tui.tui.widgets.answer_blocks import answer_blocks
from stackpick_tui.tui.widgets.both_cases import both_cases
from stackpick_tui.tui.widgets.evidence_blocks import evidence_blocks
from stackpick_tui.tui.widgets.verdict_panel import panel_lines

SIZE = (110, 41)


def rows(session: Session) -> Content:
    return Content("\n").join(
        panel_lines(
            lambda width, in_columns: (
                *answer_blocks(session, width, is_untouched=False),
                *evidence_blocks(session, width, in_columns),
            ),
            lambda width: both_cases(session, width),
            *SIZE,
        )
    )


class Panel(App[None]):
    CSS = """
    Static { width: 112; height: 1fr; border: round $flask 60%; text-wrap: nowrap; }
    .-django { border: round $django 60%; }
    """

    def get_css_variables(self) -> dict[str, str]:
        variables = super().get_css_variables()
        return {**variables, **readable(variables)}

    def compose(self) -> ComposeResult:
        yield Static(id="panel")

    def on_mount(self) -> None:
        features = list(Feature)
        self.sessions = [new_session().with_features(features[:count]) for count in (1, 2)]
        self.said = [rows(session) for session in self.sessions]
        self.show(0)

    def show(self, index: int) -> None:
        panel, verdict = self.query_one(Static), decide(self.sessions[index].features).framework.value
        panel.border_title = f"Verdict: {verdict}"
        panel.set_class(index == 1, "-django")
        panel.update(self.said[index], layout=False)

    def key_2(self) -> None:
        self.show(1)


Panel().run()
