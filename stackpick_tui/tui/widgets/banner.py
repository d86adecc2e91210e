"""A message that stays until it is closed."""

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class Banner(Widget):
    """Says what happened; a click closes it, as Esc does."""

    text: reactive[str] = reactive("", layout=True)
    """The message, shown literally; empty hides the banner."""

    class Closed(Message):
        """The banner was clicked away."""

    def watch_text(self, text: str) -> None:
        """Hide the banner while there is nothing to say."""
        self.display = bool(text)

    def render(self) -> str:
        """Draw the message and how to close it."""
        return f"{self.text}  (Esc puts this away)" if self.text else ""

    def on_click(self, _: events.Click) -> None:
        """Ask for the banner to be closed."""
        self.post_message(self.Closed())
