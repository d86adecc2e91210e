"""A choice between Flask, Django and something else."""

from enum import Enum

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from stackpick_tui.advice.rule import Framework
from stackpick_tui.tui.keys import HERE
from stackpick_tui.tui.styles import MUTED, STRONG


class Option(Enum):
    """What can be chosen; the value is what the row says."""

    FLASK = Framework.FLASK.value
    DJANGO = Framework.DJANGO.value
    SOMETHING_ELSE = "Something else"
    """It is named in a field of its own."""
    UNDECIDED = "Undecided"
    """The decision is withdrawn."""


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

    class Chosen(Message):
        """Another option is chosen."""

    chosen: reactive[Option] = reactive(Option.FLASK, init=False)
    """The option that is marked."""

    def __init__(self, chosen: Option, verdict: Framework, *, can_withdraw: bool) -> None:
        """Offer both frameworks and something else.

        Args:
            chosen: The option that is marked at first.
            verdict: The framework that the rule says, which is noted beside it.
            can_withdraw: Whether there is a decision that can be withdrawn.
        """
        super().__init__()
        self.set_reactive(FrameworkChoice.chosen, chosen)
        self._verdict = Option(verdict.value)
        self._options = [each for each in Option if can_withdraw or each is not Option.UNDECIDED]

    def render(self) -> Content:
        """Draw the options; a pointer says that the keys choose here."""
        return Content("\n").join(self._row(option) for option in self._options)

    def _row(self, option: Option) -> Content:
        is_chosen = option is self.chosen
        pointer = "> " if is_chosen and self.has_focus else "  "
        mark = "(x)" if is_chosen else "( )"
        row = Content.assemble((pointer, MUTED), (f"{mark} {option.value}", STRONG if is_chosen else MUTED))
        said = "  as the rule says" if option is self._verdict else ""
        return row + Content.styled(said, MUTED) if len(row) + len(said) <= self.size.width else row

    def watch_chosen(self) -> None:
        """Tell the dialog."""
        self.post_message(self.Chosen())

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
