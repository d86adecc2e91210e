"""A choice between Flask, Django and what else was decided before."""

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from stackpick_tui.advice.rule import Framework
from stackpick_tui.tui.keys import HERE
from stackpick_tui.tui.styles import MUTED, STRONG


class FrameworkChoice(Widget, can_focus=True):
    """One line per option; a mark, not a colour, says which is chosen.

    Textual's RadioSet draws chosen and not chosen with the same characters, alike without colours. Its arrows
    only move a cursor and Enter chooses; here arrows choose, so that Enter can decide.
    """

    BINDINGS = [
        Binding("up,left", "move(-1)", "choose", show=False, group=HERE),
        Binding("down,right", "move(1)", "choose", show=False, group=HERE),
        Binding("space", "next", "the next one", show=False, group=HERE),
    ]

    chosen: reactive[str | None] = reactive[str | None](None)
    """The name of the chosen one; None withdraws the decision."""

    def __init__(self, chosen: str, *, can_withdraw: bool) -> None:
        """Offer both frameworks, what else was chosen, and none if the decision can be withdrawn."""
        super().__init__()
        self.set_reactive(FrameworkChoice.chosen, chosen)
        names = dict.fromkeys([*(framework.value for framework in Framework), chosen])
        self._options: list[str | None] = [*names, *([None] if can_withdraw else [])]

    def render(self) -> Content:
        """Draw the options."""
        return Content("\n").join(self._option(name) for name in self._options)

    def _option(self, name: str | None) -> Content:
        is_chosen = name == self.chosen
        mark = "(x)" if is_chosen else "( )"
        return Content.styled(f"{mark} {name or 'Undecided'}", STRONG if is_chosen else MUTED)

    def action_move(self, options: int) -> None:
        """Choose an option further down, or up if negative."""
        index = self._options.index(self.chosen) + options
        self.chosen = self._options[max(0, min(index, len(self._options) - 1))]

    def action_next(self) -> None:
        """Choose the next option, or the first after the last."""
        self.chosen = self._options[(self._options.index(self.chosen) + 1) % len(self._options)]

    def on_click(self, event: events.Click) -> None:
        """Choose the option that was clicked."""
        if event.y < len(self._options):
            self.chosen = self._options[event.y]
