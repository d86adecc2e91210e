"""Flask or Django, one of them chosen."""

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from stackpick_tui.advice.rule import Framework


class FrameworkChoice(Widget, can_focus=True):
    """Two words side by side; the mark before each says which is chosen, not its colour."""

    COMPONENT_CLASSES = {"framework-choice--on", "framework-choice--off"}
    BINDINGS = [
        Binding("left,up", "choose('Flask')", "Flask", show=False),
        Binding("right,down", "choose('Django')", "Django", show=False),
        Binding("space", "change", "the other one", show=False),
    ]

    chosen: reactive[Framework] = reactive(Framework.FLASK)
    """The one that is chosen."""

    def __init__(self, chosen: Framework) -> None:
        """Offer both.

        Args:
            chosen: The one chosen at first.
        """
        super().__init__()
        self.set_reactive(FrameworkChoice.chosen, chosen)

    def render(self) -> Content:
        """Draw both."""
        return Content("   ").join(self._option(framework) for framework in Framework)

    def _option(self, framework: Framework) -> Content:
        is_chosen = framework is self.chosen
        look = self.get_visual_style(f"framework-choice--{'on' if is_chosen else 'off'}", partial=True)
        return Content.styled(f"{'(x)' if is_chosen else '( )'} {framework.value}", look)

    def action_choose(self, name: str) -> None:
        """Choose one of the two."""
        self.chosen = Framework(name)

    def action_change(self) -> None:
        """Choose the other one."""
        self.chosen = self.chosen.other

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        first = self._option(Framework.FLASK).cell_length
        self.chosen = Framework.FLASK if event.x <= first else Framework.DJANGO
